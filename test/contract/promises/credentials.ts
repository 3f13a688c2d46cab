import { describe, expect, it } from 'vitest';
import type { DurableCredential } from '../../../main/networks/network.ts';
import type { SignInMethod } from '../../../shared/account.ts';
import { draftOf } from '../drafts.ts';
import { keepAll, type NetworkUnderTest, opened, signInBy, stored, type Tried, value } from '../network-under-test.ts';

export function describeCredentials({ capabilities, renews }: Tried, running: () => NetworkUnderTest): void {
  describe.each(capabilities.methods)('a credential of %s', (method) => {
    const signIn = () => signInBy(method, running(), running().brand);

    it('opens again from its stored form', async () => {
      const under = running();
      const { credential, server } = await signIn();
      const again = opened(under, server, under.brand, stored(credential), keepAll);
      expect(value(await again.whoAmI())).toEqual({ subject: under.brand.subject, handle: under.brand.handle });
    });

    it('says whose it is, and does nothing else, under the name of another account', async () => {
      const under = running();
      const { credential, server } = await signIn();
      const kept: DurableCredential[] = [];
      const swapped = opened(under, server, under.personal, stored(credential), async (rotated) => kept.push(rotated) > 0);
      expect(value(await swapped.whoAmI()).subject).toBe(under.brand.subject);
      expect(await swapped.prepare(draftOf('x'), new Map(), Date.now())).toMatchObject({ kind: 'rejected' });
      expect(kept).toEqual([]);
    });

    if (renews.includes(method)) describeRenewed(method, running);
    else describeHeld(method, running);
    if (capabilities.endedByHandAt === null) describeRevoked(method, running, renews.includes(method));
    else describeEndedByHand(method, running, capabilities.endedByHandAt);
  });
}

function describeRenewed(method: SignInMethod, running: () => NetworkUnderTest): void {
  const signIn = () => signInBy(method, running(), running().brand);

  it('is kept, rotated, before the renewed token is used', async () => {
    const under = running();
    const { credential, server } = await signIn();
    const log: string[] = [];
    const session = opened(under, server, under.brand, stored(credential), async (rotated) => {
      expect(rotated.method).toBe(method);
      expect(rotated.durable).not.toEqual(credential.durable);
      log.push('asked to keep');
      await new Promise((resolve) => setImmediate(resolve));
      log.push('kept');
      return true;
    });
    value(await session.whoAmI());
    log.push('answered');
    expect(log).toEqual(['asked to keep', 'kept', 'answered']);
  });

  it('renews once for many that ask at the same time', async () => {
    const under = running();
    const { credential, server } = await signIn();
    let kept = 0;
    const session = opened(under, server, under.brand, stored(credential), async () => {
      kept += 1;
      return true;
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => session.whoAmI()));
    expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    expect(kept).toBe(1);
  });

  it('sends nothing while its rotation is not kept, and goes on once it is', async () => {
    const under = running();
    const { credential, server } = await signIn();
    let keeps = false;
    const session = opened(under, server, under.brand, stored(credential), async () => keeps);
    expect(await session.whoAmI()).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/keyring/) });
    expect(await session.prepare(draftOf('x'), new Map(), Date.now())).toMatchObject({ kind: 'unreachable' });
    keeps = true;
    expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
  });
}

function describeHeld(method: SignInMethod, running: () => NetworkUnderTest): void {
  it('is not renewed while it is good: nothing is given to keep', async () => {
    const under = running();
    const { credential, server } = await signInBy(method, under, under.brand);
    const kept: DurableCredential[] = [];
    const session = opened(under, server, under.brand, stored(credential), async (rotated) => kept.push(rotated) > 0);
    value(await session.whoAmI());
    expect(kept).toEqual([]);
  });
}

function describeRevoked(method: SignInMethod, running: () => NetworkUnderTest, renewed: boolean): void {
  const signIn = () => signInBy(method, running(), running().brand);

  it('works no more after it was revoked', async () => {
    const under = running();
    const { credential, server, session } = await signIn();
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
    expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
    const again = opened(under, server, under.brand, stored(credential), keepAll);
    expect(await again.whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });

  it('can be revoked from its stored form alone', async () => {
    const under = running();
    const { credential, server } = await signIn();
    expect(await opened(under, server, under.brand, stored(credential), keepAll).revoke()).toMatchObject({ kind: 'ok' });
    const again = opened(under, server, under.brand, stored(credential), keepAll);
    expect(await again.whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });

  if (!renewed) return;
  it('takes its older forms along when it is revoked', async () => {
    const under = running();
    const { credential, server } = await signIn();
    const renewedSession = opened(under, server, under.brand, stored(credential), keepAll);
    value(await renewedSession.whoAmI());
    value(await renewedSession.revoke());
    const older = opened(under, server, under.brand, stored(credential), keepAll);
    expect(await older.whoAmI()).toMatchObject({ kind: 'signInAgain' });
  });
}

function describeEndedByHand(method: SignInMethod, running: () => NetworkUnderTest, page: string): void {
  it('cannot be ended from here: that is said, with the page where the person can', async () => {
    const under = running();
    const { session } = await signInBy(method, under, under.brand);
    expect(new URL(page).protocol).toBe('https:');
    expect(await session.revoke()).toMatchObject({ kind: 'rejected', words: expect.stringContaining(page) });
    expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
  });
}
