/** What people type as a server (`acme.example`, `https://acme.example/`) as the origin main expects; else as typed, for main to refuse. */
export function serverOrigin(typed: string): string {
  const trimmed = typed.trim();
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  return URL.canParse(address) ? new URL(address).origin : trimmed;
}
