/** What a person does on the server's sign-in page: opens it, says who they are, and allows or denies. Ends at the loopback address. */
export async function signInOnPage(
  address: string,
  person: { readonly username: string; readonly password: string },
  decision: 'allow' | 'deny',
): Promise<string> {
  const shown = await fetch(address);
  if (!shown.ok) throw new Error(`The page answered ${shown.status}: ${await shown.text()}`);
  const url = new URL(address);
  const form = new URLSearchParams({ ...Object.fromEntries(url.searchParams), ...person, decision });
  const decided = await fetch(new URL(url.pathname, url), { method: 'POST', body: form, redirect: 'manual' });
  const back = decided.headers.get('location');
  if (back === null) throw new Error(`The server did not lead back: ${decided.status} ${await decided.text()}`);
  return (await fetch(back)).text();
}
