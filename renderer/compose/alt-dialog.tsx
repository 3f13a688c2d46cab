import { useState } from 'react';
import type { DraftImage } from '../../shared/post.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { WindowDialog } from '../parts/window-dialog.tsx';
import { ImagePreview } from './image-list.tsx';

interface AltDialogProps {
  readonly draftId: string;
  /** Null while closed. */
  readonly image: DraftImage | null;
  readonly onClose: () => void;
  readonly onSave: (alt: string) => void;
}

/** Describe an image for people who cannot see it. Mount under the image's id as `key`. */
export function AltDialog({ draftId, image, onClose, onSave }: AltDialogProps) {
  const [alt, setAlt] = useState(image?.alt ?? '');
  const save = () => {
    onSave(alt.trim());
    onClose();
  };
  return (
    <WindowDialog title="Describe this image" isOpen={image !== null} onClose={onClose}>
      {image === null ? null : (
        <div className="image-frame image-frame-large">
          <ImagePreview draftId={draftId} image={image} />
        </div>
      )}
      <Field
        label="Description"
        hint="For people who cannot see it: what matters in this image."
        multiline
        value={alt}
        onChange={setAlt}
        maxLength={2000}
        autoFocus
      />
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" onPress={save}>
          Save description
        </Button>
      </div>
    </WindowDialog>
  );
}
