import type { Identity } from '../../shared/account.ts';
import type { CheckContext } from '../../shared/checks/check.ts';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { runChecks } from '../../shared/checks/run-checks.ts';
import type { Finding } from '../../shared/finding.ts';
import { type Draft, draftOfText } from '../../shared/post.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
import type { Drill, Poster } from './drill.ts';

const calm = { afterHours: false, weekend: false, firstAfterSwitch: false, justUnlocked: false } as const;

/** What the checks say about a scene: all of them, as they run on a draft, with what the scene makes them believe. No model is needed. */
export function findingsOf(drill: Drill): readonly Finding[] {
  return runChecks(draftOf(drill), contextOf(drill));
}

/** The text as a draft that no store knows. */
function draftOf({ id, text, poster }: Drill): Draft {
  return { ...draftOfText(`drill-${id}`, text), identityId: identityOf(poster).id, languages: ['en'] };
}

function contextOf({ poster, around }: Drill): CheckContext {
  const { moment, habits, pulse, unreachable, sensitiveNow } = around;
  return {
    ...plainContext,
    rules: { ...plainContext.rules, sensitiveNow: sensitiveNow ?? [] },
    habits: habits ?? null,
    pulse: pulse ?? null,
    moment: { ...calm, ...moment },
    unreachable: unreachable ?? [],
    identity: identityOf(poster),
    limits: graphemeLimits({ maxLength: 300, maxBytes: 3000, maxImages: 4 }),
    networkName: 'Bluesky',
  };
}

function identityOf({ handle, name, kind, accent }: Poster): Identity {
  const id = `drill:${handle}`;
  return {
    id,
    accountId: id,
    network: 'bluesky',
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
