/**
 * What a policy key can hold. Plain data: the schema, the pages and the templates of every system are made from it, and pages
 * read it without zod.
 */
export type PolicyType =
  /** The version of the policy itself. */
  | { readonly kind: 'version' }
  | { readonly kind: 'wholeNumber'; readonly least: number; readonly most: number; readonly unit: Unit }
  /** The words say what each means on a screen. */
  | { readonly kind: 'trueOrFalse'; readonly yes: string; readonly no: string }
  /** Each value with its words on a screen, from the loosest to the strictest where one is stricter. */
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, string>> }
  | TextType
  | { readonly kind: 'list'; readonly of: TextType | ChoiceItem; readonly most: number; readonly empty: string }
  | { readonly kind: 'workingHours' }
  /** Names of checks or findings, each with the least level of what they find. */
  | { readonly kind: 'levels' };

export type Unit = 'minute' | 'second' | 'day' | 'percent';

export interface TextType {
  readonly kind: 'text';
  /** The whole text; without flags, as JSON schemas and `.mobileconfig` manifests take it. */
  readonly pattern: string;
  /** Characters (UTF-16). */
  readonly most: number;
  /** Completes "must be", for one and in a list. */
  readonly one: string;
  readonly several: string;
}

/** One of some words, in a list. */
export interface ChoiceItem {
  readonly kind: 'choice';
  readonly choices: Readonly<Record<string, string>>;
}

/**
 * Which of two values is stricter, so that a person can tighten a key and never loosen it.
 * `it`: neither is; only IT says it. `inOrder`: as its choices are listed. `more`: lists are joined. `fewer`: only what both
 * lists hold; nothing set is every one. `raised`: the higher level of each name.
 */
export type Tighter = 'it' | 'smaller' | 'larger' | 'yes' | 'no' | 'inOrder' | 'more' | 'fewer' | 'raised';

interface KeyWords {
  /** A rule's name on screens and in administrators' tools. */
  readonly label: string;
  /** The first version of Hatcheck that knows it. */
  readonly since: string;
  /** One sentence, plain text: what it does. */
  readonly help: string;
  /** What the reference page says beside it; Markdown. */
  readonly more?: string;
  readonly tighter: Tighter;
  /** A value for the samples, where the preset says too little. */
  readonly example?: unknown;
  /** The words on a screen where it is not set and has no preset. */
  readonly unset?: string;
}

/** One policy key; `preset` holds where no policy sets it. */
export type PolicyKey = KeyWords &
  (
    | { readonly type: Extract<PolicyType, { kind: 'version' | 'workingHours' }> }
    | { readonly type: Extract<PolicyType, { kind: 'wholeNumber' }>; readonly preset: number }
    | { readonly type: Extract<PolicyType, { kind: 'trueOrFalse' }>; readonly preset: boolean }
    | { readonly type: Extract<PolicyType, { kind: 'choice' | 'text' }>; readonly preset?: string }
    | { readonly type: Extract<PolicyType, { kind: 'list' }>; readonly preset?: readonly string[] }
    | { readonly type: Extract<PolicyType, { kind: 'levels' }>; readonly preset: Readonly<Record<string, never>> }
  );
export type PolicyKeys = Readonly<Record<string, PolicyKey>>;

export interface WorkingHoursValue {
  /** IANA name. */
  readonly TimeZone: string;
  readonly Days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  /** `HH:MM` of a 24-hour day. */
  readonly From: string;
  readonly To: string;
}

/** The TypeScript type of what a key holds. */
export type ValueOf<Type> = Type extends { readonly kind: 'version' }
  ? 1
  : Type extends { readonly kind: 'wholeNumber' }
    ? number
    : Type extends { readonly kind: 'trueOrFalse' }
      ? boolean
      : Type extends { readonly kind: 'choice'; readonly choices: infer Choices }
        ? keyof Choices & string
        : Type extends { readonly kind: 'text' }
          ? string
          : Type extends { readonly kind: 'list'; readonly of: infer Item }
            ? readonly ValueOf<Item>[]
            : Type extends { readonly kind: 'workingHours' }
              ? WorkingHoursValue
              : Readonly<Record<string, 'info' | 'caution' | 'stop'>>;
