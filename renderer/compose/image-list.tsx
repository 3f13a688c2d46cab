import { useEffect, useState } from 'react';
import type { DraftImage } from '../../shared/post.ts';
import { useBridge } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { count } from '../parts/words.ts';
import { AltDialog } from './alt-dialog.tsx';
import type { DraftEditor } from './draft-editor.ts';
import { describeImage, removeImage } from './edit-content.ts';
import { partAt, useContent } from './use-draft-editor.ts';

interface ImageListProps {
  readonly draftId: string;
  readonly index: number;
  readonly editor: DraftEditor;
  /** Characters a description may have, as the network counts them. */
  readonly mostAlt: number;
}

/** The images of one post, each with its description or a nudge to write one. */
export function ImageList({ draftId, index, editor, mostAlt }: ImageListProps) {
  const images = useContent(editor, (content) => partAt(content, index).images);
  const [describing, setDescribing] = useState<string | null>(null);
  const described = images.find((image) => image.id === describing) ?? null;
  const missing = images.filter((image) => image.alt.trim() === '').length;
  if (images.length === 0) return null;
  return (
    <>
      <ul className="images" aria-label="Images">
        {images.map((image, place) => (
          <ImageTile
            key={image.id}
            draftId={draftId}
            image={image}
            name={`image ${place + 1}`}
            onDescribe={() => setDescribing(image.id)}
            onRemove={() => editor.change((content) => removeImage(content, index, image.id))}
          />
        ))}
      </ul>
      {missing === 0 ? null : (
        <NoticeBar
          level="info"
          title={`${count(missing, 'image has', 'images have')} no description.`}
          words="People who cannot see them will not know what they show."
        />
      )}
      <AltDialog
        key={describing}
        draftId={draftId}
        image={described}
        most={mostAlt}
        onClose={() => setDescribing(null)}
        onSave={(alt) => described !== null && editor.change((content) => describeImage(content, index, described.id, alt))}
      />
    </>
  );
}

interface ImageTileProps {
  readonly draftId: string;
  readonly image: DraftImage;
  readonly name: string;
  readonly onDescribe: () => void;
  readonly onRemove: () => void;
}

function ImageTile({ draftId, image, name, onDescribe, onRemove }: ImageTileProps) {
  const alt = image.alt.trim();
  return (
    <li className="image">
      <div className="image-frame">
        <ImagePreview draftId={draftId} image={image} />
        <span className="image-remove">
          <Button size="small" icon="close" iconOnly="always" onPress={onRemove}>
            {`Remove ${name}`}
          </Button>
        </span>
      </div>
      <span className={`image-alt${alt === '' ? ' image-alt-missing' : ''}`}>{alt === '' ? 'No description' : alt}</span>
      <Button size="small" onPress={onDescribe} aria-label={alt === '' ? `Describe ${name}` : `Change the description of ${name}`}>
        {alt === '' ? 'Describe' : 'Change'}
      </Button>
    </li>
  );
}

/** The image as main keeps it, or a drawing of one while it cannot be shown. */
export function ImagePreview({ draftId, image }: { readonly draftId: string; readonly image: DraftImage }) {
  const bridge = useBridge();
  const [source, setSource] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    bridge.run('draft.imagePreview', { draftId, imageId: image.id }).then(
      (result) => here && result.kind === 'ok' && setSource(result.value),
      () => undefined, // The drawing stays.
    );
    return () => {
      here = false;
    };
  }, [bridge, draftId, image.id]);
  return source === null ? <Icon name="image" size={24} /> : <img src={source} alt={image.alt} />;
}
