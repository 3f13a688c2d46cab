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
  /** Characters a description may have, as the network counts them. */
  readonly most: number;
  readonly onClose: () => void;
  readonly onSave: (alt: string) => void;
}

/** Describe an image for people who cannot see it. Mount under the image's id as `key`. */
export function AltDialog({ draftId, image, most, onClose, onSave }: AltDialogProps) {
  const [alt, setAlt] = useState(image?.alt ?? '');
  const over = alt.trim().length - most;
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
        hint={`For people who cannot see it: what matters in this image. ${most.toLocaleString('en')} characters at most.`}
        multiline
        value={alt}
        onChange={setAlt}
        maxLength={Math.max(most, image?.alt.length ?? 0)}
        autoFocus
      />
      {over > 0 ? <p className="small caution-words" role="status">{`${over.toLocaleString('en')} characters too many.`}</p> : null}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="strong" isDisabled={over > 0} onPress={save}>
          Save description
        </Button>
      </div>
    </WindowDialog>
  );
}
