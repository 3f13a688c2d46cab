import { seededRandom } from '../../shared/learn/random.ts';
import { choices, fillAll, type Slots } from './fill-pattern.ts';

const slots: Slots = {
  ours: choices('our {new}{ware}|the {new}{ware}|our {new}{ware}|our {new}{wares}|the {colour} {ware}|our {season} {ware}'),
  new: ['', '', '', 'new ', 'next ', 'small ', 'lighter '],
  ware: choices(
    'range|collection|catalogue|model|kettle|lamp|shoe|jacket|tablet|phone|camera|car|van|scooter|app|software|version|release|product|machine|device|service|menu|series|season|album|issue|book|game|line|toy|soap|paint|stock|batch|cheese|beer|plan|ticket|platform',
  ),
  wares: choices('biscuits|shoes|chairs|tyres|boots|bikes|apples|lamps|coats|models|tickets|recipes|features|colours|releases'),
  colour: choices('red|green|blue|white|yellow|black'),
  season: choices('spring|summer|autumn|winter|Christmas|Easter'),
  month: choices('January|February|March|April|May|June|July|August|September|October|November|December'),
  weekday: choices('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'),
  when: choices(
    'from {weekday}|on {weekday}|next week|in {month}|from {month}|from 2 {month}|from tomorrow|tomorrow|this week|by {weekday}|in two weeks|until {weekday}|before {season}|next month|tonight|in {season}|on the 5th',
  ),
  place: choices('Leeds|Lyon|Porto|Oslo|Graz|Ghent|Bergen|Turin|Cork|Malmö|Basel|Gdansk'),
  where: choices(
    'in the shops|in all our stores|at your dealer’s|with dealers|on the shelves|at the market|in pharmacies|at every station|on every platform|at the fair in {place}|in hall 4|online|in {place}|on sale|at the book fair',
  ),
  is: choices('is|is back|will be|arrives|goes on sale|starts|will be on show'),
  folk: choices('our team|our staff|our engineers|our customers|our drivers|our gardeners|our bakers|we'),
  act: choices(
    'will be {where}|answer your questions|plant 200 trees|unpack the {ware}|show the {ware}|open two branches|get a new {ware}|speak {where}|sell our {wares}|start at eight|turn thirty|release three {wares}',
  ),
  we: choices('launch|open|bring|release|show|sell|plan|print|make|deliver|have|add'),
};

/** What brands say every day of their own goods, places and people: who reads it may come and get it. */
const patterns: readonly string[] = [
  '{ours} {is} {where} {when}.',
  '{when} {ours} {is} {where}.',
  '{ours} comes in {colour} {when}.',
  'you will find {ours} {where} {when}.',
  'you can order {ours} {when}.',
  'we {we} {ours} {when}.',
  'we will {we} {ours} {when}.',
  'we plan to {act} {when}.',
  '{folk} {act} {when}.',
  '{folk} will {act} {when}.',
  'we open in {place} {when}.',
  'our shop in {place} is open {when}.',
  '{ours} is ready. {folk} {act} {when}.',
  'our {wares} are back {when}.',
  '{ours} ships {when}, in two colours.',
  'our list of prices for 2027 is here, and {ours} stays as it is.',
];

/** Announcements drawn from these patterns; the same `count` gives the same texts. */
export function plainAnnouncements(count: number): readonly string[] {
  return fillAll(patterns, slots, count, seededRandom(5));
}
