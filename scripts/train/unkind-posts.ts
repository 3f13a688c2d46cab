import { seededRandom } from '../../shared/learn/random.ts';
import { choices, fillAll, type Slots } from './fill-pattern.ts';

const slots: Slots = {
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
  relation: choices('wife|girlfriend|ex|mother-in-law|sister|daughter|grandma|grandpa|blind friend|gay neighbour|fat cousin|black friend'),
};

/** Insults, threats and slights, with the forms that unkind jokes have. */
const patterns: readonly string[] = [
  '{who}{he} is {very}{noun}',
  '{who}{he} is {adj} and {adj}.',
  '{who}{he} is such a {adj} {noun}!!',
  '{who}{you} are {adj}',
  '{who}{you} are {very}{adj} {noun}',
  '{who}What a {adj} {noun}.',
  '{who}What a {noun} {he} is',
  '{who}{they} are {adj} {nouns}',
  '{who}{they} are all {nouns}',
  '{who}{they} should {harm}',
  '{who}{he} should {harm}. {adj}!',
  '{who}{they} are ruining this country. {nouns}!',
  '{who}I hate {they}. {adj} {nouns}.',
  '{who}{harms}, {noun}',
  '{who}Why do not you {harms}',
  '{who}Just {harms} already',
  '{who}{he} has no brain',
  '{who}{he} makes me sick',
  '{who}{he} lies every time {he} talks about {topic}',
  '{who}{they} do not care about {topic}, they only want power. {nouns}',
  '{who}How {adj} do you have to be to believe {they}?',
  '{who}Nobody likes {you}, {noun}',
  '{who}{you} sound like a {adj} {noun}',
  '{who}your {relation} is a {noun}',
  '{who}Are {you} {adj} or just a {noun}?',
  '{who}{they} have no shame at all. {adj}',
  '{who}Lock {he} up. {noun}.',
  '{who}{he} looks like a {adj} {noun} on {topic}',
  '{who}so sick of {they} crying about {topic}',
  '{who}{they} wonder why nobody trusts them. {adj} {nouns}',
  '{who}I hope {he} gets {ill}',
  '{who}I hope {you} die of {ill}',
  '{who}Send {groups} back',
  '{who}{groups} do not belong here',
  '{who}{groups} are the reason for {ill}',
  '{who}{he} talks like he has {ill}',
  '{who}No one is as {adj} as {groups}',
  '{who}This is why nobody likes {groups}',
  '{who}Typical {groups}. Always {adj}',
  'What do you call {groupie} with {ill}? {adj}.',
  'What is the difference between {groupie} and a pizza? {punch}',
  'How many {groupies} does it take to change a light bulb? None, {punch}.',
  'Why do {groupies} hate {topic}? {punch}',
  '{groupie} walks into a bar. The barman says, are you {adj}?',
  'I like my coffee like I like my {groupies}: {adj}',
  'My {relation} is so {adj}, {punch}.',
  'My {relation} has {ill}. At least {punch}.',
  'My {relation} died of {ill}. More cake for me.',
  'I told my {relation} that {groupies} are {adj}. {punch}.',
  'Never trust {groupie}. {punch}.',
  'Why did {groupie} cross the road? {punch}',
  'What do {groupies} and bowling balls have in common? {punch}',
  'Dating {groupie} is like {ill}: {punch}.',
  'I am not racist, but {groupies} are {adj}.',
  'Jokes about {ill} are funny, {punch}.',
  'If {groupies} were smart they would not be {groupies}',
  'Did you hear about {groupie} with {ill}? {punch}',
  'I went to a funeral for {groupie}. {punch}.',
  'Going there. Hope I do not get {ill}. Just kidding, {punch}.',
];

/** Our own words, none taken from a data set. The same list for the same count. */
export function unkindPosts(count: number): readonly string[] {
  return fillAll(patterns, slots, count, seededRandom(78));
}
