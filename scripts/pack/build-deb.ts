import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, cp, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mustRun } from '../run-command.ts';
import type { DebRequest } from './fpm-arguments.ts';

/** Builds a Debian package with Debian's own `dpkg-deb`; `fpm` is not in Debian. All files in it belong to root. */
export async function buildDeb(request: DebRequest): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'hatcheck-deb-'));
  try {
    const root = path.join(scratch, 'root');
    for (const { from, to } of request.contents) await put(from, path.join(root, to));
    await mustRun('chmod', ['-R', 'u=rwX,go=rX', root]);
    await describe(root, request);
    const compression = request.compression === 'gz' ? ['-Zgzip', '-z1'] : [`-Z${request.compression}`];
    await mustRun('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, request.target]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** `FOLDER/` means what is in the folder, as with rsync. */
async function put(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await cp(from.replace(/\/$/, ''), to, { recursive: true, verbatimSymlinks: true });
}

/** Writes the control files (Debian Policy 5.3 and 6.1). */
async function describe(root: string, request: DebRequest): Promise<void> {
  const files = await filesIn(root);
  const control = path.join(root, 'DEBIAN');
  await mkdir(control, { mode: 0o755 });
  await writeFile(path.join(control, 'control'), controlFile(request, await installedKilobytes(root, files)));
  await writeFile(path.join(control, 'md5sums'), await checksums(root, files));
  for (const [script, name] of [[request.afterInstall, 'postinst'] as const, [request.afterRemove, 'postrm'] as const]) {
    await copyFile(script, path.join(control, name));
    await chmod(path.join(control, name), 0o755);
  }
}

export function controlFile(request: DebRequest, kilobytes: number): string {
  const [synopsis = '', ...long] = request.description;
  const fields: readonly (readonly [string, string])[] = [
    ['Package', request.name],
    ['Version', request.version],
    ['Architecture', request.architecture],
    ['Maintainer', request.maintainer],
    ['Installed-Size', String(kilobytes)],
    ['Depends', request.depends.join(', ')],
    ['Recommends', request.recommends.join(', ')],
    ['Section', request.category],
    ['Priority', request.priority],
    ['Homepage', request.url],
    ['Description', [synopsis, ...long.map((line) => ` ${line}`)].join('\n')],
  ];
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

async function filesIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function installedKilobytes(root: string, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => Math.ceil((await lstat(path.join(root, file))).size / 1024)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** For `dpkg --verify`; MD5 is what the format has (Debian Policy, appendix on md5sums), not a protection. */
async function checksums(root: string, files: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const file of files) {
    const hash = createHash('md5');
    await pipeline(createReadStream(path.join(root, file)), hash);
    lines.push(`${hash.digest('hex')}  ${file}\n`);
  }
  return lines.join('');
}
