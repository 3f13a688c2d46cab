import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { listed } from '../parts/listed.ts';
import '../parts/menu.css';
import { Refused } from '../parts/refused.tsx';
import type { DraftId } from './current-draft.ts';
import { statusIn } from './draft-in-snapshot.ts';
import './text-choice.css';
import { type TextBy, type TextOf, textsOf } from './texts-in-snapshot.ts';

interface TextChoiceProps {
  readonly draftId: DraftId;
  /** The text that is shown. */
  readonly by: TextBy;
  readonly onText: (by: TextBy) => void;
}

/** So many are named; more are counted. */
const mostNamed = 2;

/** Of a draft for several: which text is shown, and ways to say it differently for one of them, or the same again. */
export function TextChoice({ draftId, by, onText }: TextChoiceProps) {
  const texts = useSlice((snapshot) => namedTexts(snapshot, draftId));
  const change = useCommand('draft.setOwnText');
  const common = texts.find((text) => text.by === null);
  const shown = texts.find((text) => text.by === by);
  const differ = async (identityId: string) => {
    const result = await change.run({ draftId, identityId, own: true });
    if (result.kind === 'ok') onText(identityId);
  };
  const sameAgain = async (identityId: string) => {
    const result = await change.run({ draftId, identityId, own: false });
    if (result.kind === 'ok') onText(null);
  };
  return (
    <section className="text-choice" aria-label="Texts of this post">
      {texts.length < 2 ? (
        <p className="small muted text-choice-words">{`All ${common?.sayers.length ?? 0} say the same.`}</p>
      ) : (
        texts.map((text) => (
          <Button
            key={text.by ?? ''}
            size="small"
            look={text.by === by ? 'plain' : 'quiet'}
            aria-pressed={text.by === by}
            onPress={() => onText(text.by)}
          >
            {`Text for ${text.words}`}
          </Button>
        ))
      )}
      <span className="text-choice-end">
        {by === null && common !== undefined && common.sayers.length > 1 ? (
          <WriteDifferently common={common} onChoose={(identityId) => void differ(identityId)} />
        ) : null}
        {by === null || shown === undefined ? null : (
          <Button size="small" look="quiet" isPending={change.pending} onPress={() => void sameAgain(by)}>
            {`Same text as ${common?.words ?? 'the others'} again`}
          </Button>
        )}
      </span>
      {by === null ? null : <p className="small muted text-choice-words">Going back keeps this text among your drafts.</p>}
      <Refused refusal={change.refusal} />
    </section>
  );
}

interface WriteDifferentlyProps {
  readonly common: NamedText;
  readonly onChoose: (identityId: string) => void;
}

function WriteDifferently({ common, onChoose }: WriteDifferentlyProps) {
  return (
    <MenuTrigger>
      <Button size="small" look="quiet" icon="chevron">
        Write it differently for…
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label="Write it differently for">
          {common.sayers.map((identityId, index) => (
            <MenuItem key={identityId} id={identityId} className="menu-item" onAction={() => onChoose(identityId)}>
              {common.names[index] ?? identityId}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface NamedText extends TextOf {
  /** Of those who say it, in their order. */
  readonly names: readonly string[];
  readonly words: string;
}

function namedTexts(snapshot: Snapshot, draftId: DraftId): readonly NamedText[] {
  const draft = statusIn(snapshot, draftId)?.draft;
  return (draft === undefined ? [] : textsOf(draft)).map((text) => {
    const names = text.sayers.map((id) => {
      const identity = snapshot.identities.find((status) => status.identity.id === id)?.identity;
      return identity === undefined ? 'an account that is signed out' : whoOf(snapshot, identity);
    });
    return { ...text, names, words: names.length > mostNamed ? `${names.length} accounts` : listed(names) };
  });
}
