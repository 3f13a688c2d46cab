/** What stands before and after a swear word in the compounds that are swearing too. */
const before =
  'bull|horse|bat|dip|dumb|jack|smart|bad|fat|lard|kick|hard|mother|mutha|god|ape|chicken|un|ass|arse|mind|cluster|big|lazy|dick';
const after = [
  "s|es|ed|er|ers|a|as|az|ah|ing|ings|in|in'|y|ie|ier|iest|ies|ty|tier|ting|ted|ter|ters|t|ish|ness|ery|ot|ots",
  'face|faces|head|heads|hole|holes|bag|bags|wit|wits|load|loads|ton|show|storm|hat|hats|tard|tards|off|up|wad|list|post|posting',
  'sucker|suckers|sucking|boy|boys|licker|wipe|wipes|clown|clowns|yeah|you|this|that|it|my|me|all|rag|bucket|ass',
].join('|');

/**
 * How the word is spelled, by the root it is found under; letters may be repeated, a dot stands for a masked
 * letter. A root of the library that is not here (rape, sex, porn) is a topic to write about, not swearing.
 */
const spellings: Readonly<Record<string, string>> = {
  ass: 'a+s+s+',
  arse: 'a+r+s+e',
  bastard: 'bastard',
  bitch: 'b+i+t?c+h+',
  blowjob: 'blowjob',
  bollocks: 'bollock',
  buttplug: 'buttplug',
  chingchong: 'chingchong',
  chink: 'chink',
  cock: 'cock',
  cunt: 'c+[u.]+n+t+',
  dick: 'd+i+c+k+',
  fag: 'fag|fagg?ot|fggot',
  fuck: 'f+[u.]+c*k+|fck|phuck|f[u.]c[k.]',
  gangbang: 'gangbang',
  handjob: 'handjob',
  'jerk off': 'jerkoff',
  jizz: 'jizz',
  kike: 'kike',
  nigger: 'n+i+g+g+[ea]r?',
  piss: 'p+i+s+s+',
  prick: 'prick',
  pussy: 'p+u+s+s+(?:y+|ie)',
  retard: 'r+e+t+a+r+d+',
  shit: 's+h+[i.]+t+|sh[.]{2}|s[.]{2}t',
  slut: 's+l+u+t+',
  spastic: 'spastic',
  tit: 't+i+t+(?:s|ties)',
  tranny: 'trann?y|trannie',
  turd: 'turd',
  twat: 'twat',
  wank: 'wank',
  whore: 'w+h+o+r+e+',
};

/** Trades, animals, tools and names that are built like swearing. */
const innocent = new Set([
  ...[
    'asses',
    'assy',
    'assed',
    'asser',
    'cocker',
    'cockers',
    'cocky',
    'cockery',
    'cocked',
    'cocking',
    'dicker',
    'dickies',
    'dickie',
    'dicky',
  ],
  ...[
    'retarder',
    'retarders',
    'retarding',
    'titty',
    'titer',
    'titers',
    'titted',
    'pricked',
    'pricking',
    'pricks',
    'dickes',
    'chinks',
    'chinky',
  ],
  ...['fagin', 'fagot', 'turdy', 'wankery', 'shita', 'shitas', 'shitah'],
]);

/** Roots that are also a name, an animal, or a word of another language: counted only where the text reads as English. */
export const ambiguousRoots: ReadonlySet<string> = new Set([
  'ass',
  'arse',
  'bastard',
  'chink',
  'cock',
  'dick',
  'fag',
  'kike',
  'prick',
  'retard',
  'shit',
  'slut',
  'spastic',
  'tit',
  'twat',
  'turd',
  'wank',
]);

const shapes = new Map(
  Object.entries(spellings).map(([root, spelling]) => [root, new RegExp(`^(?:${before})?(?:${spelling})(?:(?:${after}){1,2})?$`, 'u')]),
);

/** Whether the whole word (lower case, symbols opened, `.` for a masked letter) is the swear word `root` or a compound of it. */
export function isSwearing(root: string, word: string): boolean {
  return !innocent.has(word) && (shapes.get(root)?.test(word) ?? false);
}
