import { withoutNames } from './hidden-words.ts';

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Small words that only English, or mostly English, uses. */
const english = wordSet(`the and of to is are was were you your this that with for have has had not they their there what
  when who how why will would can could should from about just like get got my our his her she he we it its i'm don't
  it's be been do does did if or by at as on up out all so im dont cant wont aint gonna u ur i`);

/** Small words of German, Spanish, French, Italian, Portuguese, Dutch and Japanese in Latin letters that English lacks. */
const others = wordSet(`der das und ist nicht ein eine einen einem mit für auf dem des sich ich wir ihr auch von zu
  zum zur bei noch wie nur wird sind haben unser unsere heute aus oder aber im vom
  el los las un una unos y es que por para se su sus más del al lo como está este esta hoy muy pero
  nuestro nuestra nuestros nuestras todos todas toda en de con sin buenos buenas hola gracias nos mi tu ya le les est et une pour dans sur avec pas vous nous ce cette aux sont
  il gli che di della nel questo alla il ha è più os um uma não com em na dos ao seu sua
  het een van niet voor op zijn ik je wij deze naar watashi desu masu kara`);

/** In letters: an English text longer than this has a small word. */
const longestUnsure = 80;

const words = /[\p{L}'’]+/gu;
const latin = /\p{Script=Latin}/gu;
const letters = /\p{L}/gu;

/**
 * Whether the rules for English words may be used: most letters are Latin, and no other language's small words
 * are more frequent. Where too few small words say anything, the answer is `whenUnsure`.
 */
export function readsAsEnglish(post: string, whenUnsure: boolean): boolean {
  const text = withoutNames(post);
  const all = text.match(letters)?.length ?? 0;
  if (all === 0 || (text.match(latin)?.length ?? 0) < 0.7 * all) return false;
  let own = 0;
  let foreign = 0;
  for (const [word] of text.toLowerCase().replaceAll('’', "'").matchAll(words)) {
    if (english.has(word)) own += 1;
    if (others.has(word)) foreign += 1;
  }
  if (own >= foreign && own > 0) return true;
  return foreign < 2 && all < longestUnsure && whenUnsure;
}
