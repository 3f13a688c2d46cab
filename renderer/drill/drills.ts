import type { Consequence, Drill, Poster } from './drill.ts';

const right = (then: string): Consequence => ({ right: true, then });
const wrong = (then: string): Consequence => ({ right: false, then });
/** Words and tags that an account has written before. */
const wrote = (words: string, tags = '') => ({ words: new Set(words.split(' ')), hashtags: new Set(tags.split(' ')) });
const brand = (handle: string, name: string, accent: number): Poster => ({ handle, name, kind: 'brand', accent });

const relief = brand('northern-relief.example', 'Northern Relief', 5);
const reliefWords = wrote('shelter blankets donate volunteers flood blood', 'donate beready');

/** Documented incidents as scenes to practise. Scenes, names and texts are invented; what happened is told in our own words. */
export const drills: readonly Drill[] = [
  {
    id: 'late-beer',
    year: 2011,
    who: 'American Red Cross',
    happened: 'An employee’s post about finding more beer, meant for her own account, went out by the Red Cross late in the evening.',
    source: 'prbreakfastclub.com/2011/02/17/gettngslizzerd-crisis-comms',
    scene:
      'It is 23:24 and you are at home with a friend. In the afternoon you wrote for the relief organisation you work for. Now you want to tell your own friends what is on the table.',
    poster: relief,
    text: 'Sam turned up with two more crates of that honey beer. When we drink, we drink properly #lateonetonight',
    around: { moment: { afterHours: true }, habits: reliefWords },
    finds: ['moment', 'new-hashtag'],
    choices: {
      post: wrong('A quarter of a million people read it from a relief organisation.'),
      switch: right('Your friends read it from you, and the relief organisation says nothing tonight.'),
      keep: wrong(
        'It does not go out tonight, but the draft still speaks as the relief organisation: the same mistake waits for tomorrow.',
      ),
      discard: right('Nothing goes out. You can write it again from your own account.'),
      direct: wrong('Your friend gets a message about beer from a relief organisation.'),
    },
    hatcheck:
      'Unlocked in the afternoon, the brand has locked itself long ago. The banner says who speaks, and a check asks about “beer”, of which this account never wrote.',
    laws: [2, 4],
  },
  {
    id: 'agency-traffic',
    year: 2011,
    who: 'Chrysler',
    happened: 'A man at Chrysler’s agency swore about the city’s drivers as the brand; he was fired, and the agency lost the contract.',
    source: 'www.thedrum.com/news/2011/03/17/sorry-says-f-word-tweeter-if-only-id-had-carrier-pigeons',
    scene:
      'You work for an agency, and a car maker is one of your clients. You are late for them, stuck in the middle of their city, with your own phone in your hand. You need to let off steam.',
    poster: brand('halden-motors.example', 'Halden Motors', 6),
    text: 'They call this the city of cars, and nobody here can drive for sh*t. Stuck in traffic again.',
    around: { moment: { firstAfterSwitch: true }, habits: wrote('car cars engine test drive city road', 'haldenmotors') },
    finds: ['moment', 'profanity'],
    choices: {
      post: wrong('The client insults its own city and its own customers.'),
      switch: right('It is your own opinion now, under your own name. Your client may still read it.'),
      keep: wrong('It waits, still as the client. One press later in the day, and it is out.'),
      discard: right('Nothing goes out, and the traffic moves on.'),
      direct: wrong('Somebody gets it from the client, and can show it to everybody.'),
    },
    hatcheck:
      'It keeps a client’s credential on company computers only, so your own device has nothing to post with. There, two checks ask: about the swear word, and about traffic, of which this brand never wrote.',
    laws: [1, 2],
  },
  {
    id: 'collection-riots',
    year: 2011,
    who: 'Kenneth Cole',
    happened: 'The designer’s account joked that the uproar in Cairo, where people were dying, was about his new spring collection.',
    source: 'www.cnet.com/news/kenneth-cole-tweet-egypt-in-uproar-over-my-shoes/',
    scene:
      'You write for a fashion house. The new collection is in the shops since this morning, everybody talks about the news from abroad, and a colleague sends you a line that made the whole office laugh.',
    poster: brand('harrow-lane.example', 'Harrow & Lane', 1),
    text: 'Riots all over the capital! Word must be out about our new collection. Shop now, while the streets are full.',
    around: { habits: wrote('collection shoes spring shop linen', 'harrowlane') },
    finds: ['tragedy'],
    choices: {
      post: wrong('People in those streets read that their dead are an advertisement.'),
      switch: wrong('Who it is by changes nothing for the people it is about.'),
      keep: wrong('There is no later at which this reads well, and somebody may send it for you.'),
      discard: right('The collection can speak for itself on another day.'),
      direct: wrong('It still has your house’s name on it, and one picture of it is enough.'),
    },
    hatcheck:
      'A check marks the event in which people are hurt, because something is sold beside it, and wants a tick of its own. After that, the hold still leaves time to recall the post.',
    laws: [],
  },
  {
    id: 'open-question',
    year: 2013,
    who: 'JPMorgan',
    happened: 'The bank invited questions with #AskJPM; two thirds of what came was hostile, and it called the event off within hours.',
    source: 'adweek.com/digital/jpmorgan-twitter-abuse',
    scene:
      'You plan posts for a bank that paid a large fine last month. The board wants to look approachable, and the announcement for tomorrow is written.',
    poster: brand('kestrel-bank.example', 'Kestrel Bank', 4),
    text: 'Tomorrow at one, our vice chairman takes over this account. Send us your questions with #AskKestrel!',
    around: {
      habits: wrote('bank savings branch chairman', 'kestrelbank'),
      pulse: { negative: 0.66, low: 0.6, high: 0.72, mentions: 300, at: 0 },
    },
    finds: ['open-question'],
    choices: {
      post: wrong('You have asked an angry room to speak up, and it does.'),
      switch: wrong('The question stays as open, and now it is not even official.'),
      keep: right('You look at the audience first, answer what people are angry about, and ask something narrower later.'),
      discard: right('No announcement is better than one that is called off within hours.'),
      direct: wrong('Nobody can answer an invitation that one person got.'),
    },
    hatcheck:
      'It reads what people say about the brand before you ask them: 66% of the mentions are negative, and the limit is 30%. IT can make this a stop.',
    laws: [7],
  },
  {
    id: 'before-boarding',
    year: 2013,
    who: 'A head of communications',
    happened:
      'Before a flight of eleven hours she joked about Africa and AIDS; when she landed, the world had answered, and soon her job was gone.',
    source: 'www.theroot.com/pr-exec-lands-in-africa-greeted-by-twitterstorm-1790899425',
    scene:
      'You write for a travel magazine, and you are at the gate. Boarding is at 17:40, then there is no network for eleven hours. One last line before you go.',
    poster: brand('wayfarer.example', 'The Wayfarer', 2),
    text: 'Off to Africa for the holidays. Hope we don’t catch malaria. Just kidding, that only happens to other people!',
    around: { unreachable: [{ kind: 'away', from: new Date(2013, 11, 20, 17, 40).getTime(), until: null }] },
    finds: ['tragedy', 'reachable-away'],
    choices: {
      post: wrong('The answers come while you sleep, and nobody is there to take it down.'),
      switch: wrong('It was her own account, too. The joke is the same, and you are as far away.'),
      keep: right('You read it again after landing, and then you delete it.'),
      discard: right('The joke stays at the gate.'),
      direct: wrong('One person gets it, and can show it to everybody while you fly.'),
    },
    hatcheck:
      'It points at the illness that is joked about. And it knows that you will be away, because you said when: it offers to keep the post until you are back.',
    laws: [6],
  },
  {
    id: 'game-score',
    year: 2014,
    who: 'US Environmental Protection Agency',
    happened: 'A phone game posted somebody’s progress by itself to the 52,000 followers of the agency’s water office, for hours.',
    source: 'www.washingtonpost.com/news/reliable-source/wp/2014/07/22/how-the-epa-and-kim-kardashian-kollided-on-twitter',
    scene:
      'You play a game on your own phone, on which the office you work for is signed in as well. You reach a new level, and the game shows you what it would like to post for you.',
    poster: brand('clean-water.example', 'Clean Water Office', 0),
    text: 'I am now a C-list star in Hollywood Dreams! Join me and get famous too, free on your phone. #hollywooddreams',
    around: { moment: { weekend: true }, habits: wrote('water rivers lakes drinking quality report', 'worldwaterday cleanwater') },
    finds: ['new-hashtag'],
    choices: {
      post: wrong('A public office tells its 52,000 followers that it is famous now.'),
      switch: right('Your friends may laugh about it. The office has said nothing.'),
      keep: wrong('The text waits as the office, and the game still holds the key.'),
      discard: right('The level is yours, and nobody needs to know.'),
      direct: wrong('Somebody gets an invitation to a game from a public office.'),
    },
    hatcheck:
      'The checks say little here; the laws say more. The office’s credential stays on company computers, where no game gets hold of it, and nothing is posted that a person has not confirmed.',
    laws: [1, 4],
  },
  {
    id: 'private-deal',
    year: 2014,
    who: 'Twitter’s head of finance',
    happened: 'A message to a colleague about buying a company went out to everybody.',
    source: 'www.valuewalk.com/2014/11/twitter-cfo-oops-private-tweet-public',
    scene:
      'You look after a company’s money. A colleague has asked what you think of a purchase that nobody outside knows about, and you answer at once, in the window that is open.',
    poster: { handle: 'kai-berg.example', name: 'Kai Berg', kind: 'personal', accent: 3 },
    text: 'I still say we should buy them. We need to sell him on it before the announcement, he is in your calendar on the 15th. Keep it quiet, I have a plan.',
    around: {},
    finds: ['looks-like-dm', 'confidential'],
    choices: {
      post: wrong('Everybody knows now, also those who own the shares.'),
      switch: wrong('From any account it is as public.'),
      keep: wrong('It stays a public post, only later.'),
      discard: right('You can call your colleague instead.'),
      direct: right('It goes to the one person it was meant for.'),
    },
    hatcheck:
      'The banner is right this time, the reader is not. Two checks say so: it reads like a message to one person, and like something that is not public yet.',
    laws: [],
  },
  {
    id: 'verdict',
    year: 2021,
    who: 'Fall River police',
    happened: 'An officer passed on a remark about the verdict in the killing of George Floyd; he took his department’s page for his own.',
    source: 'www.washingtonpost.com/nation/2021/04/22/falls-river-police-floyd-chauvin-facebook',
    scene:
      'You look after a police department’s page. A verdict that the whole country waited for is some hours old. A friend sends you a remark about it, and you want to pass it on to your own friends.',
    poster: brand('northquay-police.example', 'Northquay Police', 7),
    text: 'About that verdict: none of this would have happened if people just did as they were told.',
    around: {
      moment: { firstAfterSwitch: true },
      habits: wrote('road closed missing found station officers', 'northquay'),
      sensitiveNow: ['verdict'],
    },
    finds: ['sensitive-now'],
    choices: {
      post: wrong('The police of a town have taken sides, and their chief has to explain it.'),
      switch: right('It is your own opinion, under your own name.'),
      keep: wrong('Tomorrow it is still the department that says it.'),
      discard: right('The department says nothing about a verdict that is not its own.'),
      direct: wrong('Your friend gets it from the police.'),
    },
    hatcheck:
      'The banner over every text shows whose it is, in words, colour and shape. And IT keeps a list of what is sensitive now, on which the verdict is.',
    laws: [2],
  },
  {
    id: 'owning-up',
    year: 2011,
    who: 'American Red Cross',
    happened: 'The next morning the Red Cross said with a smile that the post was gone and everybody sober, and donations came in.',
    source: 'searchcustomerexperience.techtarget.com/news/2240037227/How-the-Red-Cross-averted-a-social-media-disaster',
    scene:
      'It is the next morning, and you are at work. The post about the beer is gone, pictures of it are not, and people are joking. Your team has agreed on an answer.',
    poster: relief,
    text: 'Last night’s stray post is gone. It was meant for a friend’s timeline. We are wide awake, sober and back at work: thank you for laughing with us.',
    around: { habits: reliefWords },
    finds: [],
    choices: {
      post: right('People laugh with you, and some of them give.'),
      switch: wrong('It was the brand that spoke, so the brand has to answer.'),
      keep: wrong('By the evening, others have told the story for you.'),
      discard: wrong('Without an answer, the pictures are all there is.'),
      direct: wrong('Everybody saw the post; one person would see the answer.'),
    },
    hatcheck:
      'Nothing stands in the way: unlocked in working hours, the banner is right, no check asks anything. It is held for a minute, then it goes out.',
    laws: [2, 4],
  },
];
