import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useNow } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { NetworkMark } from '../parts/network-mark.tsx';
import { type BannerView, leaseLeft, unlockedFor } from './banner-view.ts';
import './banner.css';
import { announcementOf, type Speaking } from './speaking.ts';

interface BannerProps {
  readonly speaking: readonly [Speaking, ...Speaking[]];
  /** Choose other identities; the text stays. */
  readonly onSwitch: () => void;
}

/** Who is speaking, each in full: always in view, at the top of the window. */
export function Banner({ speaking, onSwitch }: BannerProps) {
  const now = useNow(speaking.some(({ view }) => view.armed !== null));
  const who = speaking.map(({ identityId }) => identityId ?? '').join(' ');
  const changed = useChanged(who);
  useBannerRoom(speaking.length);
  const stack = speaking.length === 1 ? '' : ` banners-several${speaking.length > 2 ? ' banners-many' : ''}`;
  return (
    <header className={`banners${stack}${changed ? ' banner-changed' : ''}`} data-testid="banner">
      {speaking.map((one) => (
        <BannerRow key={one.identityId ?? ''} speaking={one} now={now} onSwitch={onSwitch} />
      ))}
      <Announcer words={announcementOf(speaking)} who={who} />
    </header>
  );
}

interface RowProps {
  readonly speaking: Speaking;
  readonly now: number;
  readonly onSwitch: () => void;
}

/** One identity, in the colour of its own kind. */
function BannerRow({ speaking: { identityId, view }, now, onSwitch }: RowProps) {
  const long = view.title.length > (view.network === null ? 28 : 20); // a mark takes room too
  return (
    <div className={`banner-of tone-${view.tone}`}>
      <div className={`banner${long ? ' banner-long' : ''}`}>
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
            <CommandButton command="arming.arm" args={{ identityId }} look="light" size="small" aria-label={`Unlock ${view.title}`}>
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
      </div>
    </div>
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

/** Dialogs, which lie outside the window's own tree, begin below all of the banner. */
function useBannerRoom(rows: number): void {
  useEffect(() => {
    document.documentElement.style.setProperty('--banners', String(rows));
  }, [rows]);
}

/** True once it is from others than those first shown. */
function useChanged(who: string): boolean {
  const [first] = useState(who);
  const [changed, setChanged] = useState(false);
  if (!changed && who !== first) setChanged(true);
  return changed;
}

/** Says a change of identity to screen readers; the first one is read with the banner itself. */
function Announcer({ words, who }: { readonly words: string; readonly who: string }) {
  const said = useRef(who);
  const [announcement, setAnnouncement] = useState('');
  useEffect(() => {
    if (said.current === who) return;
    said.current = who;
    setAnnouncement(words);
  }, [who, words]);
  return (
    <span className="visually-hidden" role="status" aria-live="assertive" data-testid="announcement">
      {announcement}
    </span>
  );
}
