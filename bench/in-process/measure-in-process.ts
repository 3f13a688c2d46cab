import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { commandsOf } from '../../test/rig/commands.ts';
import { launchProgram, type Program } from '../../test/rig/launch.ts';
import type { Stage } from '../../test/rig/stage.ts';
import { measureFindings } from './findings.ts';
import { measureSwitch, type SwitchTimes } from './switching.ts';
import { measureTyping, type TypingWork } from './typing.ts';

const emptyWindow = fileURLToPath(new URL('../start/empty-window', import.meta.url));

export interface Keystrokes {
  readonly typing: TypingWork;
  /** The same typing into a plain text box in an empty window. */
  readonly plainTyping: TypingWork;
  readonly findings: readonly number[];
}

export interface InProcess extends Keystrokes {
  readonly switching: SwitchTimes;
}

/** The running program, driven by Playwright: what it does within itself. */
export async function measureInProcess(stage: Stage): Promise<InProcess> {
  return { plainTyping: await measurePlainTyping(stage), ...(await measureProgram(stage)) };
}

/** Typing alone. */
export async function measureKeystrokes(stage: Stage): Promise<Keystrokes> {
  const plainTyping = await measurePlainTyping(stage);
  const program = await stage.start();
  try {
    await program.app.evaluate(defineName);
    return { plainTyping, ...(await measureWriting(program, await program.window(/compose/))) };
  } finally {
    await program.quit();
  }
}

async function measureWriting(program: Program, page: Page): Promise<Omit<Keystrokes, 'plainTyping'>> {
  await page.getByRole('textbox').first().waitFor();
  const typing = await measureTyping(program, page);
  const { networks } = await commandsOf(program).snapshot();
  return { typing, findings: await measureFindings(page, networks[0]?.limits.maxLength ?? 300) };
}

async function measureProgram(stage: Stage): Promise<Omit<InProcess, 'plainTyping'>> {
  const program = await stage.start();
  try {
    await program.app.evaluate(defineName);
    const page = await program.window(/compose/);
    const writing = await measureWriting(program, page);
    const commands = commandsOf(program);
    const { drafts, identities } = await commands.snapshot();
    await page.getByRole('textbox').first().fill('Finally home.');
    await commands.must('settings.set', { strip: true });
    await commands.must('window.open', { window: 'console', page: 'accounts' });
    const pages: [Page, ...Page[]] = [page, await program.window(/console/), await program.window(/strip/)];
    for (const each of pages) await each.evaluate(defineName);
    const first = drafts[0]?.draft.identityId ?? '';
    const other = identities.find(({ identity }) => identity.id !== first)?.identity.id ?? '';
    const switching = await measureSwitch(pages, drafts[0]?.draft.id ?? '', { other, first });
    await commands.must('settings.set', { strip: false });
    return { ...writing, switching };
  } finally {
    await program.quit();
  }
}

async function measurePlainTyping({ desktop, electron }: Stage): Promise<TypingWork> {
  const profile = mkdtempSync(path.join(desktop.home, 'plain-'));
  const program = await launchProgram({ desktop, electron, profile, appFolder: emptyWindow });
  try {
    const page = await program.window(/empty/);
    await page.evaluate('document.body.innerHTML = `<textarea rows="20" cols="60"></textarea>`');
    return await measureTyping(program, page);
  } finally {
    await program.quit();
  }
}

/** The TypeScript loader marks functions with this helper, which neither pages nor the program have. */
const defineName = 'globalThis.__name = (marked) => marked; undefined';
