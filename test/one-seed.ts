import fc from 'fast-check';

/**
 * Properties draw the same values in every run, so that a change lands or not for what it says and not by chance.
 * `HATCHECK_SEED=random` draws others, to look further; a number draws what a failure printed as its seed.
 */
const usual = 20_110_215;
const asked = process.env.HATCHECK_SEED;

if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: asked === undefined ? usual : seedOf(asked) });

function seedOf(text: string): number {
  const seed = Number(text);
  if (Number.isSafeInteger(seed)) return seed;
  throw new Error(`HATCHECK_SEED is "${text}": set it to a whole number, or to random.`);
}
