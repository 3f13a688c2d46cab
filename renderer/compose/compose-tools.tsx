import { useSlice } from '../bridge/hatcheck-context.tsx';
import type { Command } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import type { OpenDialog } from './compose-dialogs.tsx';
import './compose-tools.css';
import { MoreMenu } from './more-menu.tsx';

interface ComposeToolsProps {
  /** How many there are. */
  readonly drafts: number;
  /** False while something must come before writing. */
  readonly mayWrite: boolean;
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly onNew: () => void;
  readonly stop: Command<'panic'>;
}

/** Drafts, and everything else the tray has, since trays vanish on some desktops. */
export function ComposeTools({ drafts, mayWrite, onOpen, onNew, stop }: ComposeToolsProps) {
  const armed = useSlice((snapshot) => snapshot.identities.some((status) => status.armedUntil !== null));
  const going = useSlice((snapshot) => snapshot.outbox.some((entry) => entry.state.kind === 'held' || entry.state.kind === 'waiting'));
  return (
    <nav className="tools" aria-label="Drafts and more">
      {drafts === 0 && !mayWrite ? null : (
        <Button look="quiet" size="small" icon="drafts" onPress={() => onOpen('drafts')}>
          {`Drafts, ${drafts}`}
        </Button>
      )}
      {mayWrite ? (
        <Button look="quiet" size="small" icon="plus" onPress={onNew}>
          New post
        </Button>
      ) : null}
      <span className="tools-end">
        {armed || going ? (
          <Button
            look="danger"
            size="small"
            icon="stop"
            isPending={stop.pending}
            onPress={() => void stop.run({})}
            aria-keyshortcuts="Control+Alt+Period"
          >
            Stop everything
          </Button>
        ) : null}
        <MoreMenu onOpen={onOpen} stop={stop} />
      </span>
    </nav>
  );
}
