import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { CommandArguments } from '../../shared/ipc.ts';
import type { ActAbout } from '../../shared/post.ts';
import type { IdentityStatus, Snapshot } from '../../shared/snapshot.ts';
import { whoOf } from '../../shared/which-network.ts';
import { useNow, useSlice } from '../bridge/hatcheck-context.tsx';
import { type Command, useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import '../parts/menu.css';
import { everyAct } from '../parts/act-words.ts';
import { Refused } from '../parts/refused.tsx';
import { count, timeLeft } from '../parts/words.ts';
import type { OpenDialog } from './compose-dialogs.tsx';

type Page = NonNullable<CommandArguments<'window.open'>['page']>;
const pages: readonly { readonly page: Page; readonly words: string }[] = [
  { page: 'accounts', words: 'Accounts' },
  { page: 'device', words: 'This computer' },
  { page: 'policy', words: 'Rules set by IT' },
  { page: 'history', words: 'History' },
];

interface MoreMenuProps {
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly stop: Command<'panic'>;
}

/** What the tray menu has, in the window. */
export function MoreMenu({ onOpen, stop }: MoreMenuProps) {
  const identities = useSlice((snapshot) => snapshot.identities);
  const names = useSlice((snapshot) => snapshot.identities.map(({ identity }) => whoOf(snapshot, identity)));
  const acts = useSlice((snapshot) => actsHere(snapshot));
  const now = useNow(identities.some((status) => status.armedUntil !== null));
  const arm = useCommand('arming.arm');
  const disarm = useCommand('arming.disarm');
  const open = useCommand('window.open');
  const quit = useCommand('program.quit');
  const brands = identities.filter((status) => status.identity.kind === 'brand');
  return (
    <span className="command">
      <MenuTrigger>
        <Button look="quiet" size="small" icon="more" iconOnly="always">
          More
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu" aria-label="More">
            {brands.map((status) => (
              <BrandItem
                key={status.identity.id}
                status={status}
                who={names[identities.indexOf(status)] ?? ''}
                now={now}
                arm={arm}
                disarm={disarm}
                onWhy={() => void open.run({ window: 'console', page: 'device' })}
              />
            ))}
            {brands.length > 0 ? <Separator className="menu-line" /> : null}
            <MenuItem className="menu-item" onAction={() => onOpen('signIn')}>
              Sign in to an account…
            </MenuItem>
            {brands.length > 0 ? (
              <MenuItem className="menu-item" onAction={() => onOpen('signOutBrands')}>
                {`Sign out of ${count(brands.length, 'brand account')}…`}
              </MenuItem>
            ) : null}
            <MenuItem className="menu-item" onAction={() => onOpen('reply')}>
              {`${everyAct(acts)}…`}
            </MenuItem>
            <Separator className="menu-line" />
            {pages.map(({ page, words }) => (
              <MenuItem key={page} className="menu-item" onAction={() => void open.run({ window: 'console', page })}>
                {words}
              </MenuItem>
            ))}
            <Separator className="menu-line" />
            <MenuItem className="menu-item menu-item-stop" textValue="Stop everything" onAction={() => void stop.run({})}>
              Stop everything <span className="menu-end">Ctrl+Alt+.</span>
            </MenuItem>
            <MenuItem className="menu-item" onAction={() => void quit.run({})}>
              Quit Hatcheck
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Refused refusal={arm.refusal ?? disarm.refusal ?? open.refusal} />
    </span>
  );
}

const everyKind: readonly ActAbout[] = ['repost', 'quote', 'like'];

/** What can be done about somebody's post at any of the networks signed in to. */
function actsHere({ accounts, networks }: Snapshot): readonly ActAbout[] {
  const signedIn = networks.filter(({ id }) => accounts.some((account) => account.network === id));
  return everyKind.filter((act) => signedIn.some(({ acts }) => acts.includes(act)));
}

interface BrandItemProps {
  readonly status: IdentityStatus;
  readonly who: string;
  readonly now: number;
  readonly arm: Command<'arming.arm'>;
  readonly disarm: Command<'arming.disarm'>;
  readonly onWhy: () => void;
}

/** A brand's lock, or the way to why there is none. */
function BrandItem({ status, who, now, arm, disarm, onWhy }: BrandItemProps) {
  const { identity, armedUntil } = status;
  const refusal = status.blocked ?? (armedUntil === null ? status.cannotArm : null);
  if (refusal !== null) {
    return (
      <MenuItem className="menu-item" textValue={`${who}: why not?`} onAction={onWhy}>
        {`${who}: not on this computer now. Why?`}
      </MenuItem>
    );
  }
  const act = () => void (armedUntil === null ? arm : disarm).run({ identityId: identity.id });
  const words = armedUntil === null ? `Unlock ${who}` : `Lock ${who}`;
  return (
    <MenuItem className="menu-item" textValue={words} onAction={act}>
      <span className="menu-mark" />
      {words}
      {armedUntil === null ? null : <span className="menu-end numbers">{timeLeft(armedUntil - now)}</span>}
    </MenuItem>
  );
}
