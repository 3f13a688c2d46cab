import { beforeAll, describe, expect, it } from 'vitest';
import type {
  BrowserSignInRequest,
  DurableCredential,
  KeepRotated,
  Network,
  NetworkResult,
  Session,
  SignedIn,
} from '../../main/networks/network.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import { draftOf, pixel, pixelImage } from './drafts.ts';

export interface ContractAccount {
  readonly subject: string;
  readonly handle: string;
  readonly appPassword: string;
}

/** A network with its real server behind it, and two accounts there. */
export interface NetworkUnderTest {
  readonly network: Network;
  readonly server: string;
  readonly brand: ContractAccount;
  readonly personal: ContractAccount;
  /** What the person does in the browser that is opened for this account. */
  throughBrowser(account: ContractAccount, answer: 'allow' | 'deny'): (url: string) => Promise<void>;
  /** Texts of the account's posts as anybody can read them, newest first. */
  publicTexts(subject: string): Promise<readonly string[]>;
  /** Puts another record under the key, behind the program's back. */
  occupy(account: ContractAccount, key: string): Promise<void>;
}

const keepAll: KeepRotated = async () => true;

/** Every promise of `network.ts` that needs no knowledge of the network, held against a real server. */
export function describeNetworkContract(name: string, start: () => Promise<NetworkUnderTest>): void {
  describe(`${name}: the contract of every network`, () => {
    let under: NetworkUnderTest;
    let brand: Session;
    beforeAll(async () => {
      under = await start();
      brand = (await passwordSignIn(under, under.brand)).session;
    }, 300_000);

    describe('sign-in', () => {
      it('takes an app password and says who signed in', async () => {
        const { identity, session, credential } = await passwordSignIn(under, under.personal);
        expect(identity).toEqual({ subject: under.personal.subject, handle: under.personal.handle });
        expect(session.scopes.length).toBeGreaterThan(0);
        expect(JSON.stringify(credential)).not.toContain(under.personal.appPassword);
        expect(JSON.stringify(credential).length).toBeLessThanOrEqual(1500);
      });

      it('refuses a wrong password in plain words', async () => {
        const result = await under.network.signInWithPassword(under.server, under.brand.handle, 'wrong-wrong-wrong', keepAll);
        expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/password is not right/) });
      });

      it('goes through the system browser and fits the vault', async () => {
        const { identity, session, credential } = await browserSignIn(under, under.brand);
        expect(identity).toEqual({ subject: under.brand.subject, handle: under.brand.handle });
        expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
        expect(JSON.stringify(credential).length).toBeLessThanOrEqual(1500);
      });

      it('says so when the person denies it in the browser', async () => {
        const opened = under.throughBrowser(under.brand, 'deny');
        const result = await under.network.signInWithBrowser(browserRequest(under.server, under.brand.handle, opened));
        expect(result).toEqual({ kind: 'rejected', words: 'The sign-in was cancelled in the browser.' });
      });

      it('ends when the person gives up before the browser comes back', async () => {
        const giveUp = new AbortController();
        const opened = async () => giveUp.abort();
        const result = await under.network.signInWithBrowser(browserRequest(under.server, under.brand.handle, opened, giveUp.signal));
        expect(result).toEqual({ kind: 'rejected', words: 'The sign-in was cancelled.' });
      });

      it('takes no other account than the one asked for', async () => {
        const opened = under.throughBrowser(under.personal, 'allow');
        const result = await under.network.signInWithBrowser(browserRequest(under.server, under.brand.handle, opened));
        expect(result).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Another account/) });
      });
    });

    describe.each(['appPassword', 'oauth'] as const)('a credential of %s', (method) => {
      const signIn = () => (method === 'oauth' ? browserSignIn(under, under.brand) : passwordSignIn(under, under.brand));

      it('opens again from its stored form', async () => {
        const { credential, server } = await signIn();
        const again = opened(under, server, under.brand, stored(credential), keepAll);
        expect(value(await again.whoAmI())).toEqual({ subject: under.brand.subject, handle: under.brand.handle });
      });

      it('is kept, rotated, before the renewed token is used', async () => {
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
        const { credential, server } = await signIn();
        let keeps = false;
        const session = opened(under, server, under.brand, stored(credential), async () => keeps);
        expect(await session.whoAmI()).toMatchObject({ kind: 'unreachable', words: expect.stringMatching(/keyring/) });
        expect(await session.prepare(draftOf('x'), new Map(), Date.now())).toMatchObject({ kind: 'unreachable' });
        keeps = true;
        expect(value(await session.whoAmI()).subject).toBe(under.brand.subject);
      });

      it('cannot be renewed after it was revoked', async () => {
        const { credential, server, session } = await signIn();
        expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
        expect(await session.revoke()).toEqual({ kind: 'ok', value: undefined });
        const again = opened(under, server, under.brand, stored(credential), keepAll);
        expect(await again.whoAmI()).toMatchObject({ kind: 'signInAgain' });
      });

      it('takes its older forms along when it is revoked', async () => {
        const { credential, server } = await signIn();
        const renewed = opened(under, server, under.brand, stored(credential), keepAll);
        value(await renewed.whoAmI());
        value(await renewed.revoke());
        const older = opened(under, server, under.brand, stored(credential), keepAll);
        expect(await older.whoAmI()).toMatchObject({ kind: 'signInAgain' });
      });

      it('can be revoked from its stored form alone', async () => {
        const { credential, server } = await signIn();
        expect(await opened(under, server, under.brand, stored(credential), keepAll).revoke()).toMatchObject({ kind: 'ok' });
        const again = opened(under, server, under.brand, stored(credential), keepAll);
        expect(await again.whoAmI()).toMatchObject({ kind: 'signInAgain' });
      });

      it('says whose it is, and does nothing else, under the name of another account', async () => {
        const { credential, server } = await signIn();
        const kept: DurableCredential[] = [];
        const swapped = opened(under, server, under.personal, stored(credential), async (rotated) => kept.push(rotated) > 0);
        expect(value(await swapped.whoAmI()).subject).toBe(under.brand.subject);
        expect(await swapped.prepare(draftOf('x'), new Map(), Date.now())).toMatchObject({ kind: 'rejected' });
        expect(kept).toEqual([]);
      });
    });

    it('opens nothing it cannot read', () => {
      const unreadable = [null, {}, { kind: 'appPassword' }, { kind: 'oauth', refreshToken: 'x' }];
      for (const durable of unreadable) {
        expect(under.network.open(under.server, under.brand.subject, { method: 'appPassword', durable }, keepAll)).toBeNull();
        expect(under.network.open(under.server, under.brand.subject, { method: 'oauth', durable }, keepAll)).toBeNull();
      }
    });

    it('keeps several accounts of one server apart', async () => {
      const personal = (await passwordSignIn(under, under.personal)).session;
      const [one, other] = await Promise.all([brand.whoAmI(), personal.whoAmI()]);
      expect([value(one).subject, value(other).subject]).toEqual([under.brand.subject, under.personal.subject]);
    });

    describe('posting', () => {
      it('sends what was prepared, and the same again makes no second post', async () => {
        const text = 'Once and only once 👩‍🚀';
        const part = await prepareOne(brand, text);
        const first = value(await brand.send(part));
        const second = value(await brand.send(part));
        expect(second).toEqual(first);
        expect((await under.publicTexts(under.brand.subject)).filter((posted) => posted === text)).toHaveLength(1);
      });

      it('finds nothing before, and its own post after', async () => {
        const part = await prepareOne(brand, 'Where are you');
        expect(value(await brand.find(part))).toEqual({ kind: 'absent' });
        const sent = value(await brand.send(part));
        expect(value(await brand.find(part))).toEqual({ kind: 'ours', ...sent });
      });

      it('never overwrites another post that stands under its key', async () => {
        const part = await prepareOne(brand, 'I must not overwrite');
        await under.occupy(under.brand, part.key);
        expect(await brand.send(part)).toMatchObject({ kind: 'rejected', words: expect.stringMatching(/Nothing was overwritten/) });
        expect(value(await brand.find(part))).toEqual({ kind: 'differs' });
        expect(await brand.remove(part)).toMatchObject({ kind: 'rejected' });
        expect(value(await brand.find(part))).toEqual({ kind: 'differs' });
        expect(await under.publicTexts(under.brand.subject)).not.toContain('I must not overwrite');
      });

      it('takes a post down, again and again without harm, and an outsider sees it gone', async () => {
        const part = await prepareOne(brand, 'Oops');
        expect(value(await under.network.isGone(under.server, under.brand.subject, part))).toBe(true);
        value(await brand.send(part));
        expect(value(await under.network.isGone(under.server, under.brand.subject, part))).toBe(false);
        value(await brand.remove(part));
        value(await brand.remove(part));
        expect(value(await under.network.isGone(under.server, under.brand.subject, part))).toBe(true);
      });

      it('posts a thread with images in order', async () => {
        const images = new Map([['a', pixel]]);
        const draft = draftOf('First of three', { text: 'Second of three', images: [pixelImage('a', 'A pixel')] }, 'Third of three');
        const parts = value(await brand.prepare(draft, images, Date.now()));
        for (const part of parts) value(await brand.send(part));
        const texts = await under.publicTexts(under.brand.subject);
        expect(texts.slice(0, 3)).toEqual(['Third of three', 'Second of three', 'First of three']);
      });

      it('says which image is missing or too large before anything is posted', async () => {
        const missing = draftOf({ images: [pixelImage('gone', '')] });
        expect(await brand.prepare(missing, new Map(), Date.now())).toMatchObject({
          kind: 'rejected',
          words: expect.stringMatching(/missing/),
        });
        const size = under.network.capabilities.limits.maxImageBytes + 1;
        const large = draftOf({ images: [{ ...pixelImage('a', ''), size }] });
        expect(await brand.prepare(large, new Map([['a', pixel]]), Date.now())).toMatchObject({ kind: 'rejected' });
      });

      it('refuses a text over the limit and takes one that just fits', async () => {
        const { maxLength } = under.network.capabilities.limits;
        expect(await brand.prepare(draftOf('👩‍🚀'.repeat(maxLength + 1)), new Map(), Date.now())).toMatchObject({ kind: 'rejected' });
        value(await brand.send(await prepareOne(brand, 'é'.repeat(maxLength))));
      });

      it('looks a post up by its address and replies to it', async () => {
        const personal = (await passwordSignIn(under, under.personal)).session;
        const asked = value(await brand.send(await prepareOne(brand, 'A question')));
        const target = value(await under.network.lookUp(under.server, asked.uri));
        expect(target).toMatchObject({
          uri: asked.uri,
          cid: asked.cid,
          rootUri: asked.uri,
          text: 'A question',
          authorHandle: under.brand.handle,
        });
        const parts = value(await personal.prepare({ ...draftOf('An answer'), replyTo: target }, new Map(), Date.now()));
        const answered = value(await personal.send(only(parts)));
        expect(value(await under.network.lookUp(under.server, answered.uri))).toMatchObject({ rootUri: asked.uri, text: 'An answer' });
      });

      it('says so when an address is no post', async () => {
        for (const address of ['', 'hello', 'https://example.com/', `at://${under.brand.subject}/app.bsky.feed.post/2222222222222`]) {
          expect(await under.network.lookUp(under.server, address)).toMatchObject({ kind: 'rejected' });
        }
      });
    });
  });
}

async function passwordSignIn({ network, server }: NetworkUnderTest, account: ContractAccount): Promise<SignedIn> {
  return value(await network.signInWithPassword(server, `@${account.handle}`, account.appPassword, keepAll));
}

async function browserSignIn(under: NetworkUnderTest, account: ContractAccount): Promise<SignedIn> {
  const opened = under.throughBrowser(account, 'allow');
  return value(await under.network.signInWithBrowser(browserRequest(under.server, account.handle, opened)));
}

export function browserRequest(
  server: string,
  handle: string,
  openBrowser: (url: string) => Promise<void>,
  signal = new AbortController().signal,
): BrowserSignInRequest {
  return { server, handle, pages: false, openBrowser, keep: keepAll, signal };
}

function opened(
  { network }: NetworkUnderTest,
  server: string,
  account: ContractAccount,
  credential: DurableCredential,
  keep: KeepRotated,
): Session {
  const session = network.open(server, account.subject, credential, keep);
  if (session === null) throw new Error('The stored credential could not be read');
  return session;
}

/** The credential after a stay in the vault. */
function stored(credential: DurableCredential): DurableCredential {
  return JSON.parse(JSON.stringify(credential));
}

async function prepareOne(session: Session, text: string): Promise<PreparedPart> {
  const parts = value(await session.prepare(draftOf(text), new Map(), Date.now()));
  return JSON.parse(JSON.stringify(only(parts)));
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`Expected one, got ${items.length}`);
  return item;
}

/** The value of a result that must have one. */
export function value<T>(result: NetworkResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new Error(`${result.kind}: ${result.words}`);
}
