import type { IdentityId } from '../../shared/account.ts';
import { networkToTellApart } from '../../shared/which-network.ts';
import { useSlice } from '../bridge/hatcheck-context.tsx';
import { markLetters } from './mark-letters.ts';
import './network-mark.css';

/** The network of an identity at a glance, where several networks meet here. Decoration: words beside it name the network. */
export function MarkOf({ identityId }: { readonly identityId: IdentityId | null }) {
  const name = useSlice((snapshot) => (identityId === null ? null : networkToTellApart(snapshot, identityId)));
  return name === null ? null : <NetworkMark name={name} />;
}

/** At the end of a button's words: the mark for the eye, the name for the ear; nothing where `name` is null. */
export function OnNetwork({ name }: { readonly name: string | null }) {
  if (name === null) return null;
  return (
    <>
      <NetworkMark name={name} />
      <span className="visually-hidden">{` on ${name}`}</span>
    </>
  );
}

/** A network's first letter in a shape of its own: neither a brand's square nor a person's circle. */
export function NetworkMark({ name }: { readonly name: string }) {
  const letters = useSlice(({ networks }) =>
    markLetters(
      name,
      networks.map((network) => network.name),
    ),
  );
  return (
    <span className="network-mark" aria-hidden="true">
      {letters}
    </span>
  );
}
