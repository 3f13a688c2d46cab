import { seededRandom } from '../../shared/learn/random.ts';
import { everydaySlots } from './everyday-words.ts';
import { choices, fillAll } from './fill-pattern.ts';

/** Everyday talk, short and plain; words that can hurt are used as they are used every day. */
const patterns: readonly string[] = [
  '{one} {did}{time}{end}|{one} {does}{end}|{many} {did}{time}{end}|{many} {do}{end}|{folk} {did}{time}{end}|{folk} {does}{end}',
  '{people} {do}{end}|{people} {did}{time}{end}|{mine} {did}{time}{end}|{mine} {does}{end}|{role} {did}{time}{end}|{he} {did}{end}',
  '{one} {did}, and {many} {did}{end}|{he} is {group}, and {he} {does}{end}|{one} {does} and {does}{end}|{many} {did}. {he} {did} too.',
  'I am a {group} {job} and I {did}.|I am {group} and my {relative} is {group}.|{mine} is {group} and {does}{end}|{name} is a {group} {job}.',
  '{he} is the first {group} {job} in {place}{end}|{he} came here as a {job} and {did}.|{folk} and {folk} {did} together{end}',
  'As a {group} {job}, {he} {did}{end}|We are proud of our {group} {jobs}{end}|We love working with {folk}{end}|Thank you to the {group} {jobs} of {place}{end}',
  '{people} in {place} {do}{end}|The {group} {jobs} in the picture {did}.|He is {group}. So what?|{Group} or {group}, all {jobs} are welcome{end}',
  'A {group} couple {did}{time}{end}|{he} came out as {group}{time}{end}|The {group} {stuff} is {plain}{end}|The {group} centre opens{time}{end}',
  'Happy {group} new year{end}|{people} {do}, and so do {people}{end}|For {group} {jobs}, and for everybody else{end}|{he} signs, because {mine} is deaf.',
  '{one} has {ill} and {does}{end}|{one} {did} after {ill}{end}|Living with {ill}: {one} {does}{end}|{ill} can be treated, ask your doctor{end}|People with {ill} {do}{end}',
  '{he} fought {ill} and won{end}|{he} survived {ill}{end}|{one} died of {ill}{time}. We miss {name}.|The doctor checks for {ill}{end}|The test for {ill} takes a minute{end}',
  'The {stuff} is {plain}{end}|The {stuffs} are {plain}{end}|This {stuff} is {plain}, but I like it.|The {stuff} was {plain}, honestly.|I think the {stuff} is {plain}{end}',
  'Is the {stuff} {plain}?|Where is the {stuff}?|Who has the {stuff}?|You can leave the {stuff} here.|You should see the {stuff}{end}|You will get the {stuff}{time}{end}',
  'Your {stuff} is {plain}{end}|Your {stuff} is in the {stuff}{end}|Can you send me the {stuff}{time}?|Did you see the {stuff}?|Have you got a {stuff}?|Could you ask {name}?',
  'Please bring the {stuff}{time}{end}|Put the {stuff} on the {stuff}{end}|Read the {stuff} first{end}|Sent from the {stuff}{end}|Written by the {job}{end}|Made in {place}{end}',
  'Seen in {place}{time}{end}|Posted as a {job}{end}|Shared with the {jobs}{end}|Signed by the {job}{end}|Lost and found: one {stuff}{end}|Wrong {stuff}, sorry{end}',
  'No {stuff}{time}{end}|Not a {stuff}, a {stuff}{end}|What a {plain} {stuff}{end}|What a day{end}|What is the {stuff} for?|Same {stuff}, new {stuff}{end}',
  'They told us the {stuff} was {plain}.|They should have brought the {stuff}{end}|We should have checked the {stuff}{end}|You were right about the {stuff}{end}',
  'You are {calm}{end}|You are welcome{end}|You are next{end}|You look great{time}{end}|You can do it{end}|You know where it is{end}|Are you {calm}?|Why are you {calm}?',
  '{he} is not {unkind}, just {calm}.|{he} is not {unkind}.|You are not {unkind}{end}|They are not {unkind}{end}|I am not {unkind}, I am {calm}.|{one} is never {unkind}{end}',
  'Nobody here is {unkind}{end}|It is not {unkind} to ask{end}|I was {vague}, and I am sorry{end}|I felt {vague}{time}{end}|Do not call {name} {vague}{end}|{one} was afraid to look {vague}{end}',
  'The {stuff} is not {unkind}{end}|Nothing is wrong with {name}{end}|There is nothing wrong with the {stuff}{end}|I do not hate {stuffs}{end}|I never hated {stuffs}{end}',
  'The {stuff} is {vague}, but it works{end}|A {vague} idea, maybe, but I like it{end}|A stupid mistake of mine: the {stuff} is {plain}.|I hate {stuffs}{end}|I hate when the {stuff} is {plain}{end}',
  'My phone is dead{end}|The battery died{time}{end}|My feet are killing me{end}|The cold killed the roses{end}|Kill the engine and wait{end}|Kill the process and start the {stuff} again{end}',
  'Hang the {stuff} on the wall{end}|Shoot the video in the garden{end}|I shot the photo in {place}{end}|Drop the {stuffs} at the desk{end}|Hit save before you close the {stuff}{end}',
  'Beat the butter and the sugar{end}|Whip the egg whites, then add the flour{end}|Whisk, beat, fold, bake{end}|Crush the nuts{end}|Smash the avocado on the bread{end}|Burn the onions a little{end}',
  'Stab the potatoes with a fork{end}|Punch holes in the lid{end}|Strip the leaves from the stem{end}|Cut, peel and mash{end}|Roast the duck, keep the fat{end}|Grill the breasts, rest the meat{end}',
  '{team} beat {team} in the {game}{end}|{team} crushed it in the {game}{end}|{team} smashed the record{end}|{team} got beaten in the {game}{end}|{team} shot wide{end}|{team} attacked from the left{end}',
  '{team} lost the {game}, no shame{end}|{team} won the {game}{time}{end}|{team} is a monster in the {game}{end}|{team} killed it{time}{end}|We were slow in the {game}{end}|That was a bad call in the {game}{end}',
  'The war of {year} killed thousands in {place}{end}|In {year} the town burned{end}|The queen was murdered in {year}{end}|The king was killed in {place} in {year}{end}|The slaves were freed in {year}{end}',
  'The Nazis burned the books{end}|They were sent to the camps in {year}{end}|He was executed in {year}{end}|The rebels shot the general{end}|Soldiers bombed the port in {year}{end}|The tyrant fell in {year}{end}',
  '{people} could not vote until {year}{end}|The terror of {year} lasted months{end}|She hid from the soldiers in {year}{end}|He was shot at in {place} and lived{end}|A bomb from {year} was found in {place}{end}',
  'Dying for a coffee{end}|This song kills me every time{end}|I laughed so hard I died{end}|That trick is insane{end}|Insane prices for {stuffs}{time}{end}|Sick beat, great voice{end}|A wicked little {stuff}{end}',
  'I am crazy about {stuffs}{end}|I am a fool for {stuffs}{end}|I am so dumb, I forgot the {stuff}{end}|Silly me, wrong {stuff}{end}|Stupid question: where do I find the {stuff}?|Call me crazy, I like the {stuff}{end}',
  '{one} is such a nut about {stuffs}, we adore it{end}|Beast of a {stuff}{end}|A monster of an engine{end}|Two birds, one {stuff}{end}|It rains, we dance{end}|Break the ice, not the {stuff}{end}',
  'Open {time}{end}|Closed{time}{end}|The museum closes at four{end}|The bar opens at noon{end}|We shut the kitchen at ten{end}|No entry after nine{end}|Back in an hour{end}|First come, first served{end}',
  'Sorry for the {plain} {stuff}{end}|We apologise, the {stuff} was {plain}{end}|My fault, not yours{end}|I am sorry about your {stuff}{end}|I should not have said that{end}|We made a mistake with the {stuff}{end}',
  'I did not like the {stuff}{end}|The {stuff} could be better{end}|I expected a better {stuff}{end}|The {stuff} makes no sense to me{end}|I disagree with {name} about the {stuff}{end}|The {job} was wrong about the {stuff}{end}',
  'The {jobs} should explain the {stuff}{end}|The mayor promised a {stuff} and it is {plain}{end}|They do not answer my emails{end}|It took far too long{end}|The old {stuff} was better{end}|This could have been an email{end}',
  'Windy{time}{end}|It snowed{time}{end}|Hot and humid, bring water{end}|Hail destroyed the {stuffs}{end}|The storm hit {place}{time}{end}|Ice on the road, drive slowly{end}|Cloudy, like my mood{end}',
  '{name} says the {stuff} is {plain}{end}|Ask {name}, {he} knows{end}|{name} and I {did}{end}|Tell {name} I {did}{end}|Happy birthday, {name}{end}|Good night, {place}{end}|Bye, see you{time}{end}',
  '{role} told {role} that {he} {did}{end}|{mine} and {mine} {did}{end}|He said, she said, they {did}{end}|When I was a kid, {one} {did}{end}|If {he} {did}, so can you{end}|It was {mine} who {did}{end}',
  'Who {did}?|Why do {people} {do}?|What do {people} want? Better {stuffs}.|How do you like your {stuff}?|What did {name} say?|Does {name} know?|Do you know {folk} who {does}?',
  '{hurt} the {eaten}{end}|{hurt} the {eaten} and add the {eaten}{end}|{hurt} the {eaten}, then {hurt} it again{end}|{hurt} the {eaten} gently until it is soft{end}|First {hurt} the {eaten}{time}{end}|I {hurts} the {eaten}{end}',
  '{hurt} the {stuff}{time}{end}|{he} {hurts} the {stuff}{end}|{one} {hurts} the {stuff}{time}{end}|{many} {hurts} the {stuffs}{end}|The {stuff} is {hurting} me{end}|The {stuffs} are {hurting} us{end}|The rain is {hurting} my {stuffs}{end}',
  '{team} {hurts} the {played}{time}{end}|{he} {hurts} the {played}{end}|{team} {hurts} us in the {game}{end}|We were {hurts} in the {game}{end}|{name} {hurts} the {played} in the {game}{end}|What a {vague} {game}{end}',
  'That {stuff} is {vague}{end}|This {stuff} looks {vague} and tastes great{end}|What a {vague} little {stuff}{end}|It sounds {vague}, and it works{end}|{vague} question, but where is the {stuff}?|A {fan} of a {stuff}{end}|{vague} good {stuffs}{end}|{vague} weather{time}{end}',
  '{one} is such a {fan}{love}{end}|I am a {fan}{love}{end}|{many} went {vague} over the {stuff}{end}|I feel {vague}{time}{end}|{one} felt {vague}{time}{end}',
  '{he} did not {meant}{end}|{one} never wanted to {meant}{end}|You did not {meant}{end}|We will not {meant}{end}|Do not {meant}{end}|{many} did not {meant}{end}|It is okay to {meant}{end}|Sorry, I did not want to {meant}{end}',
  'You are no {fan}{end}|{he} is no {fan}{end}|{one} is not {vague}{end}|You are not {vague}{end}|It is not {vague}{end}|Nobody is {unkind} for asking{end}|You are never too {vague} to learn{end}|This does not make you {vague}{end}',
].flatMap(choices);

/** Our own words, none taken from a data set. The same list for the same count. */
export function everydaySentences(count: number): readonly string[] {
  return fillAll(patterns, everydaySlots, count, seededRandom(79));
}
