import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';
import { requestFor } from './exception-words.ts';

interface EnterExceptionProps {
  /** The account that was refused; null where none was. */
  readonly accountId: string | null;
}

/** The way past law 1 in an emergency: what to send to IT, and where to put what comes back. Folded away until asked for. */
export function EnterException({ accountId }: EnterExceptionProps) {
  const deviceId = useSlice((snapshot) => snapshot.deviceId);
  const [token, setToken] = useState('');
  const [entered, setEntered] = useState(false);
  const command = useCommand('exception.enter');
  const enter = async () => {
    const outcome = await command.run({ token });
    setEntered(outcome.kind === 'ok');
    if (outcome.kind === 'ok') setToken('');
  };
  if (deviceId === null) return null;
  return (
    <Disclosure className="fold">
      <Heading level={3}>
        <AriaButton slot="trigger" className="fold-button">
          <Icon name="chevron" /> Enter an exception
        </AriaButton>
      </Heading>
      <DisclosurePanel className="fold-panel">
        <p className="small">
          In an emergency IT can allow one account on this computer for some hours. Send them this; they send back one long line.
        </p>
        <p className="small">
          <code>{accountId === null ? `Device ID ${deviceId}` : requestFor(accountId, deviceId)}</code>
        </p>
        <CopyButton text={accountId === null ? deviceId : requestFor(accountId, deviceId)}>Copy this for IT</CopyButton>
        <form
          className="sign-in-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (token.trim() !== '') void enter();
          }}
        >
          <Field
            label="The line from IT"
            hint="Everything you do under it is in the history, and it ends by itself."
            value={token}
            onChange={setToken}
            maxLength={4000}
            multiline
            autoComplete="off"
            spellCheck="false"
          />
          <Button type="submit" isPending={command.pending} isDisabled={token.trim() === ''}>
            Enter the exception
          </Button>
          <Refused refusal={command.refusal} />
          <p role="status">{entered ? 'The exception counts now. Sign in again.' : ''}</p>
        </form>
      </DisclosurePanel>
    </Disclosure>
  );
}
