import type { IdentityId } from '../../shared/account.ts';
import type { DraftPart } from '../../shared/post.ts';
import { identitiesOf } from '../../shared/posts-of.ts';
import { Audience } from '../audience/audience.tsx';
import type { BannerView } from '../banner/banner-view.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import type { DraftEditor } from './draft-editor.ts';
import { statusIn } from './draft-in-snapshot.ts';
import { useContent } from './use-draft-editor.ts';

interface ChooseFirstProps {
  readonly draftId: DraftId;
  readonly view: BannerView;
  readonly editor: DraftEditor;
}

/** Above a draft that cannot be posted as it is bound: why, a way to keep the text, and who it may be from. */
export function ChooseFirst({ draftId, view, editor }: ChooseFirstProps) {
  const chosen = useSlice((snapshot) => {
    const draft = statusIn(snapshot, draftId)?.draft;
    return draft === undefined ? [] : identitiesOf(draft);
  });
  const text = useContent(editor, (content) => textOf(content.parts));
  const bind = useCommand('draft.bind');
  const join = useCommand('draft.join');
  const leave = useCommand('draft.leave');
  return (
    <>
      {view.tone === 'blocked' ? <DraftsStay view={view} text={text} from={chosen} /> : null}
      <Audience
        chosen={chosen}
        onChoose={(identityId) => void bind.run({ draftId, identityId })}
        together={
          chosen.length < 2
            ? null
            : {
                onJoin: (identityId) => void join.run({ draftId, identityId }),
                onLeave: (identityId) => void leave.run({ draftId, identityId }),
              }
        }
      />
      <Refused refusal={bind.refusal} />
      <Refused refusal={join.refusal} />
      <Refused refusal={leave.refusal} />
    </>
  );
}

interface DraftsStayProps {
  readonly view: BannerView;
  readonly text: string;
  /** Whose it is. */
  readonly from: readonly IdentityId[];
}

/** The account may be gone from this computer; what was written for it is not. */
function DraftsStay({ view, text, from }: DraftsStayProps) {
  if (view.blocked === null && text === '') return null;
  const copy =
    text === '' ? null : (
      <CopyButton text={text} origin={{ from, source: 'draft' }}>
        Copy text
      </CopyButton>
    );
  if (view.blocked === null) {
    return (
      <NoticeBar level="info" title="Drafts stay here" words="You can copy the text, or choose another account for it.">
        {copy}
      </NoticeBar>
    );
  }
  return (
    <NoticeBar level="stop" title={view.title} words={`${view.blocked.words} Drafts stay here; you can copy the text.`}>
      {copy}
    </NoticeBar>
  );
}

function textOf(parts: readonly DraftPart[]): string {
  return parts
    .map((part) => part.text.trim())
    .filter((text) => text !== '')
    .join('\n\n');
}
