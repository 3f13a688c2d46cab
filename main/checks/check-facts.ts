import type { CheckContext, CheckModels } from '../../shared/checks/check.ts';
import type { Finding } from '../../shared/finding.ts';
import type { Draft } from '../../shared/post.ts';
import { judgeWith } from '../../shared/voice/judge.ts';
import type { VoiceKit } from '../../shared/voice/voice-kit.ts';

/** All that a check may know about one draft, as plain data: it goes to another thread by structured clone. */
export type CheckFacts = Omit<CheckContext, 'models' | 'voice'>;

/** What was learned, and changes seldom: sent to the other thread once. */
export interface CheckKnowledge {
  readonly models: CheckModels;
  readonly voices: VoiceKit | null;
}

/** Runs every check, now. */
export type LookHere = (draft: Draft, facts: CheckFacts, knowledge: CheckKnowledge) => readonly Finding[];

export function contextOf(facts: CheckFacts, { models, voices }: CheckKnowledge): CheckContext {
  const voice = voices === null || facts.identity === null ? null : judgeWith(voices, facts.identity.id);
  return { ...facts, models, voice };
}
