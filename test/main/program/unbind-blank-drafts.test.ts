import { expect, it } from 'vitest';
import { createStateStore } from '../../../main/app-state/app-state.ts';
import { initialState } from '../../../main/program/initial-state.ts';
import { unbindBlankDrafts } from '../../../main/program/unbind-blank-drafts.ts';
import type { Account } from '../../../shared/account.ts';
import { done } from '../../../shared/outcome.ts';
import type { Draft, ReplyTarget } from '../../../shared/post.ts';

function account(name: string): Account {
  const id = `bluesky:did:plc:${name}`;
  const common = { network: 'bluesky', server: 'https://pds.example', subject: `did:plc:${name}`, handle: `${name}.example` } as const;
  const identity = {
    ...common,
    id,
    accountId: id,
    displayName: name,
    kind: 'brand',
    kindSource: 'policy',
    accent: 0,
    avatar: null,
  } as const;
  return { ...common, id, method: 'appPassword', credential: 'usable', scopes: [], identities: [identity] };
}

const replyTarget: ReplyTarget = { uri: 'at://a', cid: 'c', rootUri: 'at://a', rootCid: 'c', authorHandle: 'b.example', text: 'hi' };

function draft(id: string, text: string, replyTo: ReplyTarget | null = null): Draft {
  const parts = [{ text, images: [], card: null }];
  return {
    id,
    identityId: account('acme').id,
    parts,
    replyTo,
    languages: [],
    acknowledged: [],
    switched: false,
    createdAt: 0,
    updatedAt: 0,
  };
}

it('makes a blank draft nobody’s once a second account could be meant, and leaves text and replies alone', () => {
  const drafts = [draft('blank', ' '), draft('written', 'Hello'), draft('reply', '', replyTarget)];
  const state = createStateStore({ ...initialState, accounts: [account('acme')], drafts });
  const unbound: string[] = [];
  unbindBlankDrafts(state, {
    bind: async (id, identityId) => {
      expect(identityId).toBeNull();
      unbound.push(id);
      return done;
    },
  });
  state.update((before) => ({ ...before, accounts: [account('acme')] }));
  expect(unbound).toEqual([]);
  state.update((before) => ({ ...before, accounts: [account('acme'), account('jo')] }));
  expect(unbound).toEqual(['blank']);
});
