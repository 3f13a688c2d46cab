import { protocol } from 'electron';
import { fileOfPage, typeOfFile } from './page-file.ts';

/** The only origin whose pages may talk to main. */
export const appOrigin = 'app://hatcheck';

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
  // No text becomes markup or script anywhere in a page (https://www.w3.org/TR/trusted-types/).
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Once, before the `ready` event: makes `app:` a standard, secure scheme, so that pages have a real origin. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true } },
  ]);
}

/**
 * Once, after the `ready` event: serves the built pages in `folder`, and nothing outside it. Through the older call:
 * `protocol.handle` makes every answer a `Response`, whose loading alone takes 30 ms of every start (docs/performance.md).
 */
export function serveAppPages(folder: string): void {
  protocol.registerFileProtocol('app', ({ url, method }, answer) => {
    const path = method === 'GET' ? fileOfPage(folder, url) : null;
    answer(path === null ? { error: fileNotFound } : { path, headers: headersOf(path) });
  });
}

/** Chromium's net error for it (net_error_list.h). */
const fileNotFound = -6;

function headersOf(file: string): Record<string, string> {
  return {
    'content-type': typeOfFile(file),
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
}
