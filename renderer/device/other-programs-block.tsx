import type { OtherSignIn, OtherSignIns } from '../../shared/other-sign-ins.ts';
import { useNow, useSnapshot } from '../bridge/hatcheck-context.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { NoticeBar } from '../parts/notice-bar.tsx';
import { ago, count } from '../parts/words.ts';
import './exception-bar.css';

type Shown = Exclude<OtherSignIns, { kind: 'none' }>;

/** Brand sign-ins that other programs left in the keyring of a computer that is not the company's; nothing where there is nothing to look at. */
export function OtherProgramsBlock() {
  const { otherSignIns } = useSnapshot();
  if (otherSignIns.kind === 'none') return null;
  return (
    <section className="page-block" data-testid="other-programs">
      <h2>Sign-ins of other programs</h2>
      <WhatIsKnown signIns={otherSignIns} />
      <p className="small muted">
        {`IT names where to look: ${otherSignIns.services.join(', ')}. Hatcheck sees the names under which these programs keep sign-ins, never a password or token. IT hears only whether there are some.`}
      </p>
      <Buttons kind={otherSignIns.kind} />
    </section>
  );
}

function WhatIsKnown({ signIns }: { readonly signIns: Shown }) {
  const now = useNow(signIns.kind === 'looked');
  switch (signIns.kind) {
    case 'notAsked':
      return (
        <p>A brand account must not be signed in on your own computer, in other programs neither. May Hatcheck look for such sign-ins?</p>
      );
    case 'declined':
      return <p className="muted">Hatcheck does not look, as you said.</p>;
    case 'failed':
      return <NoticeBar level="caution" title="Hatcheck could not look" words={signIns.words} />;
    case 'looked':
      if (signIns.found.length === 0) return <p>{`No brand is signed in there. Looked ${ago(signIns.at, now)}.`}</p>;
      return <Found found={signIns.found} />;
  }
}

function Found({ found }: { readonly found: readonly OtherSignIn[] }) {
  return (
    <>
      <NoticeBar
        level="stop"
        title={`${count(found.length, 'brand sign-in')} of other programs ${found.length === 1 ? 'is' : 'are'} on this computer`}
        words="Open the program, sign out of the account there, then look again. If the program is gone, delete its item in your system’s program for passwords and keys."
      />
      <ul className="exceptions">
        {found.map(({ service, account }) => (
          <li key={`${service} ${account}`}>
            <b>{account}</b>
            {`, kept under ${service}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Buttons({ kind }: { readonly kind: Shown['kind'] }) {
  const no = (
    <CommandButton command="settings.set" args={{ otherPrograms: false }}>
      {kind === 'notAsked' ? 'No' : 'Stop looking'}
    </CommandButton>
  );
  const yes = (
    <CommandButton command="settings.set" args={{ otherPrograms: true }}>
      Yes, look
    </CommandButton>
  );
  if (kind === 'declined') return yes;
  return (
    <div className="page-actions">
      {kind === 'notAsked' ? (
        yes
      ) : (
        <CommandButton command="otherPrograms.look" args={{}}>
          Look again
        </CommandButton>
      )}
      {no}
    </div>
  );
}
