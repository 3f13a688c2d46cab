import { useState } from 'react';
import { Switch } from 'react-aria-components';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Refused } from '../parts/refused.tsx';
import './away-field.css';

/** A DID of a service, as main takes it (https://atproto.com/specs/did). */
const service = /^did:(?:web|plc):[A-Za-z0-9._:%-]+$/;

/** Whether sign-ins ask for direct messages, and which service keeps them where a network leaves that open. */
export function MessagesField() {
  const { settings, networks } = useSnapshot();
  const set = useCommand('settings.set');
  return (
    <>
      <Switch className="switch" isSelected={settings.directMessages} onChange={(directMessages) => void set.run({ directMessages })}>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
        <span className="choice-words">
          <b>Direct messages</b>
          <span className="small muted">
            Sign-ins ask for the right to read and send them, too, where a network has one of its own. Sign in again where you want to use
            them.
          </span>
        </span>
      </Switch>
      {networks.map(({ id, name, messages }) =>
        messages?.keptAt === undefined ? null : <ServiceField key={id} network={name} usual={messages.keptAt} />,
      )}
    </>
  );
}

interface ServiceFieldProps {
  readonly network: string;
  /** DID of the network's own service. */
  readonly usual: string;
}

function ServiceField({ network, usual }: ServiceFieldProps) {
  const { settings } = useSnapshot();
  const set = useCommand('settings.set');
  const [typed, setTyped] = useState(settings.chatService);
  const wanted = typed.trim() === '' ? usual : typed.trim();
  const isService = service.test(wanted);
  return (
    <form
      className="away-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (isService) void set.run({ chatService: wanted });
      }}
    >
      <Field
        label={`Service of ${network}’s direct messages`}
        hint={isService ? `The DID of the service. Left empty, it is ${network}’s own.` : `This is no DID. It looks like ${usual}.`}
        placeholder={usual}
        value={typed}
        onChange={setTyped}
        maxLength={300}
        autoComplete="off"
        spellCheck="false"
      />
      <Button type="submit" isDisabled={!isService || wanted === settings.chatService} isPending={set.pending}>
        Save
      </Button>
      <Refused refusal={set.refusal} />
    </form>
  );
}
