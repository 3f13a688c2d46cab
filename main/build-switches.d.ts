/** True in `out/` (development, tests, demo), false in `out-release/`, which packages carry. Set by electron.vite.config.ts. */
declare const __TEST_SWITCHES__: boolean;
