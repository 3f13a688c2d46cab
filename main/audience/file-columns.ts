/** The columns of a file of mentions, by the names they have there; `author` is optional. */
export interface FileColumns {
  readonly text: string;
  readonly time: string;
}

/** Names that exports of social tools and spreadsheets use, most telling first, without case, spaces or marks. */
const textNames = ['text', 'fulltext', 'mention', 'message', 'content', 'tweet', 'post', 'body', 'comment', 'review'];
const timeNames = ['time', 'createdat', 'timestamp', 'datetime', 'date', 'created', 'publishedat', 'published', 'postedat', 'tweetcreated'];
const authorNames = ['author', 'handle', 'username', 'screenname', 'user', 'name', 'from'];

export function findText(columns: readonly string[]): string | null {
  return find(columns, textNames);
}

export function findTime(columns: readonly string[]): string | null {
  return find(columns, timeNames);
}

export function findAuthor(columns: readonly string[]): string | null {
  return find(columns, authorNames);
}

function find(columns: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const found = columns.find((column) => column.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === name);
    if (found !== undefined) return found;
  }
  return null;
}
