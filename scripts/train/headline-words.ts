import { choices, type Slots } from './fill-pattern.ts';

/** Words for headlines, sober and satirical: in them harm, bodies and bad characters are told of, and nobody is insulted. */
export const headlineSlots: Slots = {
  link: ['', '', ' https://t.co/Ab3xQ', ' http://example.com/news', ' http://bit.ly/2xYz {pic}'],
  pic: choices('https://t.co/Qw81|{tag}'),
  tag: choices('#OurWeek|#News|#Opinion'),
  someone: choices(
    'Area Man|Local Woman|Local Dad|Area Grandmother|Man|Woman|Mom|Dad|Teen|Boyfriend|Husband|Wife|Coworker|Roommate|Boss|Intern|Toddler|Dog|Bride|Groom|Priest|Pope|God|Cop|Senator|Congressman|President|Candidate|Judge|CEO|Doctor|Scientist|Professor|Celebrity|Rapper|Actress|Coach|Suspect|Prisoner|Terrorist|Soldier|Veteran|Neighbor|Grandpa|Girlfriend|Ex|Baby|Son|Daughter|Black Man|White Guy|Gay Couple|Muslim Woman|Old Man|Fat Cat|Drunk Guy|Single Mother|Monster|Murderer|Stripper|Virgin|Clown|Witch|Dictator|Trump|Obama|Clinton|Bush|Putin|Biden',
  ),
  people: choices(
    'Americans|Women|Men|Millennials|Parents|Teens|Cops|Voters|Scientists|Republicans|Democrats|Conservatives|Liberals|Experts|Neighbors|Immigrants|Children|Employees|Friends|Fans|Gays|Black Teens|White Supremacists|Racists|Terrorists|Muslims|Jews|Christians|Nazis|Perverts|Drunk Drivers|Prisoners|Dead People|Virgins|Bullies|Thugs|Rats|Old People',
  ),
  did: choices(
    'Dies At 93|Found Dead In Apartment|Shot By Police|Accused Of Rape|Charged With Murder|Admits He Killed Wife|Kills Self And Family|Buried Alive|Hit By Bus|Fired For Being Lazy|Caught Lying About Sex|Arrested For Assault|Pretends To Be Deaf|Hates Own Birthday Party|Eats Entire Pie Alone|Forgets Name Of Only Friend|Has Sex For First Time Since 2009|Not Racist Just Tired|Unaware Of Own Funeral|Too Fat For Ride|Calls Mother Drunk|Dumped By Email|Ruins Everything Again|Still Thinks He Is Funny|Loses Both Legs|Gets Cancer And A Promotion|Beats Depression|Cries At Work|Masturbates To Weather Report|Vomits On Bride|Wishes He Were Dead|Feels Like Garbage|Finally Admits He Is Gay|Stares At Phone In Silence|Throws Punch At Clown|Plans To Die Before Monday|Says Something Stupid|Embarrasses Whole Family|Burns Down House|Attacks Reporter|Drowns In Pool|Sentenced To Death|Spends Night In Jail|Wets Pants During Speech|Has Disgusting Lunch|Is Dying And Knows It|Has No Idea What She Is Doing|Ugly But Nice|Secretly Hopes Plane Crashes',
  ),
  do: choices(
    'Fear Death|Admit They Are Liars|Hate Each Other|Get Shot|Are Killed In Blast|Are Dying Of Boredom|Are Sick Of Sex|Are Drunk At Work|Are Too Stupid To Vote, Study Finds|Riot After Game|Remember Worst Rape Case In Years|Want To Be Punched|Call For End Of Bullying|Fight Over Last Gun|Suffer From Depression|Go To Hell And Back|Feel Disgusting After Lunch|Demand Apology From Ghost|Wonder Why They Are Ugly|Bury Their Dead',
  ),
  lead: ['', '', '', 'Report: ', 'Study: ', 'Breaking: ', 'Opinion: ', 'Watch: ', 'Poll: ', 'Review: ', 'Tonight: ', 'From the archive: '],
  thing: choices(
    'Gun|Funeral|Coffin|Sandwich|Divorce|Porn Site|Prison|War|Bomb|Grave|Toilet|Bra|Condom|Casket|Corpse|Brain|Butt|Couch|Sex Tape|Abortion Law|Death Row Meal|Wheelchair|Hospital|Church|Movie|Album|School|Diet',
  ),
  ill: choices(
    'Cancer|AIDS|Ebola|Dementia|Depression|Autism|Heart Attack|Stroke|Obesity|Suicide|Rape|Murder|Racism|Sexism|Slavery|Torture',
  ),
  number: choices('Three|12|40|Nine|Hundreds Of|At Least 16|Five|7'),
  place: choices('Ohio|Texas|Syria|Florida|Chicago|Paris|Kansas|Iraq|Nebraska|Mexico|Israel|Russia|Detroit'),
};

/** Title case, as headlines are; the second list is how such accounts write otherwise. */
export const headlinePatterns: readonly string[] = [
  ...[
    '{lead}{someone} {did}{link}',
    '{lead}{someone} {did}{link}',
    '{lead}{someone} {did}{link}',
    '{lead}{people} {do}{link}',
    '{number} {people} {do}{link}',
  ],
  ...[
    '{someone} Who {did} Also {did}{link}',
    '{someone} Buys {thing}{link}',
    '{someone} Brings {thing} To {thing}{link}',
    '{people} Line Up For New {thing}{link}',
  ],
  ...[
    '{number} Killed In {place} {thing} Accident{link}',
    'New {thing} Causes {ill}, {people} Say{link}',
    '{ill} Rates Fall In {place}{link}',
    'How {people} Talk About {ill}{link}',
  ],
  ...[
    'Everything You Need To Know About {ill}{link}',
    'What Is {ill}?{link}',
    '{someone} On {ill}: "I Was A Fool"{link}',
    '{place} Bans {thing}{link}',
    '{thing} Of The Week{link}',
  ],
  ...[
    '{lead}{someone} Tells {someone} To Go To Hell{link}',
    '{someone} Apologizes For Calling {someone} A Pig{link}',
    '{someone} And {someone} Have Nothing To Say{link}',
    '{place} {someone} {did}{link}',
  ],
  ...[
    '“I Am Not A Monster,” Says {someone}{link}',
    '‘Why Is She Crying?’ Asks {someone}{link}',
    'Nation Wonders If {someone} Is Okay{link}',
    'God Regrets Inventing {thing}{link}',
    'Tips For Surviving {ill}{link}',
  ],
  ...[
    'Is your {thing} making you stupid? {people} weigh in.{link}',
    'Why do {people} hate the {thing}?{link}',
    'Things you should never say to {people}.{link}',
    'Your horoscope: you will die, but not this week.{link}',
  ],
  ...[
    'On this day a {someone} was hanged in {place}.{link}',
    'What do you think? {people} and {ill}{link}',
    'A letter from {someone}: my {thing} and me{link}',
    'We asked {people} about {ill}. They cried.{link}',
  ],
];
