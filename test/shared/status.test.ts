import { describe, expect, it } from 'vitest';
import { type ProfileStatus, type StatusFacts, statusReport } from '../../shared/status.ts';

const profile: ProfileStatus = {
  user: 'jo',
  running: true,
  ledger: 'holds',
  brands: 1,
  exceptions: 0,
  judged: { policy: 'active', device: 'managed', version: '1.2.3' },
};
const facts: StatusFacts = { version: '1.2.3', minimumVersion: null, policy: 'active', device: 'managed', profiles: [profile] };
const codes = (changed: Partial<StatusFacts>, own: Partial<ProfileStatus> = {}) => {
  const report = statusReport({ ...facts, profiles: [{ ...profile, ...own }], ...changed });
  return { compliant: report.compliant, breaches: report.reasons.filter(({ breach }) => breach).map(({ code }) => code) };
};

describe('whether a computer is compliant', () => {
  it('is, where rules hold, the computer is the company’s and the history holds', () => {
    expect(codes({})).toEqual({ compliant: true, breaches: [] });
  });

  it('is not without rules, with rules that cannot be read, and where nobody knows whose computer it is', () => {
    expect(codes({ policy: 'absent' }).breaches).toEqual(['policy-absent']);
    expect(codes({ policy: 'invalid' }).breaches).toEqual(['policy-invalid']);
    expect(codes({ device: 'unknown' }, { brands: 0 }).breaches).toEqual(['device-unknown']);
  });

  it('may be a person’s own computer, as long as no brand is signed in there without an exception', () => {
    expect(codes({ device: 'personal' }, { brands: 0 })).toEqual({ compliant: true, breaches: [] });
    expect(codes({ device: 'personal' }).breaches).toEqual(['brand-here']);
    expect(codes({ device: 'personal' }, { running: false, judged: null }).breaches).toEqual(['brand-here']);
    expect(codes({ device: 'personal' }, { exceptions: 1 }).compliant).toBe(true);
    expect(codes({ device: 'personal' }, { brands: 5, exceptions: 1 })).toEqual({ compliant: false, breaches: ['brand-here'] });
  });

  it('is not where the history was changed, cannot be written or cannot be read', () => {
    for (const ledger of ['changed', 'unwritable', 'unreadable'] as const)
      expect(codes({}, { ledger }).breaches).toEqual([`ledger-${ledger}`]);
    expect(codes({}, { ledger: 'none', running: false, judged: null, brands: 0 }).compliant).toBe(true);
  });

  it('is not with a version that IT finds too old', () => {
    expect(codes({ minimumVersion: '1.2.4' }).breaches).toEqual(['too-old']);
    expect(codes({ minimumVersion: '1.2.3' }).compliant).toBe(true);
  });

  it('is not while a version that is too old still runs, whatever is installed beside it', () => {
    const judged = { policy: 'active', device: 'managed', version: '1.2.2' } as const;
    expect(codes({ minimumVersion: '1.2.3' }, { judged }).breaches).toEqual(['restart-needed']);
    expect(codes({ minimumVersion: '1.2.2' }, { judged }).compliant).toBe(true);
  });

  it('says that a running program waits for a restart, and judges by other rules', () => {
    const judged = { policy: 'absent', device: 'unknown', version: '1.2.2' } as const;
    const { reasons } = statusReport({ ...facts, profiles: [{ ...profile, judged }] });
    expect(reasons.map(({ code }) => code)).toEqual(['policy-active', 'device-managed', 'judged-otherwise', 'restart-needed']);
  });
});
