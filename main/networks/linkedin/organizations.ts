import { z } from 'zod';
import { plainLine } from '../../../shared/plain-text.ts';
import type { Clock } from '../../clock.ts';
import type { NetworkResult, Speaker } from '../network.ts';
import { readRest, type Send } from './rest.ts';
import { encoded, organizationId } from './urns.ts';

/** Roles that may post as the page (posts-api, Permissions; the newer and the older name of a content admin). */
const postingRoles: ReadonlySet<string> = new Set([
  'ADMINISTRATOR',
  'CONTENT_ADMINISTRATOR',
  'CONTENT_ADMIN',
  'DIRECT_SPONSORED_CONTENT_POSTER',
]);
const PAGE = 100;
/** Pages one person may speak for, at most. */
const MOST_ROLES = 500;

const rolesSchema = z.object({
  elements: z.array(z.object({ organization: z.string().max(100), role: z.string().max(100), state: z.string().max(40) })).max(PAGE),
});
const namesSchema = z.object({
  results: z.record(z.string(), z.object({ localizedName: z.string().min(1).max(300), vanityName: z.string().min(1).max(200) })),
});
const sizeSchema = z.object({ firstDegreeSize: z.number().int().nonnegative() });

/**
 * The organisations this member may post for now
 * (`GET /rest/organizationAcls?q=roleAssignee`, organizations/organization-access-control-by-role).
 */
export async function postableOrganizations(send: Send, clock: Clock): Promise<NetworkResult<readonly string[]>> {
  const found = new Set<string>();
  for (let start = 0; start < MOST_ROLES; start += PAGE) {
    const path = `/rest/organizationAcls?q=roleAssignee&state=APPROVED&start=${start}&count=${PAGE}`;
    const answer = await readRest(send, clock, path, rolesSchema);
    if (answer.kind !== 'ok') return answer;
    for (const { organization, role, state } of answer.value.elements) {
      if (state === 'APPROVED' && postingRoles.has(role) && organizationId(organization) !== null) found.add(organization);
    }
    if (answer.value.elements.length < PAGE) break;
  }
  return { kind: 'ok', value: [...found] };
}

/**
 * What pages are called, and their names in addresses, for whoever may post as them
 * (`GET /rest/organizationsLookup?ids=List(ID,…)`, organizations/organization-lookup-api). One without a name is left out.
 */
export async function nameOrganizations(send: Send, clock: Clock, urns: readonly string[]): Promise<NetworkResult<readonly Speaker[]>> {
  if (urns.length === 0) return { kind: 'ok', value: [] };
  const ids = urns.map((urn) => organizationId(urn) ?? '').join(',');
  const answer = await readRest(send, clock, `/rest/organizationsLookup?ids=List(${ids})`, namesSchema);
  if (answer.kind !== 'ok') return answer;
  const named = urns.flatMap((urn): readonly Speaker[] => {
    const names = answer.value.results[organizationId(urn) ?? ''];
    return names === undefined ? [] : [{ subject: urn, handle: plainLine(names.vanityName), displayName: plainLine(names.localizedName) }];
  });
  return { kind: 'ok', value: named };
}

/** `GET /rest/networkSizes/URN?edgeType=COMPANY_FOLLOWED_BY_MEMBER` (organization-lookup-api, Follower Count). */
export async function countFollowers(send: Send, clock: Clock, urn: string): Promise<NetworkResult<number>> {
  const path = `/rest/networkSizes/${encoded(urn)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`;
  const answer = await readRest(send, clock, path, sizeSchema);
  return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.firstDegreeSize } : answer;
}
