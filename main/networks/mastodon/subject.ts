/** `id@host`: ids of accounts are a server's own, so that the server is part of what stays the same for ever. */
export function subjectOf(accountId: string, server: string): string {
  return `${accountId}@${new URL(server).host}`;
}

/** The account's id at this server; null where the subject is of another server, or of another form. */
export function accountIdIn(subject: string, server: string): string | null {
  const at = subject.lastIndexOf('@');
  const accountId = subject.slice(0, at);
  return at > 0 && /^[\w.:-]{1,100}$/.test(accountId) && subject === subjectOf(accountId, server) ? accountId : null;
}
