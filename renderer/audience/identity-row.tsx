import { useState } from 'react';
import type { IdentityId } from '../../shared/account.ts';
import type { IdentityStatus, RemovedAccount, Snapshot } from '../../shared/snapshot.ts';
import { type Meeting, whoOf } from '../../shared/which-network.ts';
import { initialOf } from '../banner/banner-view.ts';
import { Button } from '../parts/button.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { MarkOf } from '../parts/network-mark.tsx';
import { atHandle, clockTime, hostOf, kindWord, networkName, ownName, timeLeft } from '../parts/words.ts';
import './identity-row.css';

/** Ways to post as several. */
export interface Together {
  readonly onJoin: (identityId: IdentityId) => void;
  readonly onLeave: (identityId: IdentityId) => void;
}

interface IdentityRowProps {
  readonly snapshot: Meeting & Pick<Snapshot, 'identities'>;
  readonly status: IdentityStatus;
  /** Its server, where another identity here could be taken for it; else null. */
  readonly place: string | null;
  /** Main's time. */
  readonly now: number;
  /** The draft is from it, so it needs no choosing. */
  readonly chosen: boolean;
  readonly together: Together | null;
  /** The draft is from nobody else. */
  readonly isOnly: boolean;
  readonly onChoose: (identityId: IdentityId) => void;
}

/** One identity a draft may be from: Unlock, Choose, or why not. */
export function IdentityRow({ snapshot, status, place, now, chosen, together, isOnly, onChoose }: IdentityRowProps) {
  const { identity, blocked } = status;
  const who = whoOf(snapshot, identity);
  const about = [ownName(identity), networkName(snapshot, identity.network), place, kindWord(identity.kind)].filter(Boolean).join(', ');
  return (
    <li className={`row${blocked === null ? '' : ' row-blocked'}`}>
      <IdentityShape
        shape={blocked === null ? identity.kind : 'blocked'}
        initial={initialOf(identity.displayName, identity.handle)}
        avatar={identity.avatar}
        accent={identity.kind === 'brand' && blocked === null ? identity.accent : null}
      />
      <span className="row-names">
        <span className="row-who">
          <b>{atHandle(identity.handle)}</b>
          <MarkOf identityId={identity.id} />
        </span>
        <small>{about}</small>
      </span>
      <span className="row-end">
        {blocked === null ? (
          <UsableEnd status={status} who={who} now={now} chosen={chosen} together={together} isOnly={isOnly} onChoose={onChoose} />
        ) : (
          <>
            <Why about={`${who} cannot post here`} words={blocked.words} />
            {chosen && !isOnly && together !== null ? <TakeOff who={who} onPress={() => together.onLeave(identity.id)} /> : null}
          </>
        )}
      </span>
    </li>
  );
}

type UsableEndProps = Pick<IdentityRowProps, 'status' | 'now' | 'chosen' | 'together' | 'isOnly' | 'onChoose'> & { readonly who: string };

function UsableEnd({ status, who, now, chosen, together, isOnly, onChoose }: UsableEndProps) {
  const { identity, armedUntil, cannotArm } = status;
  return (
    <>
      {identity.kind === 'personal' ? null : (
        <span className="row-lock numbers">{armedUntil === null ? 'locked' : `unlocked, ${timeLeft(armedUntil - now)}`}</span>
      )}
      {identity.kind === 'brand' && armedUntil === null && cannotArm !== null ? (
        <Why about={`${who} cannot be unlocked`} words={cannotArm.words} />
      ) : null}
      {identity.kind === 'brand' && armedUntil === null && cannotArm === null ? (
        <CommandButton command="arming.arm" args={{ identityId: identity.id }} size="small" aria-label={`Unlock ${who}`}>
          Unlock
        </CommandButton>
      ) : null}
      {chosen || together === null ? null : (
        <Button size="small" icon="plus" onPress={() => together.onJoin(identity.id)} aria-label={`Also post as ${who}`}>
          Also
        </Button>
      )}
      {chosen ? (
        <>
          <span className="row-chosen">Chosen</span>
          {isOnly || together === null ? null : <TakeOff who={who} onPress={() => together.onLeave(identity.id)} />}
        </>
      ) : (
        <Button size="small" onPress={() => onChoose(identity.id)} aria-label={`Choose ${who}`}>
          Choose
        </Button>
      )}
    </>
  );
}

function TakeOff({ who, onPress }: { readonly who: string; readonly onPress: () => void }) {
  return (
    <Button size="small" onPress={onPress} aria-label={`Do not post as ${who}`}>
      Take off
    </Button>
  );
}

/** The reason, one press away. */
export function Why({ about, words }: { readonly about: string; readonly words: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-label={`Why? ${about}`} aria-expanded={open} onPress={() => setOpen((was) => !was)}>
        Why?
      </Button>
      {open ? (
        <span className="why" role="status">
          {words}
        </span>
      ) : null}
    </>
  );
}

/** An account that was taken off this computer, and what is left to do by hand. */
export function RemovedRow({ removed }: { readonly removed: RemovedAccount }) {
  const handle = atHandle(removed.handle);
  const words = removed.byHand ?? `Its session at ${hostOf(removed.server)} was ended and removed from this keyring. Drafts stay here.`;
  return (
    <li className="row row-blocked">
      <IdentityShape shape="blocked" initial={initialOf('', removed.handle)} avatar={null} accent={null} />
      <span className="row-names">
        <b>{handle}</b>
        <small>{`Signed out, ${clockTime(removed.at)}${removed.revoked ? '' : ', not revoked'}`}</small>
      </span>
      <span className="row-end">
        <Why about={`${handle} was removed`} words={words} />
      </span>
    </li>
  );
}
