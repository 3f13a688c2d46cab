import { type Answer, type Asked, denied, refusal, type World } from './world.ts';

const memberOf = (world: World, { owner }: Asked) => world.members.find(({ id }) => id === owner.subject);

/** `GET /v2/userinfo`: OpenID Connect claims of whoever the token is of. */
export function userinfo(world: World, asked: Asked): Answer {
  const { scopes } = asked.owner;
  const member = memberOf(world, asked);
  if (member === undefined || !scopes.includes('openid') || !scopes.includes('profile')) return denied('userinfo.GET.NO_VERSION');
  const { id: sub, firstName, lastName } = member;
  const claims = { sub, name: `${firstName} ${lastName}`, given_name: firstName, family_name: lastName };
  return { status: 200, body: { ...claims, locale: { country: 'US', language: 'en' } } };
}

/** `GET /rest/me` with `r_basicprofile` (shared/integrations/people/profile-api). */
export function me(world: World, asked: Asked): Answer {
  const member = memberOf(world, asked);
  if (member === undefined || !asked.owner.scopes.includes('r_basicprofile')) return denied('me.GET');
  const { id, firstName, lastName, vanityName } = member;
  return {
    status: 200,
    body: { id, localizedFirstName: firstName, localizedLastName: lastName, vanityName, localizedHeadline: 'At work' },
  };
}

/** `GET /rest/organizationAcls?q=roleAssignee`: the roles of whoever the token is of. */
export function roles(world: World, { owner, query }: Asked): Answer {
  if (!owner.scopes.includes('rw_organization_admin')) return denied('organizationAcls.FINDER-roleAssignee');
  if (query.get('q') !== 'roleAssignee') return refusal(400, 'BAD_REQUEST', 'q');
  const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)];
  const wanted = world.acls.filter(
    (acl) =>
      acl.roleAssignee === `urn:li:person:${owner.subject}` &&
      [null, acl.role].includes(query.get('role')) &&
      [null, String(acl.state)].includes(query.get('state')),
  );
  return { status: 200, body: { paging: { start, count, links: [] }, elements: wanted.slice(start, start + count) } };
}

/** `GET /rest/organizationsLookup?ids=List(1,2)`: names for those who are no administrators, too. */
export function lookUpOrganizations(world: World, { owner, query }: Asked): Answer {
  if (!owner.scopes.includes('rw_organization_admin')) return denied('organizationsLookup.BATCH_GET');
  const [, ids] = /^List\(([\d,]+)\)$/.exec(query.get('ids') ?? '') ?? [];
  if (ids === undefined) return refusal(400, 'BAD_REQUEST', 'ids');
  const found = world.organizations.filter(({ id }) => ids.split(',').includes(String(id)));
  const results = Object.fromEntries(
    found.map(({ id, name, vanityName }) => [id, { id, localizedName: name, vanityName, primaryOrganizationType: 'NONE' }]),
  );
  return { status: 200, body: { results, statuses: {}, errors: {} } };
}

/** `GET /rest/organizationalEntityNotifications?q=criteria`: for administrators (organization-social-action-notifications, Pull). */
export function notifications(world: World, { owner, query }: Asked): Answer {
  const organization = query.get('organizationalEntity');
  const isAdministrator = world.acls.some(
    (acl) =>
      acl.roleAssignee === `urn:li:person:${owner.subject}` &&
      acl.organization === organization &&
      acl.role === 'ADMINISTRATOR' &&
      acl.state === 'APPROVED',
  );
  if (!isAdministrator || !owner.scopes.includes('rw_organization_admin'))
    return denied('organizationalEntityNotifications.FINDER-criteria');
  const [, actions = ''] = /^List\(([A-Z_,]+)\)$/.exec(query.get('actions') ?? '') ?? [];
  const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)];
  const wanted = world.notifications.filter((one) => one.organizationalEntity === organization && actions.split(',').includes(one.action));
  return { status: 200, body: { paging: { start, count, links: [] }, elements: wanted.slice(start, start + count) } };
}

/** `GET /rest/networkSizes/URN?edgeType=COMPANY_FOLLOWED_BY_MEMBER`. */
export function networkSize(world: World, { query }: Asked, urn: string): Answer {
  const organization = world.organizations.find(({ id }) => urn === `urn:li:organization:${id}`);
  if (query.get('edgeType') !== 'COMPANY_FOLLOWED_BY_MEMBER' || organization === undefined) return refusal(400, 'BAD_REQUEST', 'edgeType');
  return { status: 200, body: { firstDegreeSize: organization.followers } };
}
