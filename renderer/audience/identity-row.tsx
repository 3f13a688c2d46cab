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

interface IdentityRowProps {
  readonly snapshot: Meeting & Pick<Snapshot, 'identities'>;
  readonly status: IdentityStatus;
  /** Its server, where another identity here could be taken for it; else null. */
  readonly place: string | null;
  /** Main's time. */
  readonly now: number;
  /** The identity of the draft, which needs no choosing. */
  readonly chosen: boolean;
  readonly onChoose: (identityId: IdentityId) => void;
}

/** One identity a draft may be from: Unlock, Choose, or why not. */
export function IdentityRow({ snapshot, status, place, now, chosen, onChoose }: IdentityRowProps) {
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
          <UsableEnd status={status} who={who} now={now} chosen={chosen} onChoose={onChoose} />
        ) : (
          <Why about={`${who} cannot post here`} words={blocked.words} />
        )}
      </span>
    </li>
  );
}

type UsableEndProps = Pick<IdentityRowProps, 'status' | 'now' | 'chosen' | 'onChoose'> & { readonly who: string };

function UsableEnd({ status, who, now, chosen, onChoose }: UsableEndProps) {
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
      {chosen ? (
        <span className="row-chosen">Chosen</span>
      ) : (
        <Button size="small" onPress={() => onChoose(identity.id)} aria-label={`Choose ${who}`}>
          Choose
        </Button>
      )}
    </>
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
