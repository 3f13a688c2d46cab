import type { Identity } from '../../shared/account.ts';
import type { CheckContext } from '../../shared/checks/check.ts';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { runChecks } from '../../shared/checks/run-checks.ts';
import type { Finding } from '../../shared/finding.ts';
import { type Draft, draftOfText } from '../../shared/post.ts';
import type { Drill, Poster } from './drill.ts';
import type { DrillNetwork } from './drill-network.ts';

const calm = { afterHours: false, weekend: false, firstAfterSwitch: false, justUnlocked: false } as const;

/**
 * What the checks say about a scene: all of them, as they run on a draft for this network, with what the scene makes them
 * believe. No model is needed.
 */
export function findingsOf(drill: Drill, network: DrillNetwork): readonly Finding[] {
  return runChecks(draftOf(drill, network), contextOf(drill, network));
}

/** The text as a draft that no store knows. */
function draftOf({ id, text, poster }: Drill, network: DrillNetwork): Draft {
  return { ...draftOfText(`drill-${id}`, text), identityId: identityOf(poster, network).id, languages: ['en'] };
}

function contextOf({ poster, around }: Drill, network: DrillNetwork): CheckContext {
  const { moment, habits, pulse, unreachable, sensitiveNow } = around;
  return {
    ...plainContext,
    rules: { ...plainContext.rules, sensitiveNow: sensitiveNow ?? [] },
    habits: habits ?? null,
    pulse: pulse ?? null,
    moment: { ...calm, ...moment },
    unreachable: unreachable ?? [],
    identity: identityOf(poster, network),
    limits: network.limits,
    networkName: network.name,
  };
}

function identityOf({ handle, name, kind, accent }: Poster, network: DrillNetwork): Identity {
  const id = `drill:${handle}`;
  return {
    id,
    accountId: id,
    network: network.id,
    server: 'https://drill.example',
    subject: id,
    handle,
    displayName: name,
    kind,
    kindSource: 'default',
    accent,
    avatar: null,
  };
}
