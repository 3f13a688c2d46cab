import { spread } from '../learn/hash.ts';
import type { SparseVector } from '../learn/sparse-vector.ts';

/**
 * Collects hashed features, each place once with its greatest value, in a table with open addressing:
 * several times as fast as a Map, and the pulse reads ten thousand mentions a second.
 */
export class FeatureSheet {
  readonly #mask: number;
  #slots = new Int32Array(2048).fill(-1);
  readonly #places: number[] = [];
  readonly #values: number[] = [];

  constructor(bits: number) {
    this.#mask = 2 ** bits - 1;
  }

  add(hash: number, value: number): void {
    const place = spread(hash) & this.#mask;
    const slot = this.#slotOf(place);
    const index = this.#slots[slot] ?? -1;
    if (index >= 0) {
      if ((this.#values[index] ?? 0) < value) this.#values[index] = value;
      return;
    }
    this.#slots[slot] = this.#places.length;
    this.#places.push(place);
    this.#values.push(value);
    if (this.#places.length * 2 > this.#slots.length) this.#grow();
  }

  /** A vector of length 1; empty where nothing was added. */
  toVector(): SparseVector {
    const places = new Int32Array(this.#places);
    const values = new Float32Array(this.#values);
    let squares = 0;
    for (const value of values) squares += value * value;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) * scale;
    return { places, values };
  }

  /** Where the place is, or the free slot where it belongs. */
  #slotOf(place: number): number {
    const last = this.#slots.length - 1;
    let slot = place & last;
    for (;;) {
      const index = this.#slots[slot] ?? -1;
      if (index < 0 || this.#places[index] === place) return slot;
      slot = (slot + 1) & last;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 4).fill(-1);
    for (const [index, place] of this.#places.entries()) this.#slots[this.#slotOf(place)] = index;
  }
}
