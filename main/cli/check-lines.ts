import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Check, CheckContext, CheckModels, CheckRules } from '../../shared/checks/check.ts';
import { plainContext } from '../../shared/checks/plain-context.ts';
import { checks } from '../../shared/checks/registry.ts';
import { rulesOfPolicy } from '../../shared/checks/rules-of-policy.ts';
import { runChecks } from '../../shared/checks/run-checks.ts';
import type { Finding } from '../../shared/finding.ts';
import { defaultPolicy, type Policy } from '../../shared/policy.ts';
import { readPolicy } from '../../shared/policy-reading.ts';
import { type Draft, draftOfText } from '../../shared/post.ts';
import { graphemeLimits } from '../../shared/posting-limits.ts';
import { answerLines, type LineStreams } from './json-lines.ts';

/** What `check` is asked, one JSON object a line. Handles with or without the at sign. */
const questionSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string().max(100_000),
  as: z.enum(['post', 'dm']).nullish(),
  to: z.array(z.string()).nullish(),
  /** Handles this person already writes to. */
  known: z.array(z.string()).nullish(),
  /** BCP 47; the checks look at the words themselves, so it is read and not needed. */
  lang: z.string().nullish(),
});
type Question = z.infer<typeof questionSchema>;

/** There is no account and no network here, so nobody can be unchosen and nothing too long. */
const needAnAccount: ReadonlySet<string> = new Set(['identity', 'length']);
const contentChecks: readonly Check[] = checks.filter(({ id }) => !needAnAccount.has(id));

function draftOf({ id, text, lang }: Question): Draft {
  return { ...draftOfText(String(id), text), languages: lang ? [lang] : [] };
}

function contextOf({ as, to, known }: Question, rules: CheckRules, models: CheckModels): CheckContext {
  return {
    ...plainContext,
    reader: as === 'dm' ? { kind: 'direct-message', to: to ?? [], known: known ?? [] } : { kind: 'public' },
    rules,
    models,
    identity: null,
    limits: graphemeLimits({}),
    networkName: 'the network',
  };
}

/** A matter of fact has no score of its own: it is sure. */
function written({ check, type, level, start, end, score, why }: Finding): object {
  return { check, type: type ?? check, level, start, end, score: score ?? 1, why };
}

interface CheckLinesIo extends LineStreams {
  /** Takes words for the person, apart from the answers. */
  complain(words: string): void;
  readonly models: CheckModels;
}

/**
 * `check [--policy FILE]`; `args` are the words after `check`. Reads drafts as JSON lines and writes the findings
 * of every check about their content, in the same order.
 * @returns the exit code: 0; 1 where a line could not be read; 2 where the policy file could not, and nothing was checked.
 */
export async function runCheckLines(args: readonly string[], io: CheckLinesIo): Promise<0 | 1 | 2> {
  const policy = await policyOf(args);
  if (policy.kind === 'bad') {
    io.complain(policy.words);
    return 2;
  }
  const rules = rulesOfPolicy(policy.policy);
  return answerLines(io, questionSchema, (question) => ({
    id: question.id,
    findings: runChecks(draftOf(question), contextOf(question, rules, io.models), contentChecks).map(written),
  }));
}

type PolicyArgument = { readonly kind: 'ok'; readonly policy: Policy } | { readonly kind: 'bad'; readonly words: string };

async function policyOf([flag, file, ...rest]: readonly string[]): Promise<PolicyArgument> {
  if (flag === undefined) return { kind: 'ok', policy: defaultPolicy };
  if (flag !== '--policy' || file === undefined || file === '' || rest.length > 0)
    return { kind: 'bad', words: 'Use: check [--policy FILE]' };
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { kind: 'bad', words: `The policy file ${file} could not be read. Name a file that is there.` };
  const outcome = readPolicy({ documents: [{ location: file, level: 'managed', text }], problems: [] }, null, 0);
  if (outcome.kind === 'active') return { kind: 'ok', policy: outcome.policy };
  const problem = outcome.kind === 'invalid' ? outcome.problems[0] : undefined;
  const line = problem?.line == null ? '' : `, line ${problem.line}`;
  return { kind: 'bad', words: `The policy file ${file}${line} is not valid: ${problem?.words ?? 'it is empty.'}` };
}
