// A witness for Hatcheck's history (c2sp.org/tlog-witness), in plain Node, without dependencies. See docs/ledger.md.
//   node witness.mjs --folder DIR [--port 8765] [--host 127.0.0.1] [--name witness.example.com] [--enrol [--most 1000]]
// DIR/logs holds one verifier key a line for each log it may sign; with --enrol it adds each log it sees for the first
// time, under the key that the log came with, up to --most of them: names are no secret, so whoever reaches it could take a
// computer's name before that computer does. DIR/key is the witness's own key, DIR/<sha256 of origin> what it saw last.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '8765' },
    host: { type: 'string', default: '127.0.0.1' },
    name: { type: 'string', default: 'witness.example.com' },
    enrol: { type: 'boolean', default: false },
    most: { type: 'string', default: '1000' },
  },
});
if (!options.folder) throw new Error('Say where it may keep what it saw: --folder DIR');
const { folder, name } = options;
mkdirSync(folder, { recursive: true, mode: 0o700 });

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const keyId = (of, type, key) => sha256(Buffer.from(`${of}\n`), Buffer.of(type), key).subarray(0, 4);
const rawKey = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
const publicKey = (raw) =>
  createPublicKey({ key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]), format: 'der', type: 'spki' });

/** On the disk before it is answered, whole or not at all. */
function keep(file, text) {
  const fd = openSync(`${file}.new`, 'w', 0o600);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(`${file}.new`, file);
  // A new name is durable only once its folder is. Windows cannot open one, and does not need to.
  if (process.platform === 'win32') return;
  const at = openSync(folder, 'r');
  fsyncSync(at);
  closeSync(at);
}

const keyFile = join(folder, 'key');
if (!existsSync(keyFile)) keep(keyFile, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
const own = createPrivateKey(readFileSync(keyFile));
const logsFile = join(folder, 'logs');

/** The key of a log by its verifier key `name+id+base64`, or null. */
function readVerifierKey(line) {
  const [, of, id, encoded] = /^(\S+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line ?? '') ?? [];
  const key = Buffer.from(encoded ?? '', 'base64');
  if (key.length !== 33 || key[0] !== 1 || !keyId(of, 1, key.subarray(1)).equals(Buffer.from(id, 'hex'))) return null;
  return { origin: of, key: key.subarray(1) };
}

/** The key of a log; one that is new here comes from the log itself, and is kept once it signed with it. */
function keyOf(origin, offered) {
  const known = existsSync(logsFile) ? readFileSync(logsFile, 'utf8').split('\n').map(readVerifierKey) : [];
  const found = known.find((log) => log?.origin === origin);
  if (found !== undefined || !options.enrol || known.length > Number(options.most)) return { key: found?.key ?? null, enrol: () => {} };
  const added = readVerifierKey(offered);
  return { key: added?.origin === origin ? added.key : null, enrol: () => appendFileSync(logsFile, `${offered}\n`, { mode: 0o600 }) };
}

/** RFC 9162 §2.1.4.2, which checks the proofs of RFC 6962 §2.1.2. */
function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first === 0) return proof.length === 0;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [path[0], path[0]];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [sha256(Buffer.of(1), c, fr), sha256(Buffer.of(1), c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sr = sha256(Buffer.of(1), sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

/** Of origin, size and root in a checkpoint's text. */
function readText(text) {
  const [origin, size, root] = text.split('\n');
  return { origin, size: Number(size), root: Buffer.from(root ?? '', 'base64') };
}

function addCheckpoint(body, offered) {
  const parts =
    /^old (0|[1-9]\d{0,15})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n([^\n]+\n(?:0|[1-9]\d{0,15})\n[A-Za-z0-9+/]{43}=\n(?:[^\n]+\n)*)\n((?:\u2014 [^\n]+\n)+)$/.exec(
      body,
    );
  if (parts === null) return [400];
  const [, old, proofLines, text, signatures] = parts;
  const { origin, size, root } = readText(text);
  const { key, enrol } = keyOf(origin, offered);
  if (key === null) return [404];
  const isSigned = signatures.split('\n').some((line) => {
    const [, of, encoded] = line.split(' ');
    const bytes = Buffer.from(encoded ?? '', 'base64');
    return (
      of === origin &&
      bytes.subarray(0, 4).equals(keyId(origin, 1, key)) &&
      verify(null, Buffer.from(text), publicKey(key), bytes.subarray(4))
    );
  });
  if (!isSigned) return [403];
  enrol();
  if (Number(old) > size) return [400];
  const file = join(folder, sha256(Buffer.from(origin)).toString('hex'));
  const last = existsSync(file) ? readText(readFileSync(file, 'utf8')) : { size: 0, root: sha256() };
  if (Number(old) !== last.size) return [409, `${last.size}\n`, 'text/x.tlog.size'];
  if (last.size === size && !last.root.equals(root)) return [409, `${last.size}\n`, 'text/x.tlog.size'];
  const proof = proofLines
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64'));
  if (!isConsistent(last.size, size, last.root, root, proof)) return [422];
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)));
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time.readBigUInt64BE()}\n${text}`), own);
  const line = `\u2014 ${name} ${Buffer.concat([keyId(name, 4, rawKey(own)), time, signature]).toString('base64')}\n`;
  keep(file, `${text}\n${signatures}${line}`);
  return [200, line];
}

function answer(request, body) {
  if (request.method === 'POST' && request.url.endsWith('/add-checkpoint')) return addCheckpoint(body, request.headers['hatcheck-log-key']);
  const [, id] = /\/checkpoint\/([0-9a-f]{64})$/.exec(request.method === 'GET' ? request.url : '') ?? [];
  return id !== undefined && existsSync(join(folder, id)) ? [200, readFileSync(join(folder, id))] : [404];
}

/** The whole body, null where it is too long. */
async function bodyOf(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > 100_000) return null;
  }
  return body;
}

const server = createServer(async (request, response) => {
  try {
    const body = await bodyOf(request);
    // Nothing waits between the look at what it saw last and the keeping of what it sees now, so no two checkpoints race.
    const [status, text = '', type = 'text/plain; charset=utf-8'] = body === null ? [413] : answer(request, body);
    response.writeHead(status, { 'content-type': type }).end(text);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(options.port), options.host, () => {
  const key = Buffer.concat([Buffer.of(4), rawKey(own)]);
  console.log(
    `Witness at http://${options.host}:${server.address().port}, key ${name}+${keyId(name, 4, key.subarray(1)).toString('hex')}+${key.toString('base64')}`,
  );
  console.log(`For the rules set by IT: WitnessKey ${rawKey(own).toString('base64url')}`);
});
