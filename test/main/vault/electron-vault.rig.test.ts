import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { resolveElectron } from '../../../scripts/electron-runtime.ts';
import { startDesktop } from '../../rig/desktop.ts';
import { startKeyring } from '../../rig/keyring.ts';
import { waitFor } from '../../rig/wait-for.ts';
import { promptShows } from './prompt.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Inside the repository, so that it finds `node_modules`. */
async function buildApp(): Promise<string> {
  mkdirSync(path.join(root, 'test-output'), { recursive: true });
  const outDir = mkdtempSync(path.join(root, 'test-output', 'vault-'));
  onTestFinished(() => rmSync(outDir, { recursive: true, force: true }));
  const input = {
    main: path.join(import.meta.dirname, 'electron-app/main.ts'),
    'keytar-worker': path.join(root, 'main/vault/keytar-worker.ts'),
  };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: true, outDir, rollupOptions: { input, external: ['electron', 'keytar'], output: { entryFileNames: '[name].js' } } },
  });
  return path.join(outDir, 'main.js');
}

it('works in a utility process of Electron, and does not keep it from quitting', async () => {
  const [app, electron, desktop] = await Promise.all([buildApp(), resolveElectron(), startDesktop()]);
  onTestFinished(() => desktop.stop());
  await startKeyring(desktop, 'ready');
  const child = spawn(electron.executable, ['--no-sandbox', '--disable-gpu', app], {
    env: desktop.env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit');

  await waitFor('the prompt', () => promptShows(desktop), { withinMs: 30_000 });
  expect(said).toBe(
    ['write {"kind":"ok"}', 'read {"kind":"ok","value":"sécret"}', 'list {"kind":"ok","value":[{"key":"k","secret":"sécret"}]}', ''].join(
      '\n',
    ),
  );
  child.stdin.write('quit\n');
  expect(await ended).toEqual([0, null]);
  expect(said).not.toContain('answered');
});
