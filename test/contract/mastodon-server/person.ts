/** A browser’s connections are its own; in this process the program must not find one of them open. */
const headers = { connection: 'close' };

/** What a person does on the server's sign-in page: opens it, says who they are, and allows or denies. Ends at the loopback address. */
export async function signInOnPage(
  address: string,
  person: { readonly username: string; readonly password: string },
  decision: 'allow' | 'deny',
): Promise<string> {
  const shown = await fetch(address, { headers });
  if (!shown.ok) throw new Error(`The page answered ${shown.status}: ${await shown.text()}`);
  const url = new URL(address);
  const form = new URLSearchParams({
    ...Object.fromEntries(url.searchParams),
    username: person.username,
    password: person.password,
    decision,
  });
  const decided = await fetch(new URL(url.pathname, url), { method: 'POST', body: form, redirect: 'manual', headers });
  const back = decided.headers.get('location');
  if (back === null) throw new Error(`The server did not lead back: ${decided.status} ${await decided.text()}`);
  return (await fetch(back, { headers })).text();
}
