import { Buffer } from 'node:buffer';

/** Windows' credential manager takes 2,560 bytes; some are left for its own encoding. */
export const maxSecretBytes = 2_000;

/** Why this cannot be a secret in the keyring, as one plain sentence that does not show it; null where it can. */
export function refusalOfSecret(secret: string): string | null {
  if (secret === '') return 'An empty secret cannot be kept in the keyring.';
  const bytes = Buffer.byteLength(secret, 'utf8');
  if (bytes > maxSecretBytes) return `This secret has ${bytes} bytes; the keyring takes ${maxSecretBytes} at most.`;
  return refusalOfText(secret, 'secret');
}

/** The same for what names an item. */
export function refusalOfName(name: string): string | null {
  if (name === '') return 'A keyring item needs a name.';
  if (name.length > 512) return 'A keyring item’s name has 512 characters at most.';
  return refusalOfText(name, 'name of a keyring item');
}

/** keytar cuts text at a zero character without saying so, and mends broken UTF-16 into something else. */
function refusalOfText(text: string, what: string): string | null {
  if (text.includes('\0')) return `A ${what} cannot hold a zero character: the keyring would cut it there.`;
  if (Buffer.from(text, 'utf8').toString('utf8') !== text) return `A ${what} must be well-formed text.`;
  return null;
}
