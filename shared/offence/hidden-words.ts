/** Links, addresses and names of accounts: what other people or machines chose, not the writer. */
const notWritten = /\b(?:https?:\/\/|www\.)\S+|\b[\w.+-]{1,64}@[\w-]{1,63}\.\w+|@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/giu;

/** The text with links, e-mail addresses and @names turned to spaces, so that offsets stay. */
export function withoutNames(text: string): string {
  return text.replace(notWritten, (found) => ' '.repeat(found.length));
}
