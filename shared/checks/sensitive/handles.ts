import unhomoglyph from 'unhomoglyph';

/** Without the at sign and in small letters, as networks compare handles. */
export function plainHandle(handle: string): string {
  return handle.trim().replace(/^@/, '').toLowerCase();
}

/**
 * What a handle looks like: two of the same skeleton can be taken for one another (UTS #39 §4, with Unicode's
 * table of confusable characters). It is only for comparing, never for showing.
 */
export function skeletonOf(handle: string): string {
  const looks = unhomoglyph(plainHandle(handle).normalize('NFD')).normalize('NFD').toLowerCase();
  return looks
    .replaceAll('1', 'l')
    .replaceAll('0', 'o')
    .replaceAll('i', 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('_', '')
    .replaceAll('-', '');
}

/** Whether one insertion, removal, replacement or swap of neighbours makes one word of the other; equal ones do not count. */
export function isOneEdit(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  const rest = (word: string, from: number): string => word.slice(from);
  if (one.length !== other.length) {
    const [long, short] = one.length > other.length ? [one, other] : [other, one];
    return rest(long, same + 1) === rest(short, same);
  }
  const swapped = one[same] === other[same + 1] && one[same + 1] === other[same] && rest(one, same + 2) === rest(other, same + 2);
  return swapped || rest(one, same + 1) === rest(other, same + 1);
}

const letters: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Whether letters of alphabets that resemble one another are mixed, as no handle of good will has them (UTS #39 §5). */
export function mixesAlphabets(handle: string): boolean {
  return letters.filter((script) => script.test(handle)).length > 1;
}
