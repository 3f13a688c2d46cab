/** Stands in for the polyfills `twitter-text` asks for (`electron.vite.config.ts`): every engine here has it all, and some change built-in objects. */
export {};
