import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Native modules stay outside the bundle: they are loaded from `node_modules`, unpacked from the archive. */
const natives = ['keytar', 'libsql'];

/**
 * `build` makes `out/`, which keeps the switches that tests and the demo need.
 * `build --mode release` makes `out-release/`, which packages carry: there the switches are compiled out.
 */
export default defineConfig(({ mode }) => {
  const release = mode === 'release';
  const outDir = release ? 'out-release' : 'out';
  const at = (path: string): string => resolve(import.meta.dirname, path);
  const noPolyfill = { find: /^core-js\/modules\/.*/, replacement: at('shared/no-polyfill.ts') };
  const define = { __TEST_SWITCHES__: JSON.stringify(!release) };
  return {
    main: {
      define,
      // The D-Bus library reads and writes XML only to introspect, which nothing here does: a seventh of what a start reads.
      resolve: { alias: [{ find: /^fast-xml-(parser|builder)$/, replacement: at('main/no-xml.ts') }, noPolyfill] },
      build: {
        outDir: `${outDir}/main`,
        externalizeDeps: false,
        rollupOptions: {
          external: [...natives],
          input: {
            index: at('main/start.ts'),
            'keytar-worker': at('main/vault/keytar-worker.ts'),
            'check-worker': at('main/checks/check-worker.ts'),
            'audience-worker': at('main/audience/audience-worker.ts'),
            'voice-worker': at('main/voices/voice-worker.ts'),
            cli: at('main/cli/hatcheck.ts'),
          },
        },
      },
    },
    preload: {
      build: {
        outDir: `${outDir}/preload`,
        externalizeDeps: false,
        rollupOptions: { input: { preload: at('main/preload/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    },
    renderer: {
      root: at('renderer'),
      plugins: [react()],
      resolve: { alias: [noPolyfill] },
      build: {
        outDir: at(`${outDir}/renderer`),
        emptyOutDir: true,
        minify: true,
        rollupOptions: {
          treeshake: { manualPureFunctions: ['z'] }, // a schema that no page uses is left out
          input: {
            compose: at('renderer/compose.html'),
            console: at('renderer/console.html'),
            strip: at('renderer/strip.html'),
            unlock: at('renderer/unlock.html'),
          },
        },
      },
    },
  };
});
