import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultPolicy, type Policy } from '../shared/policy.ts';
import { policySchema } from '../shared/policy-schema.ts';
import { runAsScript } from './run-as-script.ts';
import { say } from './say.ts';

const PAGE = fileURLToPath(new URL('../docs/policy.md', import.meta.url));
const BEGIN = '<!-- keys: made by scripts/policy-page.ts -->';
const END = '<!-- end of keys -->';

/** What each key does. A key without a sentence does not compile. */
const effects: Readonly<Record<keyof Policy, string>> = {
  PolicyVersion: 'Needed in every file. A larger number is a policy for a newer Hatcheck, and invalid here.',
  Organisation: 'Your name, as people see it: "Ask Acme IT to mend them."',
  BrandAccounts:
    'Which accounts are brands, whatever anybody says at sign-in. `*.acme.com` means every handle below acme.com and every `name@acme.com`, not acme.com itself. At Mastodon write handles in full, `news@social.acme.com`. Prefer DIDs where there are any: handles change.',
  DefaultKind:
    'What an account is that `BrandAccounts` does not name. `ask`: the person says so once, at sign-in. `brand`: every account is guarded as a brand; one that the person had called personal is blocked and never deleted. `personal`: nobody is asked.',
  DeviceStatement:
    'Whose computer this is. Brands can be used on `managed` ones only. On `personal` ones brand credentials are revoked and deleted. Left out: not known, so brands are blocked and nothing is deleted.',
  PersonalOnManaged: '`block`: personal accounts cannot post on company computers. They stay signed in.',
  AllowedServers: 'Where accounts may be. An account at another server that is signed in already stays signed in, is blocked and says why.',
  ArmingMinutes: 'How long a brand stays unlocked after unlocking or posting.',
  IdleMinutes: 'After this long without keyboard or mouse every brand is locked and held posts freeze.',
  WorkingHours: 'Unlocking ends with them. Outside them the handle of a brand must be retyped to confirm a post.',
  HoldSecondsBrand: 'How long a brand post can be recalled before it goes out.',
  HoldSecondsBrandReply: 'The same for a reply by a brand.',
  HoldSecondsPersonal: 'The same for a personal post.',
  SendNowBrand: 'Whether *Send now* may cut short the hold of a brand post.',
  StripAlwaysShown: 'Whether the strip at the top of the screen is shown whatever the person chose.',
  CheckLevels:
    'Raises what a check finds to at least this level: by the name of the check, such as `card`, or of one type of finding, such as `passport` ([all of them](checks.md)). A name that is neither is ignored, and shown as ignored. It never lowers one. A finding that only a trained model makes stays a caution at most.',
  SensitiveNow: 'Topics and tags that are delicate just now; a post with one needs an acknowledgement. People can add their own.',
  CodeNames: 'Names of products, deals and people that are not public yet; found wherever they are written.',
  OpenQuestionLimitPercent: 'When more of the mentions of a brand than this are negative, an open question by it is found.',
  LinkedInClientId:
    'Lets people sign in to LinkedIn as themselves: the client ID of your program there, with *Share on LinkedIn*, *Sign In with LinkedIn using OpenID Connect* and the flow for native clients, which LinkedIn enables when asked. It is no secret, and none is needed.',
  LinkedInPagesClientId:
    'Lets them speak for their pages too, on company computers only: the client ID of a second program, with the *Community Management API* alone and the flow for native clients. Left out: nobody is asked for the rights of pages.',
  XClientId:
    'Lets people sign in to X: the client ID of your program there, of type *Native App*, with read and write permission and the callback addresses `http://127.0.0.1:28417/callback`, `http://127.0.0.1:28418/callback` and `http://127.0.0.1:28419/callback`, all three. It is no secret, and none is needed. What people do counts toward what your program may ask of X.',
};

/** The table of all keys, in the order of the schema. */
export function policyTable(): string {
  const rows = policySchema.keyof().options.map((key) => {
    const preset = key === 'PolicyVersion' ? 'none' : inJson(defaultPolicy[key]);
    return `| \`${key}\` | ${policySchema.shape[key].description} | ${preset} | ${effects[key]} |`;
  });
  return ['| key | must be | default | what it does |', '|---|---|---|---|', ...rows].join('\n');
}

/** The page with its table made anew. Throws where the page has no place for it. */
export function withPolicyTable(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/policy.md has no place of the table. Put back: ${BEGIN} and ${END}`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${policyTable()}\n\n${page.slice(end)}`;
}

function inJson(value: unknown): string {
  return value === undefined ? 'none' : `\`${JSON.stringify(value)}\``;
}

runAsScript(import.meta.url, async () => {
  writeFileSync(PAGE, withPolicyTable(readFileSync(PAGE, 'utf8')));
  say('docs/policy.md: the table of keys is as shared/policy-schema.ts says');
});
