import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
const source = readFileSync(new URL('../../renderer/tokens.css', import.meta.url), 'utf8');

/** The value of a token in a theme, as `#rrggbb`. */
function colour(token: string, theme: Theme): string {
  const declared = new RegExp(`--${token}: ([^;]+);`).exec(source)?.[1];
  if (declared === undefined) throw new Error(`There is no token --${token}.`);
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(declared);
  const value = pair === null ? declared : pair[theme === 'light' ? 1 : 2];
  if (value === undefined || !/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${token} is not a colour: ${declared}`);
  return value;
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const bannerPairs = [
  ['on-colour', 'brand'],
  ['on-colour', 'personal'],
  ['on-colour', 'blocked'],
  ['on-colour', 'blocked-dark'],
  ['ink', 'nobody-soft'],
] as const;
const textPairs = [
  ...['paper', 'ground', 'raised', 'hatch-a', 'hatch-b', 'nobody-soft'].flatMap((ground) => [
    ['ink', ground] as const,
    ['ink2', ground] as const,
  ]),
  ['ink3', 'paper'],
  ['ink3', 'raised'],
  ...['stop', 'caution', 'good', 'info'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['ink', `${tone}-soft`] as const,
    ['ink2', `${tone}-soft`] as const,
  ]),
  ...['brand', 'personal'].flatMap((tone) => [[`${tone}-ink`, `${tone}-soft`] as const, ['ink2', `${tone}-soft`] as const]),
  ['stop', 'paper'],
  ['caution', 'nobody-soft'],
  ['stop', 'nobody-soft'],
] as const;
const shapePairs = [
  ...Array.from({ length: 8 }, (_, index) => [`accent-${index}`, 'raised'] as const),
  ['line-strong', 'paper'],
  ['line-strong', 'raised'],
  ['focus', 'paper'],
] as const;

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  it.each(bannerPairs)('%s on %s in the banner is at least 7:1', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(7);
  });

  it.each(textPairs)('%s on %s is at least 4.5:1', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('%s against %s is at least 3:1', (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
