import { choices, type Slots } from './fill-pattern.ts';

/** Words for sentences about everyday things, and about people of every group in everyday words. */
export const everydaySlots: Slots = {
  end: ['.', '.', '.', '!', ''],
  one: choices('{he}|{he}|{he}|{he}|{mine}|{mine}|{role}|{name}|{folk}'),
  he: choices('He|She|He|She|It'),
  many: choices('They|They|We|We|You|I|{ours}|{people}'),
  mine: choices(
    'My {relative}|Our {relative}|His {relative}|Her {relative}|Your {relative}|Their {relative}|My {group} {relative}|My {relative}’s {relative}',
  ),
  relative: choices(
    'sister|brother|aunt|cousin|nephew|niece|grandfather|grandson|husband|wife|girlfriend|boyfriend|partner|mother-in-law|stepson|godmother|neighbour|flatmate|friend|teacher|boss|landlord|mother|father|mum|daughter|son|kid|ex|dog|cat',
  ),
  role: choices(
    'The {group} {job}|A {job}|The {job}|Our {job}|This {job}|Our new {job}|That {group} {job}|One of our {group} {jobs}|This lady|That guy|This man|The woman at the desk|A boy in my class|The girl next to me|The old man',
  ),
  job: choices(
    'plumber|driver|baker|editor|accountant|dentist|gardener|waiter|pilot|painter|lawyer|designer|nurse|vet|judge|mayor|reporter|singer|guard|cashier|coach|cleaner|trainee|librarian|farmer|priest|student|colleague|guest|customer|client|dancer|writer|actor|leader|man|woman|boy|girl|senator',
  ),
  jobs: choices(
    'plumbers|drivers|bakers|editors|dentists|gardeners|waiters|pilots|painters|lawyers|designers|nurses|vets|reporters|singers|cashiers|cleaners|trainees|farmers|priests|students|colleagues|guests|customers|dancers|writers|actors|leaders|players|engineers|friends|neighbours|families|parents|men|women|voters|couples|athletes|workers|viewers|readers|boys|girls|kids|people|members',
  ),
  ours: choices(
    'Our {jobs}|The {jobs}|Most {jobs}|Some {jobs}|The other {jobs}|Two of my friends|My parents|The neighbours|The kids|Politicians',
  ),
  people: choices(
    '{Group} {jobs}|{Group} {jobs}|Many {group} {jobs}|Our {group} {jobs}|The {group} {jobs}|Two {group} {jobs}|Muslims|Jews|Christians|Women|Men|Immigrants|Refugees|Mexicans|Feminists|Conservatives|Liberals|Elderly people|Kids|Lesbians|Blind people|Deaf people|{Group} and {group} {jobs}',
  ),
  folk: choices(
    'A {group} {job}|A {group} {job}|The {group} {job}|My {group} {relative}|Our first {group} {job}|An old {group} {job}|A young {group} {job}|A refugee|An immigrant|A lesbian|A wheelchair user|A strong {group} {job}',
  ),
  Group: choices(
    'Muslim|Jewish|Christian|Catholic|Hindu|Sikh|Buddhist|Black|White|Brown|Asian|African|Mexican|Indian|Chinese|Japanese|Korean|Arab|Turkish|Polish|Irish|Russian|Nigerian|Latino|Native|Gay|Lesbian|Bisexual|Trans|Queer|Straight|Female|Male|Deaf|Blind|Autistic|Disabled|Elderly|Old|Young|Teenage|Immigrant|Homeless|Conservative|Liberal|Israeli|Palestinian',
  ),
  group: choices(
    'Muslim|Jewish|Christian|Catholic|Hindu|Sikh|Buddhist|black|white|brown|Asian|African|Mexican|Indian|Chinese|Japanese|Korean|Arab|Turkish|Polish|Irish|Russian|Nigerian|Latino|Native|gay|lesbian|bisexual|trans|queer|straight|female|male|deaf|blind|autistic|disabled|elderly|old|young|teenage|immigrant|homeless|conservative|liberal|Israeli|Palestinian',
  ),
  did: choices(
    'found the receipt|moved to another town|called twice|fixed the heating|forgot the umbrella|sold the old car|won the raffle|learned to swim|lost the ticket|cleaned the kitchen|missed the bus|wrote a letter|planted a hedge|took the last slice|asked for a window seat|paid in cash|came home late|said thank you|told me everything|wanted a smaller room|made coffee for everyone|grew up by the sea|joined the club|opened a shop|repaired the roof|read the whole report|got a new job|left early|arrived by train|laughed the whole evening|cried at the wedding|fell off the ladder|broke a finger|gave a talk about maps|sang at the party|walked home|stayed for dinner|met the minister|passed the exam|started school|retired last year|had a good day|was born in a small village|was late again|was happy about it|was wrong about the price|was not at home|changed the password|turned around and waved|helped me with the forms|looked tired|did a great job|got the flu|took the wrong exit|never came back to the subject|got up at five|shared the photo|answered the mail|sent it from the phone|posted it by accident|should have called|would have liked it|could have been there|had to wait|told her so|asked him about it|asked us first|said so himself|talked about it for hours',
  ),
  does: choices(
    'drives to work|likes the colour|speaks four languages|works at the bakery|plays the drums|is on holiday|is back from the dentist|is good with numbers|is a kind person|is my best friend|is our new neighbour|is allergic to cats|is proud of the team|is getting better|is getting married in autumn|is having a baby|is older than the house|is nobody special, says so too|lives upstairs|knows the way|thinks it is too cold|teaches maths|runs a small hotel|wants to be a vet|wears a helmet|reads every night|has three kids|has a new bike|has a point|has the flu|has diabetes and bakes anyway|needs a ride|makes great soup|says hello|wakes up early|walks to school|knows a lot about birds|believes in second chances|sings in the choir|coaches the under-tens|votes every time|prays in the morning|works with us|helps at the shelter|is the heart of this place|sleeps all day|eats like a horse and stays thin|loves dancing|is not here today|is right',
  ),
  do: choices(
    'drive to work|like the colour|speak two languages|work at the bakery|play on Sundays|are on holiday|are good with numbers|are proud of the team|are getting better|live upstairs|know the way|think it is too cold|want a longer break|read every night|have three kids|have a point|need a ride|make great soup|say hello|wake up early|walk to school|believe in second chances|sing in the choir|vote every time|pray in the morning|work with us|help at the shelter|love dancing|are not here today|are right|live here too|deserve better pay|have told their stories|use our library|lead the project|are welcome here|run small shops|founded this town|play for our club|should be paid the same|should get a seat on the bus|should be heard|can stay here|enjoy the garden',
  ),
  time: [
    '',
    '',
    '',
    '',
    '',
    ' today',
    ' yesterday',
    ' last week',
    ' this morning',
    ' again',
    ' on Wednesday',
    ' in April',
    ' after work',
    ' for the first time',
    ' every year',
    ' at night',
    ' all summer',
    ' in the rain',
    ' with a friend',
    ' at the station',
    ' in Lisbon',
  ],
  stuff: choices(
    'form|lamp|key|folder|window|chair|file|logo|photo|bill|suitcase|garden|kitchen|road|bridge|battery|screen|menu|map|wall|engine|river|song|film|book|ticket|answer|plan|report|budget|door|bag|shirt|cake|pump|fence|speech|draft|order|server|sign',
  ),
  stuffs: choices(
    'forms|lamps|keys|folders|windows|chairs|files|photos|bills|suitcases|roads|batteries|screens|maps|walls|engines|songs|films|books|tickets|answers|plans|reports|doors|bags|shirts|cakes|shoes|apples|rooms|buses|trains|emails|letters|rules|prices|stairs|streets|dogs|horses|birds',
  ),
  plain: choices(
    'late|new|small|heavy|slow|blue|wet|cold|ready|empty|full|cheap|expensive|loud|quiet|boring|long|short|thin|broken|lost|late again|too big|fine|good|odd|simple|hard to read|a bit weak|not great|better than before|disappointing|confusing|unfair|dry|salty|worse than last time|black|white|brown|red',
  ),
  unkind: choices(
    'stupid|lazy|crazy|ugly|useless|worthless|pathetic|a liar|a fool|a coward|a loser|an idiot|a criminal|a failure|weak|dumb|a joke|a monster|evil|ignorant|disgusting|insane|a traitor|selfish|a thief',
  ),
  calm: choices('tired|shy|new here|busy|late|worried|learning|seven years old|hungry|right|careful|human|ill|unlucky'),
  name: choices('Nora|Ben|Amir|Mei|Olga|Jonas|Aisha|Luis|Ruth|Ivan|Grace|Omar'),
  game: choices('match|game|final|derby|race|season|set|round|league'),
  team: choices('The Lions|The visitors|Our boys|The Blues|The champions|The girls|The home side|She|He|They|We'),
  place: choices('Oslo|Lima|Leeds|Perth|Kyoto|Cairo|Boston|Quebec|Naples|Accra|Lagos|Warsaw|Haifa'),
  year: choices('1066|1348|1492|1789|1848|1914|1945|1968|1989|the last century|the middle ages'),
  ill: choices(
    'cancer|a stroke|diabetes|depression|dementia|the flu|HIV|a heart attack|asthma|autism|leukaemia|arthritis|migraine|a tumour',
  ),
  hurt: choices(
    'kill|burn|smash|crush|beat|whip|slap|punch|choke|hang|shoot|stab|drown|attack|bomb|bury|execute|trash|dump|hit|kick|strip|cut|bash|crack|destroy|grill|skin|rip|lock|smoke|bang|nail|screw|butcher|grab|spank|bite|break',
  ),
  hurts: choices(
    'killed|burned|smashed|crushed|beat|whipped|slapped|punched|choked on|hung|shot|stabbed|drowned|attacked|bombed|buried|executed|trashed|dumped|hit|kicked|stripped|cut|bashed|cracked|destroyed|grilled|ripped|locked|smoked|nailed|screwed up|butchered|missed|broke|lost|stole|ruined|hated|failed',
  ),
  hurting: choices(
    'killing|burning|smashing|crushing|beating|whipping|hanging|shooting|attacking|destroying|ruining|choking|haunting|hurting',
  ),
  eaten: choices(
    'dough|garlic|butter|egg yolks|batter|steak|chicken|turkey|crab|squid|cabbage|pepper|walnuts|ice|lemon|biscuits|chillies|chestnuts|lamb|pork|trout|oysters|coconut|pastry|cream cheese|tomatoes|potatoes|onions',
  ),
  played: choices(
    'ball|post|crossbar|serve|defence|record|opening set|puck|penalty|attack|finish line|second lap|first half|rebound|free kick|title',
  ),
  vague: choices(
    'sick|insane|crazy|nuts|dumb|wicked|nasty|filthy|stupid|savage|ugly|weird|awful|terrible|lame|sad|silly|gross|mad|brutal|deadly|killer|bad|dirty',
  ),
  fan: choices('nerd|geek|fool|nut|freak|sucker|beast|monster|animal|machine|maniac|snob|addict|dork|baby'),
  love: choices(
    ', and we love it|, and it shows|, I mean that as praise|, bless him|, and proud of it| in the best way| about trains| for good coffee| on the piano| with numbers| when it comes to cheese',
  ),
  meant: choices(
    'lie|cheat|steal|fail|hate it|mean harm|shout|attack anybody|hurt anyone|kill the mood|ruin it|break it|complain|cry|quit|lose|blame you|insult anyone',
  ),
};
