const count = new Intl.NumberFormat('en');

/** Who will see a public post, how many, and for how long, in words. `followers` is null where nobody could say. */
export function whoSees(handle: string, followers: number | null): string {
  return `Anyone can read it${followedBy(handle, followers)}. It stays until you take it down, and copies can stay longer.`;
}

function followedBy(handle: string, followers: number | null): string {
  if (followers === null) return '';
  return `, and ${followers === 1 ? '1 person follows' : `${count.format(followers)} people follow`} @${handle}`;
}
