/**
 * Words by what they do in a sentence, chosen by hand for the features of the offence model. They are stems:
 * a word belongs to a list if it is one of its entries, or one of them with a common English ending.
 */
const endings = ['', 's', 'es', 'ed', 'er', 'ers', 'ing', 'y', 'ly', 'ness', 'in'] as const;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Whether the word, or the word without a common ending, is in the list. */
export function belongsTo(list: ReadonlySet<string>, word: string): boolean {
  return endings.some((ending) => word.endsWith(ending) && list.has(ending === '' ? word : word.slice(0, -ending.length)));
}

/** Names of groups of people: neutral words that no text may be found offensive for. */
export const groupWords = wordSet(`
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
export const insultWords = wordSet(`
  idiot idiotic moron moronic imbecile stupid dumb dumbass fool foolish loser clown jerk creep creepy pig scum scumbag
  trash garbage filth filthy vermin rat snake coward cowardly liar traitor treason crook crooked thug hypocrite hypocrit
  hypocrisy pathetic disgusting disgrace disgraceful worthless useless braindead brainless brainwashed clueless
  ignorant incompetent corrupt evil vile nasty ugly gross psycho lunatic crazy insane nutjob nutcase nut wacko
  demented senile dementia deranged delusional fascist nazi racist sexist bigot misogynist pedo pedophile pervert
  perv rapist terrorist criminal commie communist socialist snowflake libtard trumptard sheep sheeple troll weirdo
  freak dimwit halfwit nitwit dunce bozo buffoon douche douchebag scumbags parasite leech maggot cockroach subhuman
  inbred hillbilly redneck whiny whiner crybaby bully monster degenerate shill puppet tyrant dictator narcissist
  sociopath psychopath embarrassment laughingstock joke failure cult retard retarded slob fatass lardass
  simp incel cuck karen boomer libs dems demoncrat repug rino goon lowlife skank tramp tart hag witch cow heifer
`);

/** Swearing and slurs, plain or as people write them. */
export const swearWords = wordSet(`
  fuck fuk fck fucc phuck effing freaking fricking frigging motherfuck motherfucker mofo mf mfs shit sht bullshit
  horseshit shitty shithole crap crappy piss pissed ass arse asshole arsehole jackass dumbass badass smartass asshat
  asswipe bitch biatch betch bitchy cunt twat dick dickhead cock cocksucker prick pussy whore hoe slut thot ho
  bastard wanker tosser bollocks bugger bloody damn goddamn damnit dammit hell wtf stfu gtfo lmfao lmao omfg fml
  af nigga niggas nigger nig negro coon fag faggot fags dyke tranny homo kike spic wetback chink gook paki raghead
  towelhead beaner cracker honky wop dago tard spaz tits titties boobs boob dildo jizz cum blowjob handjob tit
  pos sob milf dyk skeet fucker hoes bitches thots turd poop fart butt butthole
`);

/** Wishing or doing harm. */
export const harmWords = wordSet(`
  kill die dead death murder shoot shot gun rope hang hung lynch burn stab beat punch slap choke strangle bomb nuke gas
  execute assassinate destroy deport eliminate exterminate eradicate castrate rape molest suicide jail prison lock
  drown behead torture abuse attack smash crush
`);

/** Illness, death, bodies and sex: what unkind jokes are about. */
export const tabooWords = wordSet(`
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
export const thirdPersonWords = wordSet('he him his she her hers they them their theirs himself herself themselves hes shes theyre');
export const secondPersonWords = wordSet('you your yours u ur ya yall youre yourself yourselves ure');
export const firstPersonWords = wordSet('i me my mine im ive id ill myself');
/** We and our: how accounts of companies speak. */
export const companyWords = wordSet('we our us ours weve were team thanks thank please congrats congratulations dm');
