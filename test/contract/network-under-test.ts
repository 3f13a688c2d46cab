import type {
  BrowserSignInRequest,
  Capabilities,
  DurableCredential,
  KeepRotated,
  Network,
  NetworkResult,
  Session,
  SignedIn,
} from '../../main/networks/network.ts';
import type { SignInMethod } from '../../shared/account.ts';
import type { PreparedPart } from '../../shared/outbox.ts';
import type { ActAbout, Draft, Visibility } from '../../shared/post.ts';
import { draftOf } from './drafts.ts';

export interface ContractAccount {
  readonly subject: string;
  readonly handle: string;
  /** Where a sign-in with pages tells another one. */
  readonly handleWithPages?: string;
  /** Where the network signs in with app passwords. */
  readonly appPassword?: string;
}

/** A page that the brand's account may speak for. */
export interface ContractPage {
  readonly subject: string;
  readonly handle: string;
  /** Takes the right to speak for it away at the server, or gives it back. */
  setRole(may: boolean): Promise<void>;
}

/** What the suites must know of a network before its server runs. */
export interface Tried {
  readonly capabilities: Capabilities;
  /** Methods whose stored credential is renewed, and rotated, when it is opened. Of the others the vault holds the token itself. */
  readonly renews: readonly SignInMethod[];
  /** A record stands at the network under the key it was prepared with. */
  readonly ownKeys: boolean;
  /** A look-up does not show which thread a post is in, and a reply needs none. */
  readonly rootsUnseen?: true;
}

/** A network with its server behind it, and two accounts there. What a network does not have is left out. */
export interface NetworkUnderTest {
  readonly network: Network;
  readonly server: string;
  readonly brand: ContractAccount;
  readonly personal: ContractAccount;
  readonly page?: ContractPage;
  /** An address of the network's own form where no post is; where posts can be read. */
  readonly missingPost?: string;
  /** What the person does in the browser that is opened for this account. */
  throughBrowser(account: ContractAccount, answer: 'allow' | 'deny'): (url: string) => Promise<void>;
  /** Texts of the posts of an account or a page as the server holds them, newest first. */
  postedTexts(subject: string): Promise<readonly string[]>;
  /** Descriptions of the images of the account's post with this text, as the server holds them, in their order. */
  describedIn(subject: string, text: string): Promise<readonly string[]>;
  /** Puts another record under the key, behind the program's back; where keys are our own. */
  occupy?(account: ContractAccount, key: string): Promise<void>;
  /** Who may see the account's post with this text, as the server holds it; where there is more than one audience. */
  audienceOf?(subject: string, text: string): Promise<Visibility>;
  /** How often the account has done this about the post, as the server holds it; where the network has acts. */
  timesDone?(subject: string, act: ActAbout, uri: string): Promise<number>;
}

export const keepAll: KeepRotated = async () => true;

/** Signs in with all rights, by the first method the network has that needs no browser, else through the browser. */
export function signIn(under: NetworkUnderTest, account: ContractAccount): Promise<SignedIn> {
  const { methods, pages } = under.network.capabilities;
  return methods.includes('appPassword') ? passwordSignIn(under, account) : browserSignIn(under, account, pages);
}

export function signInBy(method: SignInMethod, under: NetworkUnderTest, account: ContractAccount): Promise<SignedIn> {
  return method === 'oauth' ? browserSignIn(under, account) : passwordSignIn(under, account);
}

export async function passwordSignIn({ network, server }: NetworkUnderTest, account: ContractAccount): Promise<SignedIn> {
  return value(await network.signInWithPassword(server, `@${account.handle}`, account.appPassword ?? '', keepAll));
}

/** `pages`: asks for the right to speak for pages too. */
export async function browserSignIn(under: NetworkUnderTest, account: ContractAccount, pages = false): Promise<SignedIn> {
  const opened = under.throughBrowser(account, 'allow');
  return value(await under.network.signInWithBrowser({ ...browserRequest(under.server, namedIn(under, account), opened), pages }));
}

/** The handle that the sign-in form asks for, where it does. */
export function namedIn({ network }: NetworkUnderTest, account: ContractAccount): string {
  return network.capabilities.asksHandle ? account.handle : '';
}

export function browserRequest(
  server: string,
  handle: string,
  openBrowser: (url: string) => Promise<void>,
  signal = new AbortController().signal,
): BrowserSignInRequest {
  return { server, handle, pages: false, openBrowser, keep: keepAll, signal };
}

export function opened(
  { network }: Pick<NetworkUnderTest, 'network'>,
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
export function stored(credential: DurableCredential): DurableCredential {
  return JSON.parse(JSON.stringify(credential));
}

/** The one part of a draft of one part, after a stay in the database. */
export async function prepareOne(session: Session, draft: string | Draft): Promise<PreparedPart> {
  const whole = typeof draft === 'string' ? draftOf(draft) : draft;
  const parts = value(await session.prepare(whole, new Map(), Date.now()));
  return JSON.parse(JSON.stringify(only(parts)));
}

export interface Sent {
  readonly uri: string;
  readonly cid: string;
  readonly url: string;
}

/** Sends the part, and gives what was said of it with the part as the outbox keeps it from then on. */
export async function sendOne(session: Session, part: PreparedPart): Promise<{ readonly sent: Sent; readonly published: PreparedPart }> {
  const sent = value(await session.send(part));
  return { sent, published: { ...part, publishedUri: sent.uri, publishedCid: sent.cid } };
}

export function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`Expected one, got ${items.length}`);
  return item;
}

/** The value of a result that must have one. */
export function value<T>(result: NetworkResult<T>): T {
  if (result.kind === 'ok') return result.value;
  throw new Error(`${result.kind}: ${result.words}`);
}
