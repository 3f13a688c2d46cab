import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The adapters as the program runs them: bundled. From their sources each `await import` would ask the thread in which tsx
 * looks modules up, several times a post, and take longer than all the rest.
 */
export async function bundledAdapters(): Promise<typeof import('./adapters.ts')> {
  mkdirSync(path.join(root, 'test-output'), { recursive: true });
  const outDir = mkdtempSync(path.join(root, 'test-output', 'adapters-')); // in the repository, so that node_modules is found
  try {
    const rollupOptions = {
      input: { adapters: path.join(import.meta.dirname, 'adapters.ts') },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    };
    await build({ root, configFile: false, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: true, outDir, rollupOptions } });
    return await import(pathToFileURL(path.join(outDir, 'adapters.js')).href);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
