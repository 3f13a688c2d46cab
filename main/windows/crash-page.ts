/** What the buttons of the crash page do. */
export type CrashChoice = 'copy' | 'restart' | 'quit';

/**
 * The crash page as a `data:` address. It is made of words only: no script, no preload, nothing loaded, so that it works
 * when little else does. Its buttons are links to addresses that do not exist, which the window takes as the choice.
 */
export function crashPage(report: string, copied: boolean): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(html(report, copied))}`;
}

const host = 'crash.hatcheck.invalid';

function addressOf(choice: CrashChoice): string {
  return `https://${host}/${choice}`;
}

/** The choice that an address stands for, or null. */
export function choiceOf(address: string): CrashChoice | null {
  const choices: readonly CrashChoice[] = ['copy', 'restart', 'quit'];
  return choices.find((choice) => addressOf(choice) === address) ?? null;
}

function html(report: string, copied: boolean): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>Hatcheck stopped</title>
<style>
  body { margin: 24px; font: 15px/1.45 Inter, "Segoe UI", system-ui, sans-serif; }
  h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.2; }
  p { margin: 0 0 12px; }
  textarea { box-sizing: border-box; width: 100%; height: 220px; padding: 12px; border: 1px solid #78716c; border-radius: 8px; font: 12px/1.4 monospace; resize: vertical; }
  nav { display: flex; gap: 8px; margin-top: 12px; }
  a { padding: 8px 12px; border: 1px solid #78716c; border-radius: 8px; color: inherit; font-weight: 600; text-decoration: none; }
  a:focus-visible { outline: 3px solid #1e40af; outline-offset: 2px; }
</style>
<main>
  <h1>Hatcheck stopped because of a fault of its own</h1>
  <p>Nothing is posted while it is stopped, and every brand is locked. Your drafts are kept. Posts that were going out wait for you after the restart.</p>
  <p>The report below holds no passwords and no text of yours. You can send it to whoever looks after Hatcheck.</p>
  <textarea readonly aria-label="Report">${escaped(report)}</textarea>
  <nav>
    <a href="${addressOf('restart')}">Restart Hatcheck</a>
    <a href="${addressOf('copy')}">${copied ? 'Copied' : 'Copy the report'}</a>
    <a href="${addressOf('quit')}">Quit</a>
  </nav>
</main>
</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
