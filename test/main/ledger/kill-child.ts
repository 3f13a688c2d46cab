import { writeSync } from 'node:fs';
import { createNodeLedgerDisk } from '../../../main/ledger/node-ledger-disk.ts';
import { event, open } from './entries.ts';

/** Appends for ever, three at a time, and says each number on stdout once the ledger acknowledged it. Ends by being killed. */
const [path = '', boot = ''] = process.argv.slice(2);
const ledger = await open(createNodeLedgerDisk(path), boot);
for (let count = 0; ; count += 3) {
  await Promise.all(
    [count, count + 1, count + 2].map(async (number) => {
      const ref = `${boot}-${number}`;
      const status = await ledger.append(event({ ref }));
      if (status.kind === 'writable') writeSync(1, `${ref}\n`);
      else writeSync(2, `${JSON.stringify(status)}\n`);
    }),
  );
}
