import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readVoicePool } from '../../../main/models/voice-pool-file.ts';
import { judgeWith } from '../../../shared/voice/judge.ts';
import { learnKit } from '../../../shared/voice/learn-kit.ts';
import { scoreOfText } from '../../../shared/voice/voice-model.ts';
import { learnAgainstPool } from '../../../shared/voice/voice-pool.ts';
import { brandPosts, personPosts } from './made-up-voices.ts';

const pool = await readVoicePool(resolve(import.meta.dirname, '../../../assets/models/voice-pool.json'));

describe('a brand against people in general', () => {
  const { model, abstains } = learnAgainstPool(brandPosts(150), pool);

  it('finds most posts of a person it knows nothing of, and few of the brand', () => {
    expect(abstains).toBeNull();
    const found = (posts: readonly { text: string }[]) => posts.filter(({ text }) => scoreOfText(model, text) >= model.other.found).length;
    expect(found(personPosts(50, 8))).toBeGreaterThan(40);
    expect(found(brandPosts(50, 7))).toBeLessThan(6);
  });

  it('abstains under 50 posts', () => {
    expect(learnAgainstPool(brandPosts(49), pool).abstains).toContain('49');
  });

  it('is used where no personal account may be read, and names the only one', () => {
    const acme = { identityId: 'acme', handle: 'acme', kind: 'brand' as const, posts: brandPosts(150) };
    const anna = { identityId: 'anna', handle: 'anna', kind: 'personal' as const, posts: [] };
    const text = 'omg i want another beer with sam lol so tired';
    expect(judgeWith(learnKit([acme], pool), 'acme')?.(text)?.like).toBeNull();
    expect(judgeWith(learnKit([acme, anna], pool), 'acme')?.(text)?.like).toMatchObject({ identityId: 'anna' });
    expect(judgeWith(learnKit([acme, anna, { ...anna, identityId: 'ben' }], pool), 'acme')?.(text)?.like).toBeNull();
    expect(learnKit([acme, { ...anna, posts: personPosts(80) }], pool).pairs).toHaveLength(1);
  });
});
