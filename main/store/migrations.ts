/** What each version of the database adds, oldest first. Released entries never change; a new version is a new entry at the end. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE drafts   (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE outbox   (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE settings (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE profiles (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE images   (id TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  -- Rows that could not be read: kept word for word, out of the way. at: epoch milliseconds.
  CREATE TABLE set_aside (at INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL) STRICT;
  `,
];
