/** Topics of a private life, as English words say them; a brand that lives from one has written about it before. */
const topics: readonly (readonly string[])[] = [
  words(`beer beers wine wines vodka tequila whisky whiskey gin cocktail cocktails drink drinks drinking drunk tipsy wasted hammered
    hangover hungover booze boozy shots pub bartender sixpack`),
  words(`girlfriend boyfriend gf bf fiance fiancee hubby wifey husband wife ex exes dating tinder hinge crush kissed snog naked nude nudes
    horny sexy`),
  words('mom mum mommy mummy dad daddy grandma grandpa nan auntie kiddo toddler babysitter inlaws'),
  words('hospital doctor dentist flu fever puke puked vomit diarrhea migraine period pregnant therapist therapy meds'),
  words('asleep insomnia nap naps napping pyjamas pajamas couch sofa bed bedtime netflix'),
  words('landlord roommate flatmate rent laundry payday paycheck broke'),
  words('boss coworker coworkers colleague colleagues commute traffic overtime'),
  words('lol lmao lmfao omg wtf ffs smh bruh dude bestie yolo fml'),
];

function words(list: string): readonly string[] {
  return list.split(/\s+/u);
}

const topicOf: ReadonlyMap<string, readonly string[]> = new Map(topics.flatMap((topic) => topic.map((word) => [word, topic] as const)));

/** The first word of a text about a private life that these past words never touch; null where there is none. */
export function unheardOfTopic(text: string, past: ReadonlySet<string>): { readonly start: number; readonly end: number } | null {
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const topic = topicOf.get(match[0].toLowerCase());
    if (topic === undefined || topic.some((word) => past.has(word))) continue;
    return { start: match.index, end: match.index + match[0].length };
  }
  return null;
}
