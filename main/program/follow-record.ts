import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { net } from 'electron';
import { effectivePolicy } from '../../shared/policy.ts';
import type { RecordView } from '../../shared/record-view.ts';
import type { StateStore } from '../app-state/app-state.ts';
import type { Clock } from '../clock.ts';
import type { SinkTarget } from '../export/sink.ts';
import type { SinkPosition } from '../export/sink-position.ts';
import type { AnchorVault } from '../ledger/anchor.ts';
import type { Checkpoints, WitnessTarget } from '../ledger/checkpoints.ts';
import { type LedgerKey, openLedgerKey, originOf } from '../ledger/ledger-key.ts';
import { createNodeLedgerDisk } from '../ledger/node-ledger-disk.ts';
import type { OpenLedger } from '../ledger/open-ledger.ts';
import { readPublicKey } from '../ledger/signed-note.ts';
import type { Exchange } from '../ledger/witness-client.ts';
import type { Log } from '../log.ts';
import { createBoundedFetch } from '../networks/http/bounded-fetch.ts';

export interface FollowRecordParts {
  readonly state: StateStore;
  readonly ledger: OpenLedger;
  readonly vault: AnchorVault;
  readonly clock: Clock;
  /** The machine's own, for the limits of requests. */
  readonly systemClock: Clock;
  /** Folder of the profile. */
  readonly folder: string;
  readonly version: string;
  readonly log: Pick<Log, 'warn'>;
}

/** What works on the history from behind: signs it, has it witnessed, sends it where IT wants it. */
export interface RecordFollower {
  view(): RecordView;
  stop(): void;
}

interface Following {
  readonly checkpoints: Checkpoints;
  readonly position: SinkPosition;
  /** As entries are named on their way out. */
  readonly source: RecordView['source'];
  readonly stop: () => void;
}

/** Begins once `when` resolves; whoever writes an entry never waits for any of it. */
export function followRecord(parts: FollowRecordParts, when: Promise<unknown>): RecordFollower {
  const source = { host: hostname(), version: parts.version, log: originOf(hostname(), userInfo().username) };
  let following: Following | null = null;
  let stopped = false;
  const onTrouble = (error: unknown): void => parts.log.warn('The history could not be sent or signed', { error });
  const begun = when.then(async () => {
    if (!stopped) following = await begin(parts, source, onTrouble);
  });
  begun.catch(onTrouble);

  return {
    view() {
      const target = sinkOf(parts.state);
      const sink =
        target === null ? null : { host: new URL(target.url).host, format: target.format, taken: following?.position.of(target.url) ?? 0 };
      return { witness: following?.checkpoints.state() ?? null, sink, source: following?.source ?? source };
    },
    stop() {
      stopped = true;
      following?.stop();
    },
  };
}

async function begin(parts: FollowRecordParts, source: RecordView['source'], onTrouble: (error: unknown) => void): Promise<Following> {
  const { state, ledger, clock, systemClock, folder } = parts;
  const { openCheckpointBook } = await import('../ledger/checkpoint-book.ts');
  const { createCheckpoints } = await import('../ledger/checkpoints.ts');
  const { createSink } = await import('../export/sink.ts');
  const { namedSource } = await import('../export/named-source.ts');
  const { openSinkPosition } = await import('../export/sink-position.ts');
  const file = join(folder, 'ledger.jsonl');
  const disk = createNodeLedgerDisk(file);
  const position = await openSinkPosition(join(folder, 'audit-sink.json'));
  const exchange = systemExchange(systemClock);
  const checkpoints = createCheckpoints({
    ...{ chain: ledger, ledger: disk, clock, exchange, onTrouble },
    book: await openCheckpointBook(createNodeLedgerDisk(`${file}.checkpoints`)),
    key: keyOnce(parts.vault, source.log),
    witness: () => witnessOf(state),
  });
  const sink = createSink({ ledger: disk, position, clock, target: () => sinkOf(state), source, exchange, onTrouble });
  ledger.onGrown(sink.follow);
  sink.follow();
  const stop = (): void => {
    checkpoints.stop();
    sink.stop();
  };
  return { checkpoints, position, source: await namedSource(disk, source), stop };
}

/** Asked of the vault until it gives it. */
function keyOnce(vault: AnchorVault, origin: string): () => Promise<LedgerKey | null> {
  let key: LedgerKey | null = null;
  return async () => {
    key ??= await openLedgerKey(vault, origin, randomBytes);
    return key;
  };
}

function witnessOf(state: StateStore): WitnessTarget | null {
  const { WitnessUrl: url, WitnessKey: publicKey } = effectivePolicy(state.get().policy);
  return url === undefined ? null : { url, publicKey: publicKey === undefined ? null : readPublicKey(publicKey) };
}

function sinkOf(state: StateStore): SinkTarget | null {
  const { AuditSink: url, AuditFormat: format, AuditRetentionDays: days } = effectivePolicy(state.get().policy);
  return url === undefined ? null : { url, format, days };
}

/** Over Electron's own networking: the system's proxy and certificates hold. */
function systemExchange(clock: Clock): Exchange {
  const fetch = createBoundedFetch((input, init) => net.fetch(input instanceof URL ? input.href : input, init), clock);
  return async ({ url, method, headers, body }) => {
    const response = await fetch(url, { method, ...(headers === undefined ? {} : { headers }), ...(body === undefined ? {} : { body }) });
    return { status: response.status, text: await response.text() };
  };
}
