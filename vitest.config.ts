import { defineConfig } from 'vitest/config';

/** Tests that need a desktop, a bus, a keyring or a server are named so, or live in the folders below. */
const needsRig = ['**/*.rig.test.{ts,tsx}'];

/** Tests that take seconds each run with the model's plays, so that unit tests stay quick. */
const takesLong = ['**/*.long.test.ts'];

/** Properties draw the same values in every run; says how to draw others. */
const oneSeed = ['test/one-seed.ts'];

export default defineConfig({
  define: { __TEST_SWITCHES__: 'true' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 30_000,
          setupFiles: oneSeed,
          include: ['test/{main,shared,renderer,scripts,docs,security}/**/*.test.{ts,tsx}'],
          exclude: [...needsRig, ...takesLong],
          // Files share a process, which halves the work: no test mocks modules, and fakes come in through parameters.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'model',
          testTimeout: 600_000,
          setupFiles: oneSeed,
          include: ['test/model/**/*.test.ts', 'test/shared/**/*.long.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'rig',
          include: ['test/{main,renderer,scripts,security}/**/*.rig.test.{ts,tsx}', 'test/{rig-selftest,contract}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false },
      },
      {
        extends: true,
        test: {
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
