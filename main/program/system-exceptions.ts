import { join } from 'node:path';
import type { ExceptionClaims } from '../../shared/exception.ts';
import { type Outcome, refused } from '../../shared/outcome.ts';
import { openExceptionFile } from '../exceptions/exception-file.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { exceptionPast } from './exception-past.ts';
import { createExceptions, type Exceptions, type ExceptionsParts } from './exceptions.ts';

interface SystemExceptionsParts extends Pick<ExceptionsParts, 'state' | 'decisions' | 'clock' | 'sweep'> {
  /** Folder of the profile. */
  readonly folder: string;
  readonly page: Ledger['page'];
  readonly deviceId: () => Promise<string | null>;
}

const noId = refused(null, 'exception-no-device-id', 'This computer has no ID of its own, so no exception can be for it. Ask IT.');

/** The exceptions of this profile, on this computer. Signatures are read at first use: hardly any start needs them. */
export function systemExceptions({ folder, page, deviceId, ...parts }: SystemExceptionsParts): Exceptions {
  const check = async (token: string, keys: readonly string[], now: number): Promise<Outcome<ExceptionClaims>> => {
    const { checkException } = await import('../exceptions/exception-token.ts');
    const id = await deviceId();
    return id === null ? noId : checkException(token, { keys, deviceId: id, now });
  };
  return createExceptions({ ...parts, check, file: openExceptionFile(join(folder, 'exceptions.json')), past: () => exceptionPast(page) });
}
