import { shell } from 'electron';

/** Opens a sign-in page in the system browser (RFC 8252, section 8.12): https, or http on this computer for one's own server. */
export async function openInSystemBrowser(address: string): Promise<void> {
  const url = new URL(address);
  const local = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !local) throw new Error('A sign-in page must be on https.');
  await shell.openExternal(url.href);
}

/** Tests play the browser: the address is announced instead. Unpackaged only. */
export async function announceBrowser(address: string): Promise<void> {
  process.emit('hatcheck:browser' as 'message', address, undefined);
}
