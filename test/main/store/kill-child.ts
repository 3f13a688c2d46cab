import { writeSync } from 'node:fs';
import { draft, entry, opened } from './samples.ts';

/** Writes for ever, and says each change on stdout once the store acknowledged it. Ends by being killed. */
const [path = '', round = ''] = process.argv.slice(2);
const store = opened(path);
for (let count = 0; ; count += 1) {
  const id = `${round}-${count}`;
  const text = `${id} ${'x'.repeat((count * 997) % 5000)}`;
  await store.saveDraft(draft(id, text));
  writeSync(1, `draft ${id}\n`);
  if (count % 3 !== 0) continue;
  const other = entry(`other-${id}`, draft(`other-${id}`, text));
  await store.saveOutbox(entry(`entry-${id}`, draft(id, text)), id, [other]);
  writeSync(1, `outbox ${id}\n`);
}
