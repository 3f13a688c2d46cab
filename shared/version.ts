import lt from 'semver/functions/lt.js';
import parse from 'semver/functions/parse.js';

/**
 * Whether a version is older than the least that IT wants, as Semantic Versioning 2.0.0 orders them (§11): a pre-release is
 * older than what it comes before, and what follows a `+` does not count. What is no version is never new enough; null: IT
 * wants none in particular.
 */
export function isTooOld(version: string, least: string | null): boolean {
  if (least === null) return false;
  const [own, wanted] = [parse(version), parse(least)];
  return own === null || wanted === null || lt(own, wanted);
}
