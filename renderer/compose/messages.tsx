import type { Refusal } from '../../shared/outcome.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { KeyringNotice } from '../parts/keyring-notice.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { Refused } from '../parts/refused.tsx';
import { standing } from './standing-messages.ts';
import type { Discard } from './use-discard.ts';

interface MessagesProps {
  readonly discard: Discard;
  readonly refusals: readonly (Refusal | null)[];
}

/** What the person should know above the text: notices, offline, what is wrong with this computer. */
export function Messages({ discard, refusals }: MessagesProps) {
  const messages = useSlice(standing);
  const notices = useSlice((snapshot) => snapshot.notices);
  return (
    <div className="messages">
      <KeyringNotice />
      {messages.map((message) => (
        <NoticeBar key={message.title} level={message.level} icon={message.icon} title={message.title} words={message.words} />
      ))}
      {notices.map((notice) => (
        <NoticeBar key={notice.id} level={notice.level} title={notice.title} words={notice.words}>
          <CommandButton command="notice.dismiss" args={{ noticeId: notice.id }} size="small" look="quiet" icon="close" iconOnly="always">
            {`Dismiss: ${notice.title}`}
          </CommandButton>
        </NoticeBar>
      ))}
      {discard.leaving.length === 0 ? null : (
        <div role="status">
          <NoticeBar level="info" icon="trash" title="Draft discarded">
            <Button size="small" onPress={discard.undo}>
              Undo
            </Button>
          </NoticeBar>
        </div>
      )}
      {refusals.map((refusal) => (refusal === null ? null : <Refused key={refusal.reason} refusal={refusal} />))}
    </div>
  );
}
