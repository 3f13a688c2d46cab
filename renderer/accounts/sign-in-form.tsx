import { useState } from 'react';
import type { NetworkId } from '../../shared/account.ts';
import type { Refusal } from '../../shared/outcome.ts';
import type { NetworkStatus } from '../../shared/snapshot.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { NetworkMark } from '../parts/network-mark.tsx';
import { Refused } from '../parts/refused.tsx';
import { AppPassword } from './app-password.tsx';
import { serverOrigin } from './server-origin.ts';

const ownOnly = 'On this computer only your own accounts can be signed in: brand accounts belong on the company’s.';
const undecided = 'Until you have said whose computer this is, only your own accounts can be signed in.';

/** Which network, then only what that one needs. */
export function SignInForm({ failed }: { readonly failed: Refusal | null }) {
  const networks = useSlice((snapshot) => snapshot.networks);
  const isCompany = useSlice((snapshot) => snapshot.device.kind === 'managed');
  const askDevice = useSlice((snapshot) => snapshot.askDevice);
  const [chosen, setChosen] = useState<NetworkId | null>(null);
  const [only, ...others] = networks;
  if (only === undefined) return <p>No network is ready yet. Wait a moment, or restart Hatcheck.</p>;
  const network = others.length === 0 ? only : (networks.find(({ id }) => id === chosen) ?? null);
  return (
    <>
      {isCompany ? null : <p className="small muted">{askDevice ? undecided : ownOnly}</p>}
      {others.length === 0 ? null : (
        <Choices
          label="Network"
          look="tiles"
          value={chosen}
          onChange={setChosen}
          choices={networks.map(({ id, name }) => ({ value: id, title: name, shape: <NetworkMark name={name} /> }))}
        />
      )}
      {network === null ? <Refused refusal={failed} /> : <NetworkForm key={network.id} network={network} failed={failed} />}
    </>
  );
}

interface NetworkFormProps {
  readonly network: NetworkStatus;
  readonly failed: Refusal | null;
}

/** Where and who, as far as the network must be told, then one of two ways: its own page in the browser, or an app password. */
function NetworkForm({ network, failed }: NetworkFormProps) {
  const [server, setServer] = useState(network.defaultServer);
  const [handle, setHandle] = useState('');
  const browser = useCommand('account.signInWithBrowser');
  const origin = serverOrigin(server);
  const identifier = handle.trim().replace(/^@/, '');
  const signIn = () => void browser.run({ network: network.id, server: origin, handle: identifier });
  return (
    <>
      <form
        className="sign-in-form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn();
        }}
      >
        {network.asksHandle ? <HandleField name={network.name} value={handle} onChange={setHandle} /> : null}
        {network.manyServers ? <ServerField network={network} value={server} onChange={setServer} /> : null}
        {network.pages ? <Asked network={network} /> : null}
        {network.methods.includes('oauth') ? (
          <>
            <Button type="submit" look="strong" icon="open" isPending={browser.pending}>
              Sign in with your browser
            </Button>
            <Refused refusal={browser.refusal ?? failed} />
            <p className="small muted">Recommended. You give your password to {network.name}, not to Hatcheck.</p>
          </>
        ) : (
          <Refused refusal={failed} />
        )}
      </form>
      {network.methods.includes('appPassword') ? (
        <AppPassword network={network.id} server={origin} identifier={identifier}>
          {network.asksHandle ? null : <HandleField name={network.name} value={handle} onChange={setHandle} />}
        </AppPassword>
      ) : null}
    </>
  );
}

interface TypedProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function HandleField({ name, ...typed }: TypedProps & { readonly name: string }) {
  return (
    <Field
      {...typed}
      label={`Your handle at ${name}`}
      placeholder="you.example"
      maxLength={300}
      autoFocus
      autoComplete="off"
      spellCheck="false"
    />
  );
}

/** The network's own server stands there where it has one. */
function ServerField({ network, ...typed }: TypedProps & { readonly network: NetworkStatus }) {
  const hint =
    network.defaultServer === ''
      ? 'Where your account lives: what stands after the second @ of its full handle.'
      : 'Leave it as it is, unless your account lives on a server of its own.';
  return (
    <Field
      {...typed}
      label="Server"
      hint={hint}
      placeholder={`${network.id}.example`}
      maxLength={300}
      isRequired
      autoFocus={!network.asksHandle}
      autoComplete="off"
      spellCheck="false"
    />
  );
}

/** What the network's page will ask the person to allow: pages only where brands may be. */
function Asked({ network }: { readonly network: NetworkStatus }) {
  const words =
    network.pagesRefusal === null
      ? `${network.name} will ask whether you may post as yourself and as the pages you look after. Each page is a brand, and stays locked until you unlock it.`
      : `${network.name} will ask about posting as yourself only, and not about pages. ${network.pagesRefusal.words}`;
  return <p className="small muted">{words}</p>;
}
