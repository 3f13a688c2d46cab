import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adml } from './policy/adml.ts';
import { admx } from './policy/admx.ts';
import { manifest, mobileconfig } from './policy/mobileconfig.ts';
import { withPolicyTable } from './policy/reference-page.ts';
import { sampleJson } from './policy/sample.ts';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = 'docs/policy.md';

/** Everything that is made from `shared/policy-keys.ts`: paths in the repository, and what must be in them. */
export function generated(): ReadonlyMap<string, string> {
  return new Map([
    ['deploy/policy/windows/Hatcheck.admx', admx()],
    ['deploy/policy/windows/en-US/Hatcheck.adml', adml()],
    ['deploy/policy/macos/Hatcheck.mobileconfig', mobileconfig()],
    ['deploy/policy/macos/com.hatcheck.desktop.plist', manifest()],
    ['deploy/policy/linux/hatcheck.json', sampleJson()],
    [page, withPolicyTable(readFileSync(join(root, page), 'utf8'))],
  ]);
}

runAsScript(import.meta.url, async () => {
  for (const [path, text] of generated()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    say(`${path}: as shared/policy-keys.ts says`);
  }
});
