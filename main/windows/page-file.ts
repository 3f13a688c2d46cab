import { extname, join, normalize, sep } from 'node:path';

/** What pages are made of, by the file's extension; nothing else is served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

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

/** The media type of a file that `fileOfPage` gave. */
export function typeOfFile(file: string): string {
  return types[extname(file)] ?? 'application/octet-stream';
}
