/** One component of a mixture of Bernoullis. */
export interface Manner {
  readonly share: number;
  /** Chance of each bit, 0..1. */
  readonly chances: Float64Array;
}

export interface Mixture {
  readonly manners: readonly Manner[];
  /** Of each row, how much it belongs to each manner. */
  readonly belongings: readonly Float64Array[];
}

const rounds = 40;
/** So that no chance is 0 or 1: as if each manner had seen one more row, with this chance of every bit. */
const priorChance = 0.3;

/** Expectation-maximisation from a random start (Dempster, Laird and Rubin 1977). Rows of 0 and 1, all of one length. */
export function findManners(rows: readonly Uint8Array[], count: number, random: () => number): Mixture {
  const bits = rows[0]?.length ?? 0;
  let manners: readonly Manner[] = Array.from({ length: count }, () => ({
    share: 1 / count,
    chances: Float64Array.from({ length: bits }, () => 0.2 + 0.6 * random()),
  }));
  let belongings: readonly Float64Array[] = [];
  for (let round = 0; round < rounds; round += 1) {
    belongings = expect(rows, manners);
    manners = maximise(rows, belongings, count, bits);
  }
  return { manners, belongings };
}

function expect(rows: readonly Uint8Array[], manners: readonly Manner[]): readonly Float64Array[] {
  const logs = manners.map(({ chances }) => ({ yes: chances.map(Math.log), no: chances.map((chance) => Math.log(1 - chance)) }));
  return rows.map((row) => {
    const scores = Float64Array.from(manners, ({ share }, at) => {
      let score = Math.log(share);
      for (let bit = 0; bit < row.length; bit += 1) score += (row[bit] === 1 ? logs[at]?.yes[bit] : logs[at]?.no[bit]) ?? 0;
      return score;
    });
    const top = Math.max(...scores);
    const chances = scores.map((score) => Math.exp(score - top));
    const sum = chances.reduce((total, chance) => total + chance, 0);
    return chances.map((chance) => chance / sum);
  });
}

function maximise(rows: readonly Uint8Array[], belongings: readonly Float64Array[], count: number, bits: number): readonly Manner[] {
  return Array.from({ length: count }, (_, at) => {
    const chances = new Float64Array(bits).fill(priorChance);
    let total = 1;
    rows.forEach((row, index) => {
      const belonging = belongings[index]?.[at] ?? 0;
      total += belonging;
      for (let bit = 0; bit < bits; bit += 1) if (row[bit] === 1) chances[bit] = (chances[bit] ?? 0) + belonging;
    });
    return { share: total / (rows.length + count), chances: chances.map((chance) => chance / total) };
  });
}
