import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { IdentityId } from '../../shared/account.ts';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { NetworkMark } from '../parts/network-mark.tsx';
import { type BannerView, leaseLeft, unlockedFor } from './banner-view.ts';
import './banner.css';

interface BannerProps {
  readonly view: BannerView;
  readonly identityId: IdentityId | null;
  /** Choose another identity; the text stays. */
  readonly onSwitch: () => void;
}

/** Who is speaking: always in view, at the top of the window. */
export function Banner({ view, identityId, onSwitch }: BannerProps) {
  const now = useNow(view.armed !== null);
  const changed = useChanged(identityId);
  const long = view.title.length > (view.network === null ? 28 : 20); // a mark takes room too
  return (
    <header className={`banner${long ? ' banner-long' : ''}${changed ? ' banner-changed' : ''}`} data-testid="banner">
      <AriaButton className="banner-who" onPress={onSwitch} aria-label={`${view.title}. ${view.subtitle}. Choose who this is from.`}>
        <IdentityShape
          shape={view.tone}
          initial={view.initial}
          avatar={view.avatar}
          accent={view.accent}
          onColour={view.tone !== 'nobody'}
        />
        <span className="banner-names">
          <span className="banner-first">
            <b className="banner-title">{view.title}</b>
            {view.network === null ? null : <NetworkMark name={view.network} />}
          </span>
          <span className="banner-subtitle">{view.subtitle}</span>
        </span>
        <Icon name="chevron" />
      </AriaButton>
      <div className="banner-kind">
        <Lock view={view} now={now} />
        {view.lock === 'locked' && identityId !== null ? (
          <CommandButton command="arming.arm" args={{ identityId }} look="light" size="small">
            Unlock
          </CommandButton>
        ) : null}
        {view.pill === null ? null : (
          <span className="pill">
            <span className={`pill-mark pill-mark-${view.tone}`} />
            {view.pill}
          </span>
        )}
      </div>
      {view.armed === null ? null : <Drain share={leaseLeft(view, now)} />}
      <Announcer words={view.announcement} identityId={identityId} />
    </header>
  );
}

/** `locked`, or `unlocked, 10:48 left`; beside a long handle only the time. */
function Lock({ view, now }: { readonly view: BannerView; readonly now: number }) {
  if (view.lock === null) return null;
  const time = unlockedFor(view, now);
  return (
    <span className="banner-lock numbers" data-testid="banner-lock">
      <Icon name={view.lock === 'locked' ? 'lock' : 'unlock'} size={14} />
      {time === null ? (
        <span>locked</span>
      ) : (
        <span>
          <span className="banner-lock-word">unlocked, </span>
          {time}
          <span className="banner-lock-word"> left</span>
        </span>
      )}
    </span>
  );
}

/** The unlocked time, draining along the lower edge. */
function Drain({ share }: { readonly share: number }) {
  return <span className="banner-drain" style={{ transform: `scaleX(${share})` }} aria-hidden="true" />;
}

/** True once the identity is another than the one first shown. */
function useChanged(identityId: IdentityId | null): boolean {
  const [first] = useState(identityId);
  const [changed, setChanged] = useState(false);
  if (!changed && identityId !== first) setChanged(true);
  return changed;
}

/** Says a change of identity to screen readers; the first one is read with the banner itself. */
function Announcer({ words, identityId }: { readonly words: string; readonly identityId: IdentityId | null }) {
  const said = useRef(identityId);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (said.current === identityId) return;
    said.current = identityId;
    setAnnouncement(words);
  }, [identityId, words]);
  return (
    <span className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
      {announcement}
    </span>
  );
}
