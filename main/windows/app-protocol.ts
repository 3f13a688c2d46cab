import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** The only origin whose pages may talk to main. */
export const appOrigin = 'app://hatcheck';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Pages run our own scripts and styles and load nothing from anywhere else (Electron's security checklist, item 7). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Once, before the `ready` event: makes `app:` a standard, secure scheme, so that pages have a real origin. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } }]);
}

/** Once, after the `ready` event: serves the built pages in `folder`, and nothing outside it. */
export function serveAppPages(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOfPage(folder, request.url);
    if (file === null || request.method !== 'GET') return new Response('Not found', { status: 404 });
    try {
      const bytes = await readFile(file);
      return new Response(new Uint8Array(bytes), { headers: headersOf(file) });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

/** The file an address means, or null for anything outside the folder, of another host or of an unknown type. */
export function fileOfPage(folder: string, address: string): string | null {
  const path = pathOf(address);
  if (path === null) return null;
  const file = normalize(join(folder, path));
  const inside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  return inside && !path.includes('\0') && extname(file) in types ? file : null;
}

function pathOf(address: string): string | null {
  try {
    const url = new URL(address);
    return url.protocol === 'app:' && url.host === 'hatcheck' ? decodeURIComponent(url.pathname) : null;
  } catch {
    return null;
  }
}

function headersOf(file: string): Record<string, string> {
  return {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
