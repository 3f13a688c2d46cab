import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askProgram } from '../../../main/private-socket/ask-program.ts';
import type { OwnRulesAnswer, RevokedAnswer, StatusAnswer } from '../../../main/private-socket/messages.ts';
import { type SocketAnswers, serveSocket } from '../../../main/private-socket/serve-socket.ts';
import { socketPlace } from '../../../main/private-socket/socket-place.ts';

const status: StatusAnswer = {
  ledger: 'holds',
  brands: 1,
  exceptions: 0,
  judged: { policy: 'active', device: 'managed', version: '1.2.3' },
};
const uid = process.getuid?.() ?? null;

let folder: string;
let place: string;
let stop: () => void;
let quits: number;
let own: OwnRulesAnswer;
let revoked: () => Promise<RevokedAnswer>;

const countQuit = (): void => {
  quits += 1;
};

const answers = (): SocketAnswers => ({ status: () => status, ownRules: () => own, revokeAll: () => revoked(), quit: countQuit });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hatcheck-socket-'));
  place = socketPlace('linux', folder) ?? '';
  quits = 0;
  own = { IdleMinutes: 2 };
  revoked = () => Promise.resolve([{ account: 'bluesky:did:plc:a', revoked: true }]);
  stop = await serveSocket(place, answers());
});
afterEach(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends raw words and gives what came back until the end of the connection. */
function sendRaw(words: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(place);
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(words);
  });
}

describe('the private socket', () => {
  it('is its owner’s alone, in a folder that is too', () => {
    expect(lstatSync(place).mode & 0o777).toBe(0o600);
    expect(lstatSync(path.dirname(place)).mode & 0o777).toBe(0o700);
  });

  it('answers how it stands, ends sign-ins, and quits', async () => {
    const program = askProgram(place, uid);
    expect(await program.status()).toEqual(status);
    expect(await program.revokeAll()).toEqual([{ account: 'bluesky:did:plc:a', revoked: true }]);
    expect(await program.quit()).toBe(true);
    expect(quits).toBe(1);
  });

  it('says what the person made stricter, and only what can be that', async () => {
    expect(await askProgram(place, uid).ownRules()).toEqual({ IdleMinutes: 2 });
    for (const none of [null, { IdleMinutes: 0 }, { IdleMinutes: '\u001b[2J' }] as const) {
      own = none as OwnRulesAnswer;
      expect(await askProgram(place, uid).ownRules()).toBeNull();
    }
  });

  it('tells a keyring that is not open from nobody answering', async () => {
    revoked = () => Promise.resolve(null);
    expect(await askProgram(place, uid).revokeAll()).toBeNull();
    revoked = () => Promise.reject(new Error('no'));
    expect(await askProgram(place, uid).revokeAll()).toBeUndefined();
  });

  it('gives nothing for what is no question of its own', async () => {
    for (const words of [
      '\n',
      'status\n',
      '{"v":1,"ask":"post"}\n',
      '{"v":2,"ask":"status"}\n',
      `${' '.repeat(300)}{"v":1,"ask":"status"}\n`,
    ]) {
      expect(await sendRaw(words), words).toBe('');
    }
    expect(await askProgram(place, uid).status()).toEqual(status); // and goes on
    expect(quits).toBe(0);
  });

  it('is not believed where its version is other words', async () => {
    stop();
    const told = { ...status, judged: { ...status.judged, version: '\u001b[2J1.2.3' } };
    stop = await serveSocket(place, { ...answers(), status: () => told });
    expect(await askProgram(place, uid).status()).toBeNull();
  });

  it('is made anew over what a crash left', async () => {
    stop();
    writeFileSync(place, 'left over');
    stop = await serveSocket(place, answers());
    expect(await askProgram(place, uid).status()).toEqual(status);
  });
});

describe('a folder that is a link, or open to others', () => {
  it('holds no socket of the program, and what the link leads to stays as it is', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    mkdirSync(elsewhere, { mode: 0o755 });
    symlinkSync(elsewhere, path.join(folder, 'linked'));
    await expect(serveSocket(path.join(folder, 'linked', 'hatcheck.sock'), answers())).rejects.toThrow('a link');
    expect({ mode: lstatSync(elsewhere).mode & 0o777, files: readdirSync(elsewhere) }).toEqual({ mode: 0o755, files: [] });
  });

  it('is not asked, whoever made the socket', async () => {
    symlinkSync(path.dirname(place), path.join(folder, 'linked'));
    expect(await askProgram(path.join(folder, 'linked', path.basename(place)), uid).status()).toBeNull();
    chmodSync(path.dirname(place), 0o755);
    expect(await askProgram(place, uid).status()).toBeNull();
    chmodSync(path.dirname(place), 0o700);
    expect(await askProgram(place, uid).status()).toEqual(status);
  });
});

describe('asking', () => {
  it('asks nobody where nothing is, where a link or a file lies, and where the socket is somebody else’s', async () => {
    const link = path.join(folder, 'link');
    const file = path.join(folder, 'file');
    symlinkSync(place, link);
    writeFileSync(file, '');
    for (const other of [path.join(folder, 'nothing'), link, file, null]) expect(await askProgram(other, uid).status()).toBeNull();
    expect(await askProgram(place, (uid ?? 0) + 1).status()).toBeNull();
  });

  it('takes no answer of another shape', async () => {
    stop();
    const other = { ...status, brands: -1 };
    stop = await serveSocket(place, { ...answers(), status: () => other });
    expect(await askProgram(place, uid).status()).toBeNull();
  });
});

describe('where the socket is', () => {
  it('is a pipe on Windows, one per profile, and nowhere where the path is too long', () => {
    expect(socketPlace('win32', 'C:\\Users\\Jo\\AppData\\Roaming\\Hatcheck')).toMatch(/^\\\\\.\\pipe\\hatcheck-[0-9a-f]{32}$/);
    expect(socketPlace('win32', 'C:\\a')).not.toBe(socketPlace('win32', 'C:\\b'));
    expect(socketPlace('linux', `/${'long/'.repeat(30)}`)).toBeNull();
  });
});
