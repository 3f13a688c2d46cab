import type { StatusReason, StatusReport } from '../../shared/status.ts';

/** For people: the answer, then each reason. */
export function inPlainWords(report: StatusReport): readonly string[] {
  const many = report.profiles.length > 1;
  return [
    report.compliant ? 'Compliant.' : 'Not compliant.',
    ...report.reasons.map((reason) => `  ${mark(reason)} ${named(reason, many)}`),
  ];
}

/**
 * One line of JSON for Intune's custom compliance: flat, each setting once, at most 1 MB
 * (https://learn.microsoft.com/mem/intune/protect/compliance-custom-script).
 */
export function inIntuneWords(report: StatusReport): readonly string[] {
  const breaches = report.reasons.filter(({ breach }) => breach);
  const settings = {
    HatcheckCompliant: report.compliant,
    HatcheckVersion: report.version.replace(/[-+].*$/, ''), // the type Version takes numbers and dots only
    HatcheckPolicy: report.policy,
    HatcheckDevice: report.device,
    HatcheckBrandsOutOfPlace: breaches.some(({ code }) => code === 'brand-here'),
    HatcheckReasons: [...new Set(breaches.map(({ code }) => code))].join(' '),
  };
  return [JSON.stringify(settings)];
}

/** What a Jamf extension attribute prints (https://learn.jamf.com, Computer Extension Attributes). */
export function inJamfWords(report: StatusReport): readonly string[] {
  const many = report.profiles.length > 1;
  const breaches = report.reasons.filter(({ breach }) => breach).map((reason) => named(reason, many));
  const words = report.compliant ? 'Compliant' : `Not compliant: ${breaches.join(' ')}`;
  return [`<result>${escaped(words)}</result>`];
}

function mark({ breach }: StatusReason): string {
  return breach ? '✗' : '·';
}

function named({ user, words }: StatusReason, many: boolean): string {
  return many && user !== null ? `${user}: ${words}` : words;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
