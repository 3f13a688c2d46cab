/** What `profiles status -type enrollment` says. */
export interface EnrolmentStatus {
  readonly enrolled: boolean;
  /** A person at the Mac, or automated enrolment, agreed to it; a script alone cannot. */
  readonly userApproved: boolean;
  /** Host of the managing server; null where none is named. */
  readonly host: string | null;
}

/**
 * Reads `/usr/bin/profiles status -type enrollment` (Apple's profiles(1)): `Enrolled via DEP: …`,
 * `MDM enrollment: Yes (User Approved)` and, on newer systems, `MDM server: https://…`. Null for anything else.
 */
export function parseProfilesStatus(text: string): EnrolmentStatus | null {
  const enrollment = /^MDM enrollment: (Yes \(User Approved\)|Yes|No)\s*$/m.exec(text)?.[1];
  const again = text.match(/^MDM enrollment:/gm)?.length ?? 0;
  if (enrollment === undefined || again > 1 || !/^Enrolled via DEP: (Yes|No)\s*$/m.test(text)) return null;
  const servers = [...text.matchAll(/^MDM server: (\S+)\s*$/gm)].map(([, address]) => address ?? '');
  if (servers.length > 1) return null;
  const [server] = servers;
  return {
    enrolled: enrollment !== 'No',
    userApproved: enrollment === 'Yes (User Approved)',
    host: server !== undefined && URL.canParse(server) ? new URL(server).hostname : null,
  };
}
