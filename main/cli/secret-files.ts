import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ExceptionCommandIo } from './exception-command.ts';

const others = 0o077;

/** Files with a private key in them. */
export const secretFiles: ExceptionCommandIo['files'] = {
  async readSecret(path) {
    const file = await open(path, constants.O_RDONLY);
    try {
      const { mode } = await file.stat();
      // Windows keeps rights elsewhere.
      if (process.platform !== 'win32' && (mode & others) !== 0) throw new Error('others may read it; take that right away (chmod 600)');
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  },
  async writeSecret(path, text) {
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  },
};
