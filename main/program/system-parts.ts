import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import tls from 'node:tls';
import { Notification, net, powerMonitor, session } from 'electron';
import { effectivePolicy } from '../../shared/policy.ts';
import type { StateStore } from '../app-state/app-state.ts';
import { spawnAudienceWorker } from '../audience/electron-reader.ts';
import { createReader, type Reader } from '../audience/reader.ts';
import type { Clock } from '../clock.ts';
import { openDBus } from '../d-bus.ts';
import { everyNetwork } from '../networks/every-network.ts';
import { createManualRedirectFetch } from '../networks/link-card/manual-redirect-fetch.ts';
import type { PinnedFetchOptions } from '../networks/link-card/pinned-fetch.ts';
import { createProxiedFetch } from '../networks/link-card/proxied-fetch.ts';
import type { Network } from '../networks/network.ts';
import { type Presence, startPresence } from '../presence/create-presence.ts';
import { listenToLinux } from '../presence/linux-presence.ts';
import { listenToPowerMonitor } from '../presence/power-monitor-presence.ts';
import type { PresenceProblem } from '../presence/presence.ts';
import type { TestSwitches } from '../test-switches.ts';
import { createSystemVault } from '../vault/system-vault.ts';
import type { Vault } from '../vault/vault.ts';
import { learnInThread } from '../voices/learn-in-thread.ts';
import type { VoicesParts } from '../voices/voices.ts';
import type { Begun } from './begun.ts';
import { type Notify, notifyOverDBus } from './notify.ts';
import { shrinkAvatar } from './pictures.ts';

/** The keyring of this system. On the machine's own clock: a moved one would end calls that are fine. */
export function systemVault({ systemClock, spawnWorker, firstWorker }: Begun): Vault {
  return createSystemVault({ platform: process.platform, clock: systemClock, spawnWorker, firstWorker });
}

/** What reads mentions, in a process of its own; `models`: the folder of the trained tables. On the machine's own clock, too. */
export function systemReader(builtMain: string, models: string, systemClock: Clock): Reader {
  const entry = join(builtMain, 'audience-worker.js');
  return createReader({ spawnWorker: () => spawnAudienceWorker(entry, join(models, 'pulse.json')), clock: systemClock });
}

/** What learns voices, in a thread of its own; `models`: the folder of the trained tables. */
export function systemLearner(builtMain: string, models: string): VoicesParts['learn'] {
  return (speakers) => learnInThread(join(builtMain, 'voice-worker.js'), join(models, 'voice-pool.json'), speakers);
}

/** The notifications of this system. */
export function systemNotify(systemClock: Clock): Notify {
  if (process.platform === 'linux') return notifyOverDBus(() => openDBus({ bus: 'session' }, systemClock));
  return (title, words) => {
    if (Notification.isSupported()) new Notification({ title, body: words }).show();
  };
}

/** Whether somebody is at this machine. */
export function systemPresence(state: StateStore, clock: Clock, onProblem: (problem: PresenceProblem) => void): Presence {
  const linux = {
    openSystemBus: () => openDBus({ bus: 'system' }, clock),
    openSessionBus: () => openDBus({ bus: 'session' }, clock),
    sessionId: process.env.XDG_SESSION_ID ?? null,
    clock,
    onProblem,
  };
  return startPresence({
    listen: process.platform === 'linux' ? listenToLinux(linux) : listenToPowerMonitor(powerMonitor),
    clock,
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    idleThreshold: () => effectivePolicy(state.get().policy).IdleMinutes * 60,
    onProblem,
  });
}

async function lookUpHost(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Those of the system too, where this Node can say which they are (22.15 and newer). */
function trustedAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { readonly getCACertificates?: (of: 'system') => readonly string[] };
  return getCACertificates === undefined ? [] : [...tls.rootCertificates, ...getCACertificates('system')];
}

/** Read at first use: no start needs it. */
function pinnedFetch(options: PinnedFetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const { createPinnedFetch } = await import('../networks/link-card/pinned-fetch.ts');
    return createPinnedFetch(options)(input, init);
  };
}

/** Every network, over Electron's own networking: the system's proxy and certificates hold. */
export function systemNetworks(clock: Clock, switches: TestSwitches, state: Pick<StateStore, 'get'>): readonly [Network, ...Network[]] {
  const reached = {
    fetch: (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) =>
      net.fetch(input instanceof URL ? input.href : input, init),
    pageFetch: createProxiedFetch(
      (url) => session.defaultSession.resolveProxy(url),
      pinnedFetch({ lookUpHost, allowLoopback: switches.loopbackPages, authorities: trustedAuthorities }),
      createManualRedirectFetch((options) => net.request(options)),
    ),
    lookUpHost,
    clock,
    shrinkAvatar,
    allowLoopbackPages: switches.loopbackPages,
  };
  return everyNetwork(reached, switches, { policy: () => state.get().policy, chatService: () => state.get().settings.chatService });
}
