/** Features of a text: places in a table of 2^bits, each once, with their values. */
export interface SparseVector {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** Collects features under their hashed names, sums what falls together, and gives a vector of length 1. */
export class FeatureBag {
  readonly #mask: number;
  readonly #sums = new Map<number, number>();

  constructor(bits: number) {
    this.#mask = 2 ** bits - 1;
  }

  add(hash: number, value = 1): void {
    const place = hash & this.#mask;
    this.#sums.set(place, (this.#sums.get(place) ?? 0) + value);
  }

  /** L2-normalised after `damp` (by default sublinear counts, 1 + ln n); an empty bag gives an empty vector. */
  toVector(damp: (count: number) => number = sublinear): SparseVector {
    const places = Int32Array.from(this.#sums.keys());
    const values = Float32Array.from(this.#sums.values(), damp);
    let squares = 0;
    for (const value of values) squares += value * value;
    if (squares > 0) {
      const scale = 1 / Math.sqrt(squares);
      for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) * scale;
    }
    return { places, values };
  }
}

function sublinear(count: number): number {
  return count > 1 ? 1 + Math.log(count) : count;
}

/** The inner product with a table of weights. */
export function dot(weights: ArrayLike<number>, { places, values }: SparseVector): number {
  let sum = 0;
  for (let at = 0; at < places.length; at += 1) sum += (weights[places[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}
