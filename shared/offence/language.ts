function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Small words that only English, or mostly English, uses. */
const english = wordSet(`the and of to is are was were you your this that with for have has had not they their there what
  when who how why will would can could should from about just like get got my our his her she he we it its i'm don't
  it's be been do does did if or by at as on up out all so im dont cant wont aint gonna u ur i`);

/** Small words of the neighbours that write with Latin letters: German, Spanish, French, Italian, Portuguese, Dutch. */
const others = wordSet(`der die das und ist nicht ein eine einen einem mit für auf dem den des sich ich du wir ihr auch von zu
  zum zur bei noch wie nur wird sind haben hat euch unser unsere heute aus oder aber im vom
  el la los las un una unos y es en de que por para con no se su sus más del al lo como está este esta hoy muy pero
  nuestro nuestra nos te mi tu ya le les des est et une pour dans sur avec pas vous nous ce cette au aux du sont
  il gli che di per non sono della nel questo alla il ha è più o os as um uma não com em na do dos ao seu sua
  het een van niet met voor op zijn ik je wij deze naar watashi desu masu wa ga ni kara made shita`);

const words = /[\p{L}'’]+/gu;
const latin = /\p{Script=Latin}/gu;
const letters = /\p{L}/gu;

/**
 * Whether the rules for English words may be used: most letters are Latin, and no other language's small words
 * are more frequent. A text with no small words at all counts as English only where `whenUnsure` says so.
 */
export function readsAsEnglish(text: string, whenUnsure: boolean): boolean {
  const all = text.match(letters)?.length ?? 0;
  if (all === 0 || (text.match(latin)?.length ?? 0) < 0.7 * all) return false;
  let own = 0;
  let foreign = 0;
  for (const [word] of text.toLowerCase().replaceAll('’', "'").matchAll(words)) {
    if (english.has(word)) own += 1;
    if (others.has(word)) foreign += 1;
  }
  return own === 0 && foreign === 0 ? whenUnsure : own >= foreign && own > 0;
}
