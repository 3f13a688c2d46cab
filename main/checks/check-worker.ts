import { parentPort } from 'node:worker_threads';
import { noModels } from '../../shared/checks/plain-context.ts';
import { runChecks } from '../../shared/checks/run-checks.ts';
import { type CheckKnowledge, contextOf } from './check-facts.ts';
import type { FromCheckThread, ToCheckThread } from './check-messages.ts';

/** Entry of the thread that runs the checks while somebody types. It keeps nothing of a draft. */
let knowledge: CheckKnowledge = { models: noModels, voices: null };

parentPort?.on('message', (message: ToCheckThread) => {
  if (message.kind === 'know') {
    knowledge = message.knowledge;
    return;
  }
  const { run, draft, facts } = message;
  const answer: FromCheckThread = { kind: 'found', run, findings: runChecks(draft, contextOf(facts, knowledge)) };
  parentPort?.postMessage(answer);
});
const ready: FromCheckThread = { kind: 'ready' };
parentPort?.postMessage(ready);
