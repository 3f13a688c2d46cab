import { z } from 'zod';
import type { Pds } from './pds.ts';
import { anyAnswer, mustXrpc, xrpc } from './xrpc.ts';

/** An account as its owner holds it: with the password. */
export type PdsAccount = { readonly did: string; readonly handle: string; readonly password: string };

export type PdsSession = { readonly accessJwt: string; readonly refreshJwt: string };

/** A post as an outsider, not signed in, reads it. */
export type PublicPost = {
  readonly uri: string;
  readonly cid: string;
  readonly text: string;
  readonly record: Readonly<Record<string, unknown>>;
};

export type Profile = {
  readonly displayName?: string;
  readonly description?: string;
  readonly avatar?: { readonly bytes: Uint8Array; readonly mimeType: 'image/png' | 'image/jpeg' };
};

const session = z.object({ accessJwt: z.string(), refreshJwt: z.string() });

/** Makes an account with the handle `NAME.test`. NAME has 3 to 18 letters; the server reserves some, `acme` among them. */
export async function createAccount(pds: Pds, name: string): Promise<PdsAccount> {
  const handle = `${name}.test`;
  const password = `password of ${name}`;
  const created = await mustXrpc(z.object({ did: z.string() }), pds.url, 'com.atproto.server.createAccount', {
    input: { handle, email: `${name}@hatcheck.example`, password },
  });
  return { did: created.did, handle, password };
}

/** Signs in at the server, apart from whatever session the program has. */
export function signInOutside(pds: Pds, account: PdsAccount): Promise<PdsSession> {
  const input = { identifier: account.did, password: account.password };
  return mustXrpc(session, pds.url, 'com.atproto.server.createSession', { input });
}

export async function createAppPassword(pds: Pds, account: PdsAccount, name: string): Promise<string> {
  const { accessJwt } = await signInOutside(pds, account);
  const created = await mustXrpc(z.object({ password: z.string() }), pds.url, 'com.atproto.server.createAppPassword', {
    input: { name },
    token: accessJwt,
  });
  return created.password;
}

/** Ends every session that this app password opened. */
export async function revokeAppPassword(pds: Pds, account: PdsAccount, name: string): Promise<void> {
  const { accessJwt } = await signInOutside(pds, account);
  await mustXrpc(anyAnswer, pds.url, 'com.atproto.server.revokeAppPassword', { input: { name }, token: accessJwt });
}

/** Whether the server refuses a refresh token. Asking uses the token up when it does not. */
export async function isRefreshRefused(pds: Pds, refreshJwt: string): Promise<boolean> {
  const { status } = await xrpc(pds.url, 'com.atproto.server.refreshSession', { input: null, token: refreshJwt });
  if (status !== 200 && status !== 400 && status !== 401) throw new Error(`refreshSession answered ${status}`);
  return status !== 200;
}

/** Gives the account another handle, `NAME.test`, as its owner does in the account's settings; the new handle. */
export async function renameAccount(pds: Pds, account: PdsAccount, name: string): Promise<string> {
  const { accessJwt: token } = await signInOutside(pds, account);
  const handle = `${name}.test`;
  await mustXrpc(anyAnswer, pds.url, 'com.atproto.identity.updateHandle', { input: { handle }, token });
  return handle;
}

/** Sets the account's profile record, over what is there. */
export async function setProfile(pds: Pds, account: PdsAccount, profile: Profile): Promise<void> {
  const { accessJwt: token } = await signInOutside(pds, account);
  const { avatar, ...words } = profile;
  const uploaded = avatar && (await uploadBlob(pds, token, avatar));
  const record = { $type: 'app.bsky.actor.profile', ...words, ...(uploaded ? { avatar: uploaded } : {}) };
  const input = { repo: account.did, collection: 'app.bsky.actor.profile', rkey: 'self', record };
  await mustXrpc(anyAnswer, pds.url, 'com.atproto.repo.putRecord', { input, token });
}

async function uploadBlob(pds: Pds, token: string, avatar: NonNullable<Profile['avatar']>): Promise<unknown> {
  const uploaded = await mustXrpc(z.object({ blob: z.unknown() }), pds.url, 'com.atproto.repo.uploadBlob', {
    input: avatar.bytes,
    contentType: avatar.mimeType,
    token,
  });
  return uploaded.blob;
}

/** Writes a post behind the program's back. Returns its address (at-URI). */
export async function postOutside(pds: Pds, account: PdsAccount, text: string): Promise<string> {
  return postInSession(pds, account, await signInOutside(pds, account), text);
}

/** Writes posts behind the program's back, one after the other. */
export async function postAllOutside(pds: Pds, account: PdsAccount, texts: readonly string[]): Promise<void> {
  const session = await signInOutside(pds, account);
  for (const text of texts) await postInSession(pds, account, session, text);
}

/** The most the server takes in one `com.atproto.repo.applyWrites`. */
const mostWrites = 200;

/** Writes many posts behind the program's back, 200 at once, a second of claimed time between them; the last is the newest. */
export async function seedPosts(pds: Pds, account: PdsAccount, texts: readonly string[]): Promise<void> {
  const { accessJwt } = await signInOutside(pds, account);
  const now = Date.now();
  for (let from = 0; from < texts.length; from += mostWrites) {
    const writes = texts.slice(from, from + mostWrites).map((text, index) => {
      const createdAt = new Date(now - (texts.length - from - index) * 1000).toISOString();
      const value = { $type: 'app.bsky.feed.post', text, createdAt };
      return { $type: 'com.atproto.repo.applyWrites#create', collection: 'app.bsky.feed.post', value };
    });
    await mustXrpc(anyAnswer, pds.url, 'com.atproto.repo.applyWrites', { input: { repo: account.did, writes }, token: accessJwt });
  }
}

async function postInSession(pds: Pds, account: PdsAccount, { accessJwt }: PdsSession, text: string): Promise<string> {
  const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() };
  const created = await mustXrpc(z.object({ uri: z.string() }), pds.url, 'com.atproto.repo.createRecord', {
    input: { repo: account.did, collection: 'app.bsky.feed.post', record },
    token: accessJwt,
  });
  return created.uri;
}

const record = z.looseObject({ text: z.string() });
const records = z.object({
  records: z.array(z.object({ uri: z.string(), cid: z.string(), value: record })),
  cursor: z.string().optional(),
});

/** All posts of an account, newest first, read as an outsider who is not signed in. */
export async function listPublicPosts(pds: Pds, did: string): Promise<readonly PublicPost[]> {
  const posts: PublicPost[] = [];
  let cursor: string | undefined;
  do {
    const query = { repo: did, collection: 'app.bsky.feed.post', limit: '100', ...(cursor ? { cursor } : {}) };
    const page = await mustXrpc(records, pds.url, 'com.atproto.repo.listRecords', { query });
    posts.push(...page.records.map(({ uri, cid, value }) => ({ uri, cid, text: value.text, record: value })));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return posts;
}
