/** The page the browser shows after it has handed the answer over. It holds nothing that came with the request. */
export function callbackPage(signedIn: boolean): string {
  const words = signedIn ? 'Thank you. Hatcheck goes on from here.' : 'Nothing was signed in.';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Hatcheck</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 32rem; margin: 20vh auto; padding: 0 1rem; }
h1 { font-size: 1.25rem; }
</style>
</head>
<body><main><h1>${words}</h1><p>You can close this window.</p></main></body>
</html>
`;
}
