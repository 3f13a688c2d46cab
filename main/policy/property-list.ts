/** What a property list holds, by key; null where it is none, or holds no dictionary. */
export type PropertyList = ReadonlyMap<string, unknown> | null;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const binaryMark = 'bplist00';

/**
 * Reads a property list, XML (Apple's DTD PropertyList-1.0) or binary (`bplist00`). The third form, OpenStep's, is what
 * nothing writes into managed preferences, so it is refused. Never throws.
 */
export async function readPropertyList(bytes: Uint8Array): Promise<PropertyList> {
  try {
    // Needed on macOS alone, so loaded there alone.
    const [{ parse, parseBinary }, { DOMParser }] = await Promise.all([import('plist'), import('@xmldom/xmldom')]);
    const isBinary = binaryMark === String.fromCharCode(...bytes.subarray(0, binaryMark.length));
    if (isBinary) return entriesOf(parseBinary(bytes));
    const text = utf8.decode(bytes);
    if (!/^\s*</.test(text)) return null;
    // Read once without a word: asked through plist, the reader prints what is wrong, and parts of values with it.
    new DOMParser({ onError: stop }).parseFromString(text, 'text/xml');
    return entriesOf(parse(text));
  } catch {
    return null; // Its words may hold values.
  }
}

function stop(): never {
  throw new Error('This is not well-formed.');
}

/** The entries of a dictionary; null of anything else. */
export function entriesOf(value: unknown): PropertyList {
  const isDictionary = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isDictionary ? new Map(Object.entries(value)) : null;
}
