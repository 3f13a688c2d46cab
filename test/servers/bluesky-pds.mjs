/**
 * The official Bluesky server (PDS) with its directory of identities (PLC), for tests: on loopback, on free ports,
 * with data that lives as long as this process. Prints one JSON line `{pds, plc, pid}` when ready; ends on SIGTERM
 * and when its standard input closes, so that it cannot outlive whoever started it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

process.env.LOG_ENABLED = '0'; // read by the server when it is imported
const plcServer = await import('@did-plc/server');
const { PDS, envToCfg, envToSecrets } = await import('@atproto/pds');

const dataFolder = mkdtempSync(path.join(tmpdir(), 'hatcheck-pds-'));
process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));

const plcPort = await freePort();
const plc = plcServer.default.PlcServer.create({ db: plcServer.default.Database.mock(), port: plcPort });
listenOnLoopbackOnly(plc.app);
await plc.start();

const pdsPort = await freePort();
const environment = pdsEnvironment(pdsPort, plcPort);
const pds = await PDS.create(envToCfg(environment), envToSecrets(environment));
listenOnLoopbackOnly(pds.app);
await pds.start();

let stopping = false;
process.once('SIGTERM', stop);
process.stdin.once('close', stop).resume();
console.log(JSON.stringify({ pds: `http://localhost:${pdsPort}`, plc: `http://localhost:${plcPort}`, pid: process.pid }));

async function stop() {
  if (stopping) return;
  stopping = true;
  // A client may keep a connection open for ever; the data is thrown away in any case.
  setTimeout(() => process.exit(0), 2_000).unref();
  await pds.destroy();
  await plc.destroy();
  process.exit(0);
}

/** The server's settings. It refuses addresses with an IP, so every URL says localhost. */
function pdsEnvironment(port, plcPort) {
  return {
    devMode: true,
    hostname: 'localhost',
    port,
    dataDirectory: dataFolder,
    blobstoreDiskLocation: path.join(dataFolder, 'blobs'),
    didPlcUrl: `http://localhost:${plcPort}`,
    serviceHandleDomains: ['.test'],
    inviteRequired: false,
    disableSsrfProtection: true,
    jwtSecret: randomBytes(16).toString('hex'),
    adminPassword: randomBytes(16).toString('hex'),
    dpopSecret: randomBytes(32).toString('hex'),
    plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  };
}

/** Both servers would listen on every network of the machine. */
function listenOnLoopbackOnly(app) {
  const listen = app.listen;
  app.listen = (port, ...rest) => listen.call(app, port, '127.0.0.1', ...rest);
}

/** A port nobody listens on now. The PDS must know its port before it listens, as its address is part of its settings. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
