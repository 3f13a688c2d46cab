import type { PolicyDocument, PolicyReading } from '../../shared/policy-reading.ts';
import type { RunTool, Tool, ToolAnswer } from '../run-tool.ts';
import { type RegistryKey, readRegistryText } from './registry-text.ts';
import { readRegistryPolicy } from './registry-values.ts';
import type { SystemPolicySource } from './source.ts';
import { nothing, problemAt, together } from './trusted-file.ts';

/** Only administrators can write here. What a person can write, `HKEY_CURRENT_USER`, is never read. */
const place = ['HKEY_LOCAL_MACHINE', 'Software', 'Policies', 'Hatcheck'] as const;
const location = 'HKLM\\Software\\Policies\\Hatcheck';
const recommended = 'Recommended';

/**
 * By its fixed path: where Windows is, is told by the environment, which the person at the computer can set. Where it is
 * elsewhere, the rules cannot be read, and brands are blocked.
 */
const query = (...args: readonly string[]): Tool => ({ paths: ['C:\\Windows\\System32\\reg.exe'], args: ['query', ...args, '/reg:64'] });

/**
 * Reads the machine's rules in the 64-bit view of the registry. reg.exe says in words of the system's language whether a key
 * is missing or may not be read; so the key above, which always exists, is asked first whether ours is there.
 */
export function createWindowsSource(run: RunTool): SystemPolicySource {
  return {
    location,
    async read() {
      const above = understood(await run(query('HKLM\\Software\\Policies')), 'HKLM\\Software\\Policies');
      if ('problems' in above) return above;
      if (!above.keys.some(({ path }) => path.join('\\').toLowerCase() === place.join('\\').toLowerCase())) return nothing;
      const own = understood(await run(query(location, '/s')), location);
      return 'problems' in own ? own : readRegistryKeys(own.keys);
    },
    watch: () => () => {}, // A hint only: the minute's look finds every change.
  };
}

/** What these keys of the registry say, wherever they were read; those of any other place are passed over. */
export function readRegistryKeys(keys: readonly RegistryKey[]): PolicyReading {
  return together([documentOf(keys, 'recommended'), documentOf(keys, 'managed')]);
}

function understood(answer: ToolAnswer, where: string): PolicyReading | { readonly keys: readonly RegistryKey[] } {
  switch (answer.kind) {
    case 'said': {
      const keys = readRegistryText(answer.text);
      return keys === null
        ? problemAt(where, 'reg.exe gave an answer that cannot be understood. Look for values of several lines.')
        : { keys };
    }
    case 'absent':
      return problemAt(where, 'reg.exe is not at C:\\Windows\\System32, so the registry cannot be read. Put it back.');
    case 'timeUp':
      return problemAt(where, 'reg.exe did not answer in time. Read the rules again.');
    case 'failed':
      return problemAt(where, `This cannot be read: reg.exe ${answer.why}. Make it readable for everyone.`);
  }
}

function documentOf(keys: readonly RegistryKey[], level: PolicyDocument['level']): PolicyReading {
  const isOwn = level === 'managed';
  const { values, problems } = readRegistryPolicy(keys, isOwn ? place : [...place, recommended], isOwn ? recommended : null);
  const where = isOwn ? location : `${location}\\${recommended}`;
  const told = problems.map(({ key, words }) => ({ location: where, key, line: null, words }));
  return { documents: values.size === 0 ? [] : [{ location: where, level, values }], problems: told };
}
