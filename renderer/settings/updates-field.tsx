import { isSuspicious, type UpdateState } from '../../shared/update.ts';
import { updateWords } from '../../shared/update-words.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { dayAndTime } from '../parts/words.ts';
import './updates-field.css';

/** Which version this is, and how things stand with newer ones. */
export function UpdatesField() {
  const { update, version } = useSnapshot();
  const { title, words } = updateWords(update);
  const isBusy = update.kind === 'looking' || update.kind === 'downloading';
  const suspicious = update.kind === 'refused' && isSuspicious(update.refusal);
  return (
    <div className="updates">
      <h2>Updates</h2>
      <div role="status">
        <NoticeBar level={suspicious ? 'caution' : 'info'} title={title} words={words}>
          {update.kind === 'off' || update.kind === 'ready' ? undefined : (
            <CommandButton command="update.look" args={{}} size="small" isDisabled={isBusy}>
              Look now
            </CommandButton>
          )}
        </NoticeBar>
      </div>
      {update.kind === 'downloading' ? <progress aria-label="Update downloaded" value={update.percent} max={100} /> : null}
      <p className="small muted">{`This is Hatcheck ${version}.${lookedAt(update)}`}</p>
    </div>
  );
}

function lookedAt(update: UpdateState): string {
  return 'at' in update ? ` Last looked ${dayAndTime(update.at)}.` : '';
}
