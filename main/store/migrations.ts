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
  `
  -- Mentions of a brand, read on this computer only. at, kept_at: epoch milliseconds.
  -- place: in the random order that labels follow. p_*: what the model reads. answer: what a person said.
  CREATE TABLE mentions (
    identity TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, kept_at INTEGER NOT NULL, place TEXT NOT NULL,
    text TEXT NOT NULL, author TEXT, url TEXT,
    label TEXT, p_negative REAL, p_neutral REAL, p_positive REAL, answer TEXT,
    PRIMARY KEY (identity, id)
  ) STRICT;
  CREATE INDEX mentions_by_time ON mentions (identity, at);
  CREATE INDEX mentions_by_place ON mentions (identity, place);
  CREATE TABLE audiences (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  `,
  `
  -- Posts of an identity's own, which its voice is learned from on this computer only.
  CREATE TABLE histories (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  `,
  `
  -- Copies of what the networks have were set aside too, and stayed when their account was signed out.
  DELETE FROM set_aside WHERE source IN ('profiles', 'histories');
  `,
  `
  -- Own posts one by one, so that reading them can go on where it stopped and old ones can go. They are copies: read anew.
  -- at: when it was written; met_at: when the reading began that met it last. Epoch milliseconds.
  DROP TABLE histories;
  CREATE TABLE own_posts (
    identity TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, met_at INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (identity, id)
  ) STRICT;
  CREATE INDEX own_posts_by_time ON own_posts (identity, at);
  CREATE TABLE own_post_records (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  `,
  `
  -- Direct messages of this person's own: being written, and confirmed. What others wrote to them is never kept.
  CREATE TABLE message_drafts (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  CREATE TABLE message_outbox (id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT;
  `,
];
