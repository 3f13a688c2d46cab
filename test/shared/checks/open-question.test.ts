import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckContext, PulseReading } from '../../../shared/checks/check.ts';
import { findOpenQuestion, openQuestionCheck } from '../../../shared/checks/open-question.ts';
import { plainContext } from '../../../shared/checks/plain-context.ts';
import { runChecks } from '../../../shared/checks/run-checks.ts';
import type { Draft } from '../../../shared/post.ts';
import { graphemeLimits } from '../../../shared/posting-limits.ts';
import { draftOf, goodWorld, identityOf } from '../guard/world.ts';

const identity = { ...identityOf(goodWorld), kind: 'brand' as const };
const angry: PulseReading = { negative: 0.62, low: 0.55, high: 0.69, mentions: 300, at: 0 };

const contextWith = (more: Partial<CheckContext>): CheckContext => ({
  identity,
  limits: graphemeLimits({ maxLength: 300, maxBytes: 3000, maxImages: 4 }),
  ...plainContext,
  networkName: 'Bluesky',
  pulse: angry,
  ...more,
});
const post = (text: string, more: Partial<Draft> = {}): Draft =>
  draftOf(identity.id, { parts: [{ text, images: [], card: null }], ...more });
const findings = (text: string, more: Partial<CheckContext> = {}) => runChecks(post(text), contextWith(more), [openQuestionCheck]);

const open = [
  'Ask me anything: our founder is here at 3 pm.',
  'We are hosting an AMA tonight.',
  'What would you ask a banker? Tweet a Q using #AskAcme',
  'Got questions? Ask us!',
  'What do you really think of us?',
  'Tell us your story with #AcmeStories',
  'Send us your toughest questions',
  'Live Q&A with our founder tomorrow. Use #AcmeTalk',
  'Do you have a photo with one of us? Tweet us & tag it #OurAcme',
  'How are we doing?',
  'Stellt uns eure Fragen!',
  '¡Pregúntanos! Hoy a las cinco.',
];

const ordinary = [
  'Who needs coffee this morning?',
  'Ready for summer?',
  'Ever wondered why the sky is blue? Read on.',
  'Guess who is back?',
  'Ask your doctor whether it is right for you.',
  'She asked us for a new colour, and here it is.',
  'No questions asked: bring it back within 30 days.',
  'The AMA published new guidance on sleep.',
  'Everyone is #asking for it',
  'Share your order number with our team in the shop.',
  'Wie war euer Wochenende?',
  '¿Listos para el verano?',
  '夏の準備はできましたか？',
  '☀️🏖️🍦❓',
];

describe('an open question', () => {
  it.each(open)('is found in "%s"', (text) => {
    expect(findings(text)).toMatchObject([{ check: 'open-question', level: 'caution' }]);
  });

  it.each(ordinary)('is not found in "%s"', (text) => {
    expect(findOpenQuestion(text)).toBeNull();
  });

  it('names the share, its interval and the limit where the audience is angry', () => {
    const [finding] = findings('Hello. Ask us anything now');
    expect(finding?.why).toBe('This asks everybody, and 62% (55%–69%) of 300 mentions are negative; the limit is 30%.');
    expect('Hello. Ask us anything now'.slice(finding?.start ?? 0, finding?.end ?? 0)).toBe('Ask us anything');
  });

  it('says otherwise where the interval lies on both sides of the limit', () => {
    const [finding] = findings('Ask us anything', { pulse: { ...angry, negative: 0.28, low: 0.22, high: 0.35 } });
    expect(finding).toMatchObject({ level: 'caution' });
    expect(finding?.why).toContain('on either side of the limit of 30%: 22%–35%');
  });

  it('is welcome where the audience is not angry', () => {
    expect(findings('Ask us anything', { pulse: { ...angry, negative: 0.1, low: 0.06, high: 0.15 } })).toEqual([]);
  });

  it('only advises a look where nothing is known', () => {
    expect(findings('Ask us anything', { pulse: null })).toMatchObject([{ level: 'info', todo: 'Look at the audience first.' }]);
    expect(findings('Ask us anything', { pulse: { ...angry, mentions: 0 } })).toMatchObject([{ level: 'info' }]);
  });

  it('is stopped where policy says so', () => {
    const rules = { ...plainContext.rules, levels: { 'open-question': 'stop' as const } };
    expect(findings('Ask us anything', { rules })).toMatchObject([{ level: 'stop' }]);
  });

  it('is a person’s own business, and no matter of direct messages, replies and passed-on words', () => {
    expect(findings('Ask me anything', { identity: { ...identity, kind: 'personal' } })).toEqual([]);
    expect(findings('Ask me anything', { reader: { kind: 'direct-message', to: ['a'], known: [] } })).toEqual([]);
    expect(findings('@sam ask us anything')).toEqual([]);
    const replyTo = { uri: 'u', cid: 'c', rootUri: 'u', rootCid: 'c', authorHandle: 'sam.example', text: 'hello' };
    expect(runChecks(post('Ask us anything', { replyTo }), contextWith({}), [openQuestionCheck])).toEqual([]);
  });

  it('points into the text, whatever the text', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constantFrom(...open));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const text = pieces.join(' ');
        const place = findOpenQuestion(text);
        if (place === null) return;
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeGreaterThan(place.start);
        expect(place.end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
