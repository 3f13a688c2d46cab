/** ISO 8601 (RFC 3339 too) as people and programs write it; the zone may be missing, then it is this computer's. */
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;
/** With the month as a word, so that day and month cannot be mistaken: RFC 5322, and what social networks export. */
const named =
  /^(?=.*\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)(?=.*\b\d{1,2}\b)(?=.*\b(?:19|20)\d{2}\b)[\w ,:+-]+$/i;
const epochSeconds = /^\d{10}$/;
const epochMilliseconds = /^\d{13}$/;

/** Epoch milliseconds of a time in a file; null where it cannot be read, or could be read in two ways (03/04/2026). */
export function readTime(written: string): number | null {
  const text = written.trim();
  if (epochSeconds.test(text)) return Number(text) * 1000;
  if (epochMilliseconds.test(text)) return Number(text);
  const parts = iso.exec(text);
  if (parts === null && !named.test(text)) return null;
  const [, year, month, day] = parts ?? [];
  const onlyDay = parts !== null && text.length === 10;
  // The language reads a lone day as one of UTC; people mean their own.
  const at = onlyDay ? ownDay(Number(year), Number(month), Number(day)) : Date.parse(text.replace(',', parts === null ? ',' : '.'));
  return at === null || Number.isNaN(at) ? null : at;
}

function ownDay(year: number, month: number, day: number): number | null {
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : null;
}
