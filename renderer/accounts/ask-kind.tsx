import { useState } from 'react';
import type { Kind } from '../../shared/account.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { CommandButton } from '../parts/command-button.tsx';
import { IdentityShape } from '../parts/identity-shape.tsx';
import { atHandle, hostOf } from '../parts/words.ts';

interface AskKindProps {
  readonly handle: string;
  readonly server: string;
  /** Handles of the pages that came with it: brands, whatever is said here. */
  readonly pages: readonly string[];
}

/** The network said yes; the person says whom the account speaks for. */
export function AskKind({ handle, server, pages }: AskKindProps) {
  const { device } = useSnapshot();
  const [kind, setKind] = useState<Kind | null>(null);
  const brandWords =
    device.kind === 'managed'
      ? 'It speaks for a company or a client. It stays locked until you unlock it, and a post can be recalled for a minute.'
      : 'It speaks for a company or a client. This computer is not theirs, so it will be signed out again.';
  return (
    <>
      <p>
        <b>{atHandle(handle)}</b> <span className="muted">{`at ${hostOf(server)}`}</span>
      </p>
      {pages.length === 0 ? null : (
        <p className="small muted">{`It may also speak as ${pages.map(atHandle).join(', ')}: a brand each. This is about ${atHandle(handle)} alone.`}</p>
      )}
      <Choices
        label="It speaks for"
        value={kind}
        onChange={setKind}
        choices={[
          {
            value: 'brand',
            title: 'A brand',
            words: brandWords,
            shape: <IdentityShape shape="brand" initial="B" avatar={null} accent={null} />,
          },
          {
            value: 'personal',
            title: 'Me',
            words: 'It is your own. One click posts, and a post can be recalled for ten seconds.',
            shape: <IdentityShape shape="personal" initial="M" avatar={null} accent={null} />,
          },
        ]}
      />
      <div className="dialog-actions">
        <CommandButton command="account.cancelSignIn" args={{}}>
          Cancel
        </CommandButton>
        {kind === null ? (
          <Button isDisabled>Choose one to go on</Button>
        ) : (
          <CommandButton command="account.chooseKind" args={{ kind }} look="strong">
            {kind === 'brand' ? 'It is a brand’s' : 'It is mine'}
          </CommandButton>
        )}
      </div>
    </>
  );
}
