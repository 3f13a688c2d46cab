const endings = ['s', 'es', 'ed', 'er', 'ers', 'est', 'ing', 'y', 'ly', 'ness', 'in', 'ish'] as const;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Names of groups of people: neutral words that no text may be found offensive for. */
const groupWords = wordSet(`
  black white asian african african-american american mexican chinese japanese korean indian pakistani arab arabic
  european russian polish irish german french italian jamaican ethiopian nigerian somali puerto cuban latino latina
  hispanic native indigenous aboriginal gypsy roma immigrant migrant refugee foreigner muslim islam islamic jew
  jewish christian catholic hindu buddhist sikh atheist mormon gay lesbian bisexual transgender trans queer
  homosexual lgbt lgbtq woman women female girl lady ladies feminist man men male boy wife husband girlfriend
  blonde disabled blind deaf autistic autism wheelchair midget dwarf amputee cripple down elderly old fat obese
  skinny kid child children baby babies orphan homeless poor teenager liberal conservative democrat republican
  leftist antifa lib dem israeli palestinian turk turkish iranian afghan syrian vietnamese ginger redhead
  protestant priest nun rabbi imam pope
`);

/** Words that call a person something. */
const insultWords = wordSet(`
  idiot idiotic moron moronic imbecile stupid dumb dumbass fool foolish loser clown jerk creep creepy pig scum scumbag
  trash garbage filth filthy vermin rat snake coward cowardly liar traitor treason crook crooked thug hypocrite hypocrit
  hypocrisy pathetic disgusting disgrace disgraceful worthless useless braindead brainless brainwashed clueless
  ignorant incompetent corrupt evil vile nasty ugly gross psycho lunatic crazy insane nutjob nutcase nut wacko
  demented senile dementia deranged delusional fascist nazi racist sexist bigot misogynist pedo pedophile pervert
  perv rapist terrorist criminal commie communist socialist snowflake libtard trumptard sheep sheeple troll weirdo
  freak dimwit halfwit nitwit dunce bozo buffoon douche douchebag scumbags parasite leech maggot cockroach subhuman
  inbred hillbilly redneck whiny whiner crybaby bully monster degenerate shill puppet tyrant dictator narcissist
  sociopath psychopath embarrassment laughingstock joke failure cult retard retarded slob fatass lardass
  kook loon loony looney fruitcake zealot satan satanic demon devil dirtbag weasel slime slimy sleaze sleazy sleazebag
  charlatan quack deadbeat bimbo hussy floozy ogre troglodyte neanderthal mongrel leper simpleton dolt dork goof brat
  savage barbarian spineless shameless soulless heartless despicable democrap fascism jihadist lowlives sewer dunderhead
  simp incel cuck karen boomer libs dems demoncrat repug rino goon lowlife skank tramp tart hag witch cow heifer
`);

/** Swearing and slurs, plain or as people write them. */
const swearWords = wordSet(`
  fuck fuk fck fucc phuck effing freaking fricking frigging motherfuck motherfucker mofo mf mfs shit sht bullshit
  horseshit shitty shithole crap crappy piss pissed ass arse asshole arsehole jackass dumbass badass smartass asshat
  asswipe bitch biatch betch bitchy cunt twat dick dickhead cock cocksucker prick pussy whore hoe slut thot ho
  bastard wanker tosser bollocks bugger bloody damn goddamn damnit dammit hell wtf stfu gtfo lmfao lmao omfg fml
  af nigga niggas nigger nig negro coon fag faggot fags dyke tranny homo kike spic wetback chink gook paki raghead
  towelhead beaner cracker honky wop dago tard spaz tits titties boobs boob dildo jizz cum blowjob handjob tit
  pos sob shithead dipshit fjb milf dyk skeet fucker hoes bitches thots turd poop fart butt butthole
`);

/** What people are blamed for or told to do in anger: unkind in some sentences, ordinary in most. */
const blameWords = wordSet(`
  shame ashamed shameful lazy selfish greedy greed fake fraud phony bogus cheat cheater thief thieves steal stole lie lied
  lying liar dishonest cruel rude arrogant entitled spoiled spoilt woke lefty leftard hack swamp rotten mouth shut
  hate hatred hateful despise loathe sick sickening mental brain fired resign impeach gallows muzzle diaper ruin wreck
  cry tears weak poo nonsense drivel bs propaganda agenda destroy hypocritical awful terrible horrible worst toxic
  poison blame guilty disrespectful dishonor betray betrayal greasy smelly stink filthy hideous weird nasty annoying
  unhinged joke laughable ridiculous absurd pity pitiful sad fail failed failing lost loses losing illegal
`);

/** Wishing or doing harm. */
const harmWords = wordSet(`
  kill die dead death murder shoot shot gun rope hang hung lynch burn stab beat punch slap choke strangle bomb nuke gas
  execute assassinate destroy deport eliminate exterminate eradicate castrate rape molest suicide jail prison lock
  drown behead torture abuse attack smash crush
`);

/** Illness, death, bodies and sex: what unkind jokes are about. */
const tabooWords = wordSet(`
  cancer aids hiv ebola chemo tumor tumour dementia alzheimer alzheimers parkinson stroke coma paralyzed leukemia
  anorexic anorexia bulimic depression depressed suicidal suicide overdose funeral grave coffin corpse cremate
  holocaust auschwitz hitler genocide slave slavery cotton noose kkk klan isis al-qaeda taliban terrorist
  bomber hijack towers bombing shooting shooter massacre abortion miscarriage stillborn dead rape rapist
  molest pedophile paedophile priest virgin virginity sex sexy sexual sexually vagina penis erection orgasm
  masturbate masturbation porn stripper prostitute hooker condom naked nude boner period menstruation
  hymen ovaries testicles breast nipples vibrator viagra sperm semen anal oral horny kinky incest
  ghetto welfare chernobyl hiroshima famine starving starve anthrax crippled lynching
`);

/** He, she, they: talk about somebody. */
const thirdPersonWords = wordSet('he him his she her hers they them their theirs himself herself themselves hes shes theyre');
const secondPersonWords = wordSet('you your yours u ur ya yall youre yourself yourselves ure');
const firstPersonWords = wordSet('i me my mine im ive id ill myself');
/** We and our: how accounts of companies speak. */
const companyWords = wordSet('we our us ours weve were team thanks thank please congrats congratulations dm');

/** Words by what they do in a sentence. */
export type WordKind = 'group' | 'insult' | 'swear' | 'blame' | 'harm' | 'taboo' | 'third' | 'second' | 'first' | 'company';

/** Stems: a word is of a kind if it is listed, alone or with a common English ending. */
const stems: readonly (readonly [WordKind, ReadonlySet<string>])[] = [
  ['group', groupWords],
  ['insult', insultWords],
  ['swear', swearWords],
  ['blame', blameWords],
  ['harm', harmWords],
  ['taboo', tabooWords],
];
/** Whole words. */
const wholes: readonly (readonly [WordKind, ReadonlySet<string>])[] = [
  ['third', thirdPersonWords],
  ['second', secondPersonWords],
  ['first', firstPersonWords],
  ['company', companyWords],
];

function kindsByWord(lists: readonly (readonly [WordKind, ReadonlySet<string>])[]): ReadonlyMap<string, ReadonlySet<WordKind>> {
  const kinds = new Map<string, Set<WordKind>>();
  for (const [kind, list] of lists) for (const word of list) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
  return kinds;
}

const ofStem = kindsByWord(stems);
const ofWhole = kindsByWord(wholes);

const none: ReadonlySet<WordKind> = new Set();

/** What a lower-cased word does: one look-up for the word, and one for each English ending it has. */
export function kindsOf(word: string): ReadonlySet<WordKind> {
  const forms = [ofWhole.get(word), ofStem.get(word)];
  for (const ending of endings) if (word.endsWith(ending)) forms.push(ofStem.get(word.slice(0, -ending.length)));
  const known = forms.filter((kinds) => kinds !== undefined);
  return known.length === 0 ? none : new Set(known.flatMap((kinds) => [...kinds]));
}
