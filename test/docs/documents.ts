import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** One document: its path in the repository and its text. */
export interface Document {
  readonly name: string;
  readonly text: string;
}

/** Everything a person reads about Hatcheck, beside the code. */
export const documents: readonly Document[] = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(repository, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((name) => ({ name, text: readFileSync(path.join(repository, name), 'utf8') }));

const isAddress = (target: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(target);

/** Targets of links and pictures that stay in the repository, without code blocks. */
export function linksOf({ text }: Document): readonly string[] {
  const links = withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].map(([, target]) => target ?? '').filter((target) => !isAddress(target));
}

/** What stands between single backticks, outside code blocks. */
export function codeWordsOf({ text }: Document): readonly string[] {
  return [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, word]) => word ?? '');
}

/** The code blocks of one language. */
export function blocksOf({ text }: Document, language: string): readonly string[] {
  const blocks = text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...blocks].filter(([, own]) => own === language).map(([, , body]) => body ?? '');
}

/** The names under which the headings of a text can be linked to. */
export function anchorsOf(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

export function isThere(name: string): boolean {
  return existsSync(path.join(repository, name));
}

const sourceFolders = ['main', 'shared', 'renderer', 'scripts', 'test', 'bench'];

/** The names, without folders, of every file of ours. */
export function fileNames(): ReadonlySet<string> {
  const inFolders = sourceFolders.flatMap((folder) => filesIn(path.join(repository, folder)));
  const atRoot = readdirSync(repository, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
  return new Set([...inFolders, ...atRoot]);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path.join(folder, entry.name));
    return [entry.name];
  });
}
