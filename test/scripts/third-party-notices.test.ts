import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { REPOSITORY } from '../../scripts/pack/packages.ts';
import { noticesText, thirdParties } from '../../scripts/pack/third-party-notices.ts';

const parties = thirdParties();

it('counts every dependency of the program, and none of the tools of development', () => {
  const manifest = JSON.parse(readFileSync(path.join(REPOSITORY, 'package.json'), 'utf8'));
  const { dependencies, devDependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
    .parse(manifest);
  // An alias carries the name of what it stands for.
  const nameOf = (name: string, wanted: string): string => /^npm:(.+)@/.exec(wanted)?.[1] ?? name;
  const names = new Set(parties.map(({ name }) => name));
  for (const [name, wanted] of Object.entries(dependencies)) expect(names).toContain(nameOf(name, wanted));
  for (const name of Object.keys(devDependencies)) expect(names).not.toContain(name);
});

it('knows only licences that let us pass the code on as part of a program under another licence', () => {
  const allowed = new Set(['0BSD', 'Apache-2.0', 'Apache-2.0 OR MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT or MPL-2.0']);
  // As permissive as those: argparse has Python's, which asks for its text and notice; Blue Oak 1.0.0 asks for its text or a link.
  for (const licence of ['Python-2.0', 'BlueOak-1.0.0']) allowed.add(licence);
  expect(parties.filter(({ licence }) => !allowed.has(licence)).map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});

it('passes on the whole text of each licence, under a list of all', () => {
  const text = noticesText(parties);
  for (const { name, version, texts } of parties) {
    expect(text).toContain(`  ${name} ${version} (`);
    for (const licence of texts) expect(text).toContain(licence);
  }
  const react = parties.find(({ name }) => name === 'react');
  expect(react?.texts.join()).toContain('Permission is hereby granted');
});
