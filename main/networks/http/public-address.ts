import { BlockList, isIP } from 'node:net';

/** Gives the addresses a host name stands for; rejects where it stands for none. */
export type LookUpHost = (host: string) => Promise<readonly string[]>;

/** The name stands for an address that a link must not reach. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic';
}

/** Special-purpose ranges that are not on the public internet (IANA registries, RFC 6890). */
const notPublic = new BlockList();
const ranges4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const ranges6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
];
for (const [network, prefix] of ranges4) notPublic.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of ranges6) notPublic.addSubnet(network, prefix, 'ipv6');

/** Is this IP address on the public internet? IPv4 inside IPv6 (`::ffff:10.0.0.1`) is judged as the IPv4 it is. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !notPublic.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** `localhost`, `127.x.x.x` and `::1`, as they appear in `URL.hostname`. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * May a page be fetched from this host on the person's behalf? Every address it stands for must be public, so that a
 * link cannot make the program ask the router or a machine inside the company. A name that nobody here knows passes:
 * only a proxy could reach it, and that decides for itself.
 */
export async function isPublicHost(hostname: string, lookUpHost: LookUpHost): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host);
  if (isLoopbackHost(host) || !host.includes('.')) return false;
  const addresses = await lookUpHost(host).catch(() => []);
  return addresses.every(isPublicAddress);
}
