import os from 'node:os';
import { type CampaignReport, runCampaign } from '../test/campaign/campaign.ts';
import { type Death, randomFrom, wholePlan } from '../test/campaign/kill-plan.ts';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

/** `npm run campaign -- [KILLS] [SEED]`: kills the real, built program that often. Exits non-zero where something did not hold. */
async function campaign(): Promise<void> {
  process.on('unhandledRejection', passOverTheDriversOwn);
  const [kills = '1000', seed = '1'] = process.argv.slice(2);
  const began = performance.now();
  const random = randomFrom(Number(seed));
  const report = await runCampaign({ kills: Number(kills), plan: wholePlan(random), random, onKill: sayKill });
  const minutes = (performance.now() - began) / 60_000;
  say(summary(report, minutes, seed));
  if (report.violations.length > 0) throw new Error(`${report.violations.length} things did not hold:\n${report.violations.join('\n')}`);
}

/** A program that dies while its page is being attached to leaves the browser's driver with a question nobody awaits. */
function passOverTheDriversOwn(reason: unknown): void {
  if (reason instanceof Error && reason.message.startsWith('Protocol error')) return;
  throw reason;
}

let said = 0;

function sayKill(report: CampaignReport, death: Death, seconds: number): void {
  const where = death.kind === 'boundary' ? `${death.boundary}, passing ${death.passing}` : `after ${death.afterMs} ms`;
  say(`kill ${report.kills}: ${where} (${seconds.toFixed(1)} s, ${report.violations.length} violations)`);
  for (const violation of report.violations.slice(said)) say(`  ${violation}`);
  said = report.violations.length;
}

function summary(report: CampaignReport, minutes: number, seed: string): string {
  const processor = os.cpus()[0]?.model ?? 'unknown processor';
  return [
    `${report.kills} kills in ${minutes.toFixed(1)} min (${(report.kills / minutes).toFixed(1)} a minute), seed ${seed}`,
    `${report.atBoundaries} at ${report.boundaries.size} named write boundaries, ${report.kills - report.atBoundaries} at other moments`,
    `${report.personalStarts} starts on a computer that had become personal; ${report.published} brand posts on the server at the end`,
    `${report.violations.length} violations`,
    `${new Date().toISOString().slice(0, 10)}, ${os.type()} ${os.release()}, ${os.cpus().length} × ${processor}, Node ${process.versions.node}`,
  ].join('\n');
}

runAsScript(import.meta.url, campaign);
