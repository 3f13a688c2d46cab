import { dot, type SparseVector } from './sparse-vector.ts';

/** A linear model: score = bias + weights · features; its logistic is a probability. */
export interface LinearModel {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface Example {
  readonly features: SparseVector;
  /** 1 for the class the model finds, 0 for the other. */
  readonly label: 0 | 1;
  /** How much it counts; 1 is usual. */
  readonly weight: number;
}

export interface TrainingOptions {
  readonly bits: number;
  readonly epochs: number;
  /** Step of AdaGrad, for example 0.5. */
  readonly rate: number;
  /** Pull towards zero per step, for example 1e-5. */
  readonly decay: number;
  /** 0..1 at random, seeded by the caller so that training can be repeated. */
  readonly random: () => number;
}

export function logistic(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

export function scoreOf(model: LinearModel, features: SparseVector): number {
  return model.bias + dot(model.weights, features);
}

function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

/** Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011, JMLR 12:2121), one example at a time. */
export function trainLogistic(examples: readonly Example[], options: TrainingOptions): LinearModel {
  const size = 2 ** options.bits;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-8);
  let bias = 0;
  let biasSquares = 1e-8;
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const at of shuffled(examples.length, options.random)) {
      const example = examples[at];
      if (example === undefined) continue;
      const { places, values } = example.features;
      const slope = (logistic(bias + dot(weights, example.features)) - example.label) * example.weight;
      for (let index = 0; index < places.length; index += 1) {
        const place = places[index] ?? 0;
        const held = weights[place] ?? 0;
        const gradient = slope * (values[index] ?? 0) + options.decay * held;
        const seen = (squares[place] ?? 0) + gradient * gradient;
        squares[place] = seen;
        weights[place] = held - (options.rate * gradient) / Math.sqrt(seen);
      }
      biasSquares += slope * slope;
      bias -= (options.rate * slope) / Math.sqrt(biasSquares);
    }
  }
  return { weights, bias };
}
