import { dot, type SparseVector } from './sparse-vector.ts';

/** One table of weights and one bias per class; the softmax of their scores are probabilities. */
export interface MultinomialModel {
  readonly weights: readonly Float32Array[];
  readonly biases: readonly number[];
}

export interface MultinomialExample {
  readonly features: SparseVector;
  /** Which class, from 0. */
  readonly label: number;
  /** How much it counts; 1 is usual. */
  readonly weight: number;
}

export interface MultinomialOptions {
  readonly classes: number;
  readonly bits: number;
  readonly epochs: number;
  /** Step of AdaGrad, for example 0.3. */
  readonly rate: number;
  /** Pull towards zero per step, for example 1e-4. */
  readonly decay: number;
  /** 0..1 at random, seeded by the caller so that training can be repeated. */
  readonly random: () => number;
}

/** Probabilities of scores: non-negative, sum 1. */
export function softmax(scores: readonly number[]): readonly number[] {
  const largest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

export function scoresOf({ weights, biases }: MultinomialModel, features: SparseVector): readonly number[] {
  return weights.map((table, place) => (biases[place] ?? 0) + dot(table, features));
}

/** What is learned for one class, and the sum of it over the epochs that count. */
interface ClassState {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly sums: Float32Array;
  bias: number;
  biasSquares: number;
  biasSum: number;
}

/**
 * Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011, JMLR 12:2121), one example at a time;
 * the answer is the mean of the weights after each epoch of the second half, which varies less than the last.
 */
export function trainMultinomial(examples: readonly MultinomialExample[], options: MultinomialOptions): MultinomialModel {
  const states = Array.from({ length: options.classes }, () => newState(2 ** options.bits));
  const order = examples.map((_, place) => place);
  let counted = 0;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, options.random);
    for (const place of order) {
      const example = examples[place];
      if (example !== undefined) learn(states, example, options);
    }
    if (epoch < options.epochs / 2 && epoch + 1 < options.epochs) continue;
    counted += 1;
    for (const state of states) addToSums(state);
  }
  return {
    weights: states.map(({ sums }) => sums.map((sum) => sum / counted)),
    biases: states.map(({ biasSum }) => biasSum / counted),
  };
}

function newState(size: number): ClassState {
  const squares = new Float32Array(size).fill(1e-6);
  return { weights: new Float32Array(size), squares, sums: new Float32Array(size), bias: 0, biasSquares: 1e-6, biasSum: 0 };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}

function learn(states: readonly ClassState[], example: MultinomialExample, { rate, decay }: MultinomialOptions): void {
  const chances = softmax(states.map(({ weights, bias }) => bias + dot(weights, example.features)));
  for (const [place, state] of states.entries()) {
    const slope = ((chances[place] ?? 0) - (place === example.label ? 1 : 0)) * example.weight;
    step(state, example.features, slope, rate, decay);
    state.biasSquares += slope * slope;
    state.bias -= (rate * slope) / Math.sqrt(state.biasSquares);
  }
}

function step({ weights, squares }: ClassState, { places, values }: SparseVector, slope: number, rate: number, decay: number): void {
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const held = weights[place] ?? 0;
    const gradient = slope * (values[index] ?? 0) + decay * held;
    const seen = (squares[place] ?? 0) + gradient * gradient;
    squares[place] = seen;
    weights[place] = held - (rate * gradient) / Math.sqrt(seen);
  }
}

function addToSums(state: ClassState): void {
  for (let place = 0; place < state.sums.length; place += 1) {
    state.sums[place] = (state.sums[place] ?? 0) + (state.weights[place] ?? 0);
  }
  state.biasSum += state.bias;
}
