import { z } from 'zod';
import type { NetworkFailure } from '../network.ts';
import { type Api, type ApiResult, failureIn, id } from './api.ts';
import { type Status, statusSchema } from './entities.ts';
import { nextPage } from './pages.ts';

/** The most the method gives at once. */
const PAGE = 40;

export interface Wanted {
  readonly accountId: string;
  /** Only what is newer; null: from the first. */
  readonly after: string | null;
  readonly reposts: boolean;
  readonly most: number;
}

export type OwnStatuses = { readonly kind: 'ok'; readonly value: readonly Status[]; readonly whole: boolean } | NetworkFailure;

interface StatusPage {
  readonly statuses: readonly Status[];
  /** Where the next, older page begins; null on the last. */
  readonly older: string | null;
  /** False where an entry was of a form that nobody knows, and is left out. */
  readonly allRead: boolean;
}

/** One page of what an account posted, newest first (https://docs.joinmastodon.org/methods/accounts/#statuses). */
export async function statusPage(
  api: Api,
  { accountId, after, reposts }: Omit<Wanted, 'most'>,
  before: string | null,
): Promise<{ readonly kind: 'ok'; readonly value: StatusPage } | NetworkFailure> {
  const answer: ApiResult<readonly unknown[]> = await api.call({
    path: `/api/v1/accounts/${id(accountId)}/statuses`,
    query: {
      limit: String(PAGE),
      ...(reposts ? {} : { exclude_reblogs: 'true' }),
      ...(after === null ? {} : { since_id: after }),
      ...(before === null ? {} : { max_id: before }),
    },
    answer: z.array(z.unknown()).max(1000),
  });
  if (answer.kind !== 'ok') return failureIn(answer);
  const statuses = answer.value.flatMap((one) => statusSchema.safeParse(one).data ?? []);
  const allRead = statuses.length === answer.value.length;
  return { kind: 'ok', value: { statuses, older: nextPage(answer.headers), allRead } };
}

/**
 * What an account posted, newest first; nothing where one of them cannot be read, as it could be the one that is looked for.
 * `whole` is false where there is more than `most`.
 */
export async function ownStatuses(api: Api, { most, ...wanted }: Wanted): Promise<OwnStatuses> {
  const statuses: Status[] = [];
  const seen = new Set<string>();
  let before: string | null = null;
  while (statuses.length < most) {
    const page: Awaited<ReturnType<typeof statusPage>> = await statusPage(api, wanted, before);
    if (page.kind !== 'ok') return page;
    if (!page.value.allRead)
      return { kind: 'unreadable', words: `${new URL(api.server).host} lists posts in a form this version does not know.` };
    const fresh = page.value.statuses.filter((status) => !seen.has(status.id));
    // A server that knows no `since_id` goes on past it.
    const past = fresh.findIndex((status) => status.id === wanted.after);
    statuses.push(...(past === -1 ? fresh : fresh.slice(0, past)));
    for (const status of fresh) seen.add(status.id);
    before = page.value.older;
    // A page that brings nothing new would lead round in a circle.
    if (past !== -1 || before === null || fresh.length === 0)
      return { kind: 'ok', value: statuses.slice(0, most), whole: statuses.length <= most };
  }
  return { kind: 'ok', value: statuses.slice(0, most), whole: false };
}
