import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { NetworkId } from '../../shared/account.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { useSnapshot } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Icon } from '../parts/icon.tsx';
import { Refused } from '../parts/refused.tsx';
import { serverOrigin } from './server-origin.ts';

const ownOnly = 'On this computer only your own accounts can be signed in: brand accounts belong on the company’s.';
const undecided = 'Until you have said whose computer this is, only your own accounts can be signed in.';

/** Where and who, then one of two ways: the network's own page in the browser, or an app password. */
export function SignInForm({ failed }: { readonly failed: Refusal | null }) {
  const { networks, device, askDevice } = useSnapshot();
  const network = networks[0];
  const [server, setServer] = useState(network?.defaultServer ?? '');
  const [handle, setHandle] = useState('');
  const browser = useCommand('account.signInWithBrowser');
  if (network === undefined) return <p>No network is ready yet. Wait a moment, or restart Hatcheck.</p>;
  const origin = serverOrigin(server);
  const identifier = handle.trim().replace(/^@/, '');
  const signIn = () => void browser.run({ network: network.id, server: origin, handle: identifier });
  return (
    <>
      {device.kind === 'managed' ? null : <p className="small muted">{askDevice ? undecided : ownOnly}</p>}
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn();
        }}
      >
        <Field
          label={`Your handle at ${network.name}`}
          placeholder="you.example"
          value={handle}
          onChange={setHandle}
          maxLength={300}
          autoFocus
          autoComplete="off"
          spellCheck="false"
        />
        <Field
          label="Server"
          hint="Leave it as it is, unless your account lives on a server of its own."
          value={server}
          onChange={setServer}
          maxLength={300}
          isRequired
          spellCheck="false"
        />
        {network.methods.includes('oauth') ? (
          <>
            <Button type="submit" look="strong" icon="open" isPending={browser.pending}>
              Sign in with your browser
            </Button>
            <p className="small muted">Recommended. You give your password to {network.name}, not to Hatcheck.</p>
          </>
        ) : null}
      </form>
      <Refused refusal={browser.refusal ?? failed} />
      {network.methods.includes('appPassword') ? <AppPassword network={network.id} server={origin} identifier={identifier} /> : null}
    </>
  );
}

interface AppPasswordProps {
  readonly network: NetworkId;
  readonly server: string;
  readonly identifier: string;
}

/** The second way, folded away until asked for. */
function AppPassword({ network, server, identifier }: AppPasswordProps) {
  const [password, setPassword] = useState('');
  const command = useCommand('account.signInWithPassword');
  const signIn = () => {
    setPassword('');
    void command.run({ network, server, identifier, password });
  };
  return (
    <Disclosure className="fold">
      <Heading level={3}>
        <AriaButton slot="trigger" className="fold-button">
          <Icon name="chevron" /> Use an app password instead
        </AriaButton>
      </Heading>
      <DisclosurePanel className="fold-panel">
        <form
          className="sign-in-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (identifier !== '' && password !== '') signIn();
          }}
        >
          <Field
            label="App password"
            type="password"
            hint="Made in the settings of your account. Used once, never stored."
            value={password}
            onChange={setPassword}
            maxLength={300}
            autoComplete="off"
          />
          <Button type="submit" isPending={command.pending} isDisabled={identifier === '' || password === ''}>
            Sign in with the app password
          </Button>
          {identifier === '' ? <p className="small muted">Type your handle above first.</p> : null}
          <Refused refusal={command.refusal} />
        </form>
      </DisclosurePanel>
    </Disclosure>
  );
}
