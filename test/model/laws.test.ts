import fc from 'fast-check';
import { describe, it } from 'vitest';
import { guard } from '../../shared/guard.ts';
import { plays } from './actions.ts';
import { playOut } from './player.ts';

const total = Number(process.env.NUM_RUNS ?? 20_000);
const blocks = 4;

describe('the nine laws, over the real modules, with a crash or a change between any two effects', () => {
  for (let block = 1; block <= blocks; block += 1) {
    it(`hold in ${Math.ceil(total / blocks)} plays (${block} of ${blocks})`, { timeout: 600_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(plays, (play) => playOut(play, { guard })),
        { numRuns: Math.ceil(total / blocks) },
      );
    });
  }
});
