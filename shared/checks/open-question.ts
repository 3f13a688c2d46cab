import type { Draft } from '../post.ts';
import type { Check, CheckContext, PulseReading } from './check.ts';
import { type Spotted, textCheck } from './text-check.ts';

const something = '(?:stories|story|experiences?|memories|thoughts|opinions?|feedback|#\\w*stories)';

/** What asks everybody at once. A question that only leads on to an answer, or asks one person, is none of these. */
const phrases: readonly RegExp[] = [
  // #AskJPM, #AskThicke; not #asking, #asks
  /#ask(?!(?:ing|ed|s|er|ers|ew)\b)\w{2,}/iu,
  /#ama\b/iu,
  /\b(?:our|an|the|reddit|live|first|hosting) AMA\b|\bAMA (?:with|on|session|today|tomorrow|tonight|now|starts)\b/u,
  /\bask (?:me|us) (?:almost )?(?:anything|whatever|your questions?|any questions?)\b/iu,
  /(?:^|[.!?:,;–-]\s*|\b(?:and|now|can|to|just) )ask us(?= ?(?:[.!:]|$|#|@|now\b|live\b|here\b|below\b|on (?:twitter|bluesky|mastodon)\b))/iu,
  /\b(?:tweet|send|post|submit|drop|leave|share|bring|ask|reply with|get in|dm) (?:us |me |him |her |them |in |@\w+ )?(?:all )?(?:of )?your (?:\w+ )?questions?\b/iu,
  /\bq ?(?:&|&amp;|and|\+) ?a\b(?=.{0,300}#\w)/isu,
  /\bwhat do you (?:really |honestly )?(?:think|say|like|love|hate) (?:most )?(?:of|about) (?:us|our (?:brand|company|service|team))\b/iu,
  /\bwhat would you (?:like to )?(?:ask|tell) (?:us|our (?:ceo|team|founder|boss))\b/iu,
  /\bhow (?:are we doing|can we do better|would you rate us|do you feel about us)\s*\?/iu,
  /\b(?:tell us|hear) what you (?:really |honestly )?think of us\b/iu,
  /\b(?:tweet|send) (?:it to |them to )?us (?:it |them |your \w+ )?(?:&|&amp;|and) (?:tag|use)\b/iu,
  /#(?!true|user)\w{2,}stories\b/iu,
  new RegExp(String.raw`\b(?:tell|send|show) us your (?:own |best |favou?rite )?${something}`, 'iu'),
  new RegExp(String.raw`\bshare your (?:own |best |favou?rite )?${something}(?=.{0,300}(?:#\w|\bwith us\b|\bbelow\b))`, 'isu'),
  /\b(?:fragt|frag) uns (?:alles|was)\b|\bstellt (?:uns )?(?:eure|all eure) fragen\b/iu,
  /(?<!\p{L})(?:pregúntanos|pregúntenos|(?:envíanos|mándanos) tus preguntas)(?!\p{L})|\bposez(?:-nous)? (?:toutes )?vos questions\b/iu,
];

/** The first words of a text that ask everybody, or null. */
export function findOpenQuestion(text: string): { readonly start: number; readonly end: number } | null {
  if (isToOnePerson(text)) return null;
  let first: { readonly start: number; readonly end: number } | null = null;
  for (const phrase of phrases) {
    const found = phrase.exec(text);
    if (found === null || (first !== null && first.start <= found.index)) continue;
    const start = found.index + (/^[.!?:,;–-]\s*/u.exec(found[0])?.[0].length ?? 0);
    first = { start, end: found.index + found[0].length };
  }
  return first;
}

/** An answer, or somebody else's words passed on. */
function isToOnePerson(text: string): boolean {
  return /^\s*(?:@\w|RT @)/u.test(text);
}

function detect(text: string, context: CheckContext): readonly Spotted[] {
  const { identity, reader, pulse, rules } = context;
  if (identity?.kind !== 'brand' || reader.kind !== 'public') return [];
  if (pulse !== null && pulse.mentions > 0 && pulse.high <= rules.openQuestionLimit) return [];
  const place = findOpenQuestion(text);
  if (place === null) return [];
  const known = pulse !== null && pulse.mentions > 0;
  return [
    {
      type: 'open-question',
      score: 0.9,
      ...place,
      ...(known ? aboutPulse(pulse, rules.openQuestionLimit) : unknownPulse(identity.handle)),
    },
  ];
}

type Words = Pick<Spotted, 'level' | 'why' | 'todo' | 'about'>;

function unknownPulse(handle: string): Words {
  return {
    level: 'info',
    why: `This asks everybody, and it is not known yet what people say about @${handle}.`,
    todo: 'Look at the audience first.',
  };
}

function aboutPulse({ negative, low, high, mentions }: PulseReading, limit: number): Words {
  const range = `${percent(low)}–${percent(high)}`;
  if (low > limit) {
    return {
      level: 'caution',
      why: `This asks everybody, and ${percent(negative)} (${range}) of ${mentions} mentions are negative; the limit is ${percent(limit)}.`,
      about: 'above the limit',
      todo: 'Answer what people are angry about first, or ask something narrower.',
    };
  }
  return {
    level: 'caution',
    why: `This asks everybody, and the negative share of ${mentions} mentions may lie on either side of the limit of ${percent(limit)}: ${range}.`,
    about: 'on either side of the limit',
    todo: 'Label some mentions in the audience window until it is clear, or ask something narrower.',
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

const inText = textCheck('open-question', detect);

/** An open question of a brand to an audience that is, or may be, too angry for one (#AskJPM, 2013). Replies ask one person. */
export const openQuestionCheck: Check = {
  id: inText.id,
  run: (draft: Draft, context: CheckContext) => (draft.replyTo === null ? inText.run(draft, context) : []),
};
