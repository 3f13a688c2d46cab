import { expect, it } from 'vitest';
import { base, entryOf, jo } from '../../renderer/preview/fixture-parts.ts';
import { acmeOnX, acmePage, several } from '../../renderer/preview/network-fixtures.ts';
import { networkToTellApart, whoOf } from '../../shared/which-network.ts';

it('names the network of a handle where several networks meet, and nowhere else', () => {
  expect(whoOf(several, acmeOnX)).toBe('@acme on X');
  expect(whoOf(several, acmePage)).toBe('@acme on LinkedIn');
  expect(whoOf(base, jo)).toBe('@jo.example');
});

it('goes on naming it while a post of a network that is signed out is in the outbox', () => {
  const outbox = [entryOf(acmeOnX, 'Doors open at nine.', { kind: 'sending' })];
  expect(whoOf({ ...base, outbox }, jo)).toBe('@jo.example on Bluesky');
  expect(whoOf({ ...base, outbox }, acmeOnX)).toBe('@acme on X');
});

it('names no network that it does not know', () => {
  expect(networkToTellApart({ ...several, networks: [] }, acmeOnX.id)).toBeNull();
});
