import { appendFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { companyStage, personalPolicy } from '../e2e/scene.ts';
import { commandsOf } from '../rig/commands.ts';
import { launchProgram, type Program } from '../rig/launch.ts';
import { moveMouse } from '../rig/move-mouse.ts';
import { isRefreshRefused } from '../rig/pds-accounts.ts';
import { shownWindow } from '../rig/shown-window.ts';
import type { Stage } from '../rig/stage.ts';
import { readEntry, refreshTokenIn, signedInDids } from '../rig/vault-entries.ts';
import { within } from '../rig/wait-for.ts';
import { ledgerProblem, postsOnServer } from './checks.ts';
import type { Death, KillPlan } from './kill-plan.ts';
import { does, lifeOf, live, settleEverything } from './life.ts';
import { takeStock, twice, type Written } from './written.ts';

export type CampaignOptions = {
  readonly kills: number;
  readonly plan: KillPlan;
  readonly random: () => number;
  /** Told after every kill. */
  readonly onKill?: (report: CampaignReport, death: Death, seconds: number) => void;
};

/** What a campaign found. Each of the lists must be empty. */
export type CampaignReport = {
  kills: number;
  /** Of the kills: how many at a named boundary. */
  atBoundaries: number;
  /** The boundaries that were died at. */
  readonly boundaries: Set<string>;
  /** Starts on a computer that had become personal meanwhile. */
  personalStarts: number;
  published: number;
  readonly violations: string[];
};

/** Kills the real program again and again on one profile, keyring and server, and checks after each time what must hold. */
export async function runCampaign({ kills, plan, random, onKill }: CampaignOptions): Promise<CampaignReport> {
  const stage = await companyStage();
  const report: CampaignReport = { kills: 0, atBoundaries: 0, boundaries: new Set(), personalStarts: 0, published: 0, violations: [] };
  const written: Written[] = [];
  try {
    for (let number = 1; report.kills < kills; number += 1) {
      const began = performance.now();
      const death = plan.next();
      const personal = random() < 0.5;
      if (personal) stage.setPolicy(personalPolicy(stage.accounts));
      const diedAt = await oneLife({ stage, report, written, number, death, plan, personal });
      for (const one of written) one.firstDeath ??= diedAt;
      await checkTheDead(stage, report, number);
      onKill?.(report, death, (performance.now() - began) / 1000);
    }
    await lastLife(stage, report, written);
    return report;
  } finally {
    await stage.stop();
  }
}

type OneLife = {
  readonly stage: Stage;
  readonly report: CampaignReport;
  readonly written: Written[];
  readonly number: number;
  readonly death: Death;
  readonly plan: KillPlan;
  readonly personal: boolean;
};

/** Longer than any life should take, in milliseconds. */
const lifeLimitMs = 60_000;
/** Longer than any start takes, in milliseconds. */
const startLimitMs = 10_000;

/** Starts the program, lets it live until it dies, and says when that was seen. */
async function oneLife(one: OneLife): Promise<number> {
  const { stage, report, number, death, plan } = one;
  const env: Readonly<Record<string, string>> = death.kind === 'boundary' ? { HATCHECK_DIE_AT: `${death.boundary}:${death.passing}` } : {};
  // A program that dies before its first window cannot be driven: that is a death as well.
  const { desktop, electron, profile } = stage;
  await moveMouse(desktop);
  const boundary = boundaryOf(death);
  if (does({ number, boundary }, 3, 'ledger.setAside')) tearTheLedger(profile);
  const launch = { desktop, electron, profile, env: { ...stage.env, ...env }, limitMs: startLimitMs };
  const started = await launchProgram(launch).catch(() => null);
  report.kills += 1;
  if (started === null) {
    if (death.kind === 'moment') report.violations.push(`life ${number}: the program did not start`);
    noteBoundary(report, death);
    return performance.now();
  }
  const timer = death.kind === 'moment' ? setTimeout(() => void started.kill(), death.afterMs) : undefined;
  const exited = started.exited.then(() => performance.now());
  const lived = within('a life to end', lifeLimitMs, liveIn(one, started)).then(
    () => 'wholeWay' as const,
    (error: unknown) => error,
  );
  const end = await Promise.race([exited, lived]);
  clearTimeout(timer);
  if (typeof end === 'number') {
    noteBoundary(report, death);
    return end;
  }
  // The connection may be seen to break before the process is seen to end.
  const endedAfterAll = await Promise.race([exited, new Promise<null>((resolve) => setTimeout(resolve, 2_000, null))]);
  if (end !== 'wholeWay' && endedAfterAll === null) report.violations.push(`life ${number}: ${String(end)}`);
  if (endedAfterAll !== null) {
    noteBoundary(report, death);
    return endedAfterAll;
  }
  if (death.kind === 'boundary') plan.notReached(death.boundary, death.passing);
  await started.kill();
  return performance.now();
}

function boundaryOf(death: Death): string | null {
  return death.kind === 'boundary' ? death.boundary : null;
}

/** As a loss of power in the middle of a line would leave it. */
function tearTheLedger(profile: string): void {
  const ledger = path.join(profile, 'ledger.jsonl');
  if (existsSync(ledger)) appendFileSync(ledger, '{"seq":');
}

function noteBoundary(report: CampaignReport, death: Death): void {
  if (death.kind !== 'boundary') return;
  report.atBoundaries += 1;
  report.boundaries.add(death.boundary);
}

async function liveIn(one: OneLife, program: Program): Promise<void> {
  await checkTheFirstWindow(one, program);
  await live(lifeOf({ ...one, program, boundary: boundaryOf(one.death) }));
}

/** As soon as the first window shows: no brand credential on a personal computer, and nothing written is lost. */
async function checkTheFirstWindow({ stage, report, written, number, personal }: OneLife, program: Program): Promise<void> {
  const entry = personal ? await readEntry(stage.desktop, stage.accounts.brand.did) : undefined;
  await shownWindow(program, /compose/);
  if (personal) {
    report.personalStarts += 1;
    if ((await signedInDids(stage.desktop)).includes(stage.accounts.brand.did))
      report.violations.push(`life ${number}: a brand credential was left`);
    if (entry !== undefined && !(await isRefreshRefused(stage.pds, refreshTokenIn(entry)))) {
      report.violations.push(`life ${number}: the brand’s session was not revoked`);
    }
  }
  await checkNothingLost({ stage, report, written, number }, program);
}

type Checked = Pick<OneLife, 'stage' | 'report' | 'written' | 'number'>;

async function checkNothingLost({ stage, report, written, number }: Checked, program: Program): Promise<void> {
  const { drafts, outbox, ledger } = await commandsOf(program).snapshot();
  const { brand, personal } = await postsOnServer(stage);
  const kept = [...drafts.map(({ draft }) => draft), ...outbox.map(({ draft }) => draft)].map((draft) => draft.parts[0]?.text ?? '');
  for (const one of takeStock(written, [...kept, ...brand, ...personal])) {
    report.violations.push(`life ${number}: lost "${one.typed.at(-1)?.text ?? one.token}"`);
  }
  if (ledger.kind !== 'writable') report.violations.push(`life ${number}: the ledger is ${ledger.kind}`);
}

/** While nothing runs: no post twice, none by the other account, and the ledger verifies. */
async function checkTheDead(stage: Stage, report: CampaignReport, number: number): Promise<void> {
  const { brand, personal } = await postsOnServer(stage);
  for (const text of twice([...brand, ...personal])) report.violations.push(`life ${number}: posted twice: "${text}"`);
  for (const text of brand.filter((post) => !post.includes('-brand:')))
    report.violations.push(`life ${number}: the brand posted "${text}"`);
  for (const text of personal.filter((post) => !post.includes('-personal:')))
    report.violations.push(`life ${number}: the person posted "${text}"`);
  for (const text of [...brand, ...personal].filter((post) => /^(draft|recall)-/.test(post))) {
    report.violations.push(`life ${number}: went out unasked: "${text}"`);
  }
  const problem = await ledgerProblem(stage);
  if (problem !== null) report.violations.push(`life ${number}: the ledger: ${problem}`);
}

/** A last life without a death: everything comes to its end, and every post that was confirmed is out once. */
async function lastLife(stage: Stage, report: CampaignReport, written: Written[]): Promise<void> {
  await moveMouse(stage.desktop);
  const program = await stage.start();
  await shownWindow(program, /compose/);
  await checkNothingLost({ stage, report, written, number: 0 }, program);
  await settleEverything(lifeOf({ stage, program, number: 1, written, boundary: null }));
  await program.quit();
  await checkTheDead(stage, report, 0);
  const { brand, personal } = await postsOnServer(stage);
  for (const text of personal) report.violations.push(`at the end: not taken down: "${text}"`);
  report.published = brand.length;
}
