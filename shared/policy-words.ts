import { assertNever } from './assert-never.ts';
import type { PolicyType } from './policy-keys/key-types.ts';

/** What is expected of a key, in words that complete "must be". */
export function mustBe(type: PolicyType): string {
  switch (type.kind) {
    case 'version':
      return '1';
    case 'wholeNumber':
      return `a whole number of ${type.unit === 'percent' ? 'percent' : `${type.unit}s`} from ${type.least} to ${type.most}`;
    case 'trueOrFalse':
      return 'true or false';
    case 'choice':
      return orList(Object.keys(type.choices));
    case 'text':
      return type.one;
    case 'list':
      return type.of.kind === 'choice'
        ? `a list of ${orList(Object.keys(type.of.choices))}`
        : `a list of at most ${type.most} ${type.of.several}`;
    case 'workingHours':
      return 'an object of TimeZone (such as Europe/Berlin), Days (such as ["mon"]), From and To (HH:MM)';
    case 'levels':
      return 'an object of check names, each info, caution or stop';
    default:
      return assertNever(type);
  }
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
