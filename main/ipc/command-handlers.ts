import { type Outcome, refused } from '../../shared/outcome.ts';
import { accountCommands } from './account-commands.ts';
import type { CommandHandlers } from './answer-command.ts';
import { audienceCommands, ownPostCommands } from './audience-commands.ts';
import { draftCommands } from './draft-commands.ts';
import type { CommandTargets, HandlerParts } from './handler-parts.ts';
import { messageCommands } from './message-commands.ts';
import { outboxCommands } from './outbox-commands.ts';
import { programCommands } from './program-commands.ts';
import { replyCommands } from './reply-commands.ts';
import { windowCommands } from './window-commands.ts';

const notOpen = refused(8, 'not-open', 'The keyring is not unlocked, so nothing could be done. Unlock it, then try again.');

/** What each command does. Nothing is decided here: every act asks the guard where it happens. */
export function createCommandHandlers(parts: HandlerParts): CommandHandlers {
  const whenOpen = <T>(act: (targets: CommandTargets) => Promise<Outcome<T>> | Outcome<T>): Promise<Outcome<T>> => {
    const targets = parts.targets();
    return targets === null ? Promise.resolve(notOpen) : Promise.resolve(act(targets));
  };
  /** Rules may have changed a moment ago: read them before an act that they could forbid. */
  const whenJudged = async <T>(act: (targets: CommandTargets) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    await parts.judge();
    return whenOpen(act);
  };

  return {
    ...draftCommands(parts, whenOpen, whenJudged),
    ...outboxCommands(parts, whenOpen, whenJudged),
    ...accountCommands(parts, whenOpen, whenJudged),
    ...programCommands(parts, whenOpen),
    ...windowCommands(parts),
    ...replyCommands(parts, whenOpen),
    ...audienceCommands(whenOpen),
    ...messageCommands(parts.state, whenOpen, whenJudged),
    ...ownPostCommands(whenOpen),
  };
}
