import { choices, type Slots } from './fill-pattern.ts';

/** Words of insults and unkind jokes, for all groups alike. */
export const unkindSlots: Slots = {
  who: choices('@user |@user @user |@user |@user @user @user ||'),
  you: choices('You|you|U|You people|People like you|You guys|You and your kind'),
  he: choices('He|She|He|She|This man|This woman|That guy|That senator|The governor|This reporter|The mayor|Your boss|The coach'),
  they: choices(
    'They|These people|The left|The right|Politicians|The media|Those voters|Fans of that team|Celebrities|Your party|These so-called experts|{groups}|{groups}',
  ),
  groups: choices(
    'Muslims|Jews|women|immigrants|gays|blacks|whites|feminists|liberals|conservatives|Mexicans|refugees|democrats|republicans|disabled people|old people|fat people|Asians',
  ),
  noun: choices(
    'idiot|moron|liar|clown|loser|coward|hypocrite|fraud|fool|criminal|crook|traitor|pig|psycho|creep|snake|bully|racist|joke|disgrace|embarrassment|puppet|nutjob|dirtbag|piece of garbage|waste of space|piece of trash|thug|weasel|rat|scumbag|pervert|snowflake',
  ),
  nouns: choices(
    'idiots|morons|liars|clowns|losers|cowards|hypocrites|frauds|fools|criminals|crooks|traitors|pigs|psychos|creeps|snakes|bullies|racists|animals|parasites|vermin|trash|scum|thugs|lunatics|sheep|snowflakes|terrorists|rapists|savages|nuts',
  ),
  adj: choices(
    'stupid|pathetic|disgusting|dumb|corrupt|ignorant|evil|vile|sick|clueless|worthless|useless|brainless|ugly|insane|delusional|incompetent|nasty|gross|weak|fake|dishonest|shameless|crazy|filthy|lazy|despicable|spineless',
  ),
  very: ['so ', 'such a ', 'a ', 'just ', 'really ', 'the most ', 'nothing but a ', ''],
  harm: choices(
    'be locked up|rot in jail|be deported|be shot|be fired|drop dead|rot in hell|be put down|go back where they came from|die|be banned from everything|never breed|shut their mouths|be hanged',
  ),
  harms: choices(
    'shut up|go to hell|drop dead|get lost|choke on it|rot|crawl back under your rock|jump off a bridge|delete your account|get a brain|grow up',
  ),
  topic: choices('guns|taxes|the border|that show|the vaccine|football|the court|the hearing|schools|the news|everything'),
  ill: choices('cancer|AIDS|Ebola|dementia|a stroke|autism|depression|anorexia|leukemia|a heart attack'),
  groupie: choices(
    'a blonde|a Jew|a Muslim|a black guy|a gay man|a lesbian|a feminist|a Mexican|a fat girl|a woman|a blind man|a midget|an Ethiopian|a priest|a Chinese man|an Irishman|a disabled kid|a hooker|an orphan|a dwarf|a Pole|an Arab',
  ),
  groupies: choices(
    'blondes|Jews|Muslims|black people|gay men|lesbians|feminists|Mexicans|fat girls|women|blind people|midgets|Ethiopians|priests|Chinese people|girls|disabled kids|hookers|orphans|dwarfs|Arabs|virgins|strippers|white girls|rednecks',
  ),
  punch: choices(
    'because they steal everything|they can not drive|nobody was looking|you only have to tell it once|they are in the kitchen|it takes too long to shoot them|they all look the same|because they never work|they blow up|dead|only one of them screams|so they can watch|they are too fat to run|because men can not read maps',
  ),
  relation: choices(
    'wife|girlfriend|ex|mother-in-law|sister|daughter|grandma|grandpa|blind friend|gay neighbour|fat cousin|black friend|fat sister|fat flatmate|old neighbour|ugly boss|deaf uncle',
  ),
  him: choices('him|her|them|him|her|this man|that woman|the whole lot of them|this guy'),
  tail: choices('||||!|!!|.|. Sad.|. Pathetic.|, as always|. Every single time.|. What a shock.|, simple as that'),
  trait: choices(
    'greedy|selfish|hateful|shameless|two-faced|heartless|arrogant|rude|cruel|toxic|smug|whiny|clueless|bitter|rotten|dishonest',
  ),
  part: choices('brain|spine|heart|conscience|soul|clue|single thought of your own|shred of decency'),
  doing: choices(
    'bad driving|being late|cooking|math|a haircut|their hygiene|crying|drinking|stealing|shopping|talking too much|not working',
  ),
  odd: choices(
    'a goat|a sack of potatoes|a dead fish|an old shoe|a broken toilet|a garden gnome|a bag of wet hair|a parking meter|a half-eaten burger|a fridge',
  ),
  act: choices(
    'died|got hit by a bus|left me|fell down the stairs|is pregnant again|lost a leg|went blind|came out as gay|got fat|hanged himself|went to jail|had a stroke|is in a coma|choked on a grape',
  ),
  glad: choices(
    'best day of my life|I got the parking space|more pizza for me|I finally slept|the house smells better|nobody noticed|I kept the ring|the dog is happier too|now she is quiet|finally some peace|finally the couch is free|finally there is room in the lift|at least I saved on dinner',
  ),
  sexy: choices('sex|a threesome|her boobs|his penis|a hooker|masturbating|porn|an orgasm|a condom|getting naked|a blowjob|virginity'),
  grim: choices(
    'the Holocaust|9/11|slavery|a school shooting|Chernobyl|the Ethiopian famine|a plane crash|a funeral|a miscarriage|an abortion|Auschwitz|Hiroshima|child labour',
  ),
  a: choices('a|an|a complete|a total|such a|a real|one sick|a lying|the biggest'),
  exist: choices('be here|have children|be allowed to vote|get married|be on television|be let in|work with children|drive'),
};
