import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check, CheckContext, Moment, PulseReading } from '../../../shared/checks/check.ts';
import { confidentialCheck } from '../../../shared/checks/confidential.ts';
import { momentCheck } from '../../../shared/checks/moment.ts';
import { offensiveCheck } from '../../../shared/checks/offensive.ts';
import { openQuestionCheck } from '../../../shared/checks/open-question.ts';
import { reachableCheck } from '../../../shared/checks/reachable.ts';
import { textCheck } from '../../../shared/checks/text-check.ts';
import { tragedyCheck } from '../../../shared/checks/tragedy.ts';
import type { Unreachable } from '../../../shared/reach.ts';
import { goodWorld, identityOf } from '../guard/world.ts';
import { look, nobody } from './look.ts';
import { shippedModels } from './shipped-models.ts';

const brand = { ...identityOf({ ...goodWorld, who: 'brand' }), handle: 'acme.example' };
const habits = { words: new Set(['the']), hashtags: new Set<string>() };
const asBrand: CheckContext = { ...nobody, identity: brand, habits };
const idsOf = (check: Check, text: string, context: CheckContext) => look(check, text, context).map(({ id }) => id);

describe('what one acknowledgement covers (law 7)', () => {
  it('is one caution: other reasons or another level for the same words ask again', () => {
    const said = fc.record({ why: fc.string(), level: fc.constantFrom('info' as const, 'caution' as const, 'stop' as const) });
    const idFor = ({ why, level }: { why: string; level: 'info' | 'caution' | 'stop' }, text: string) =>
      idsOf(
        textCheck('phone', () => [{ type: 'phone', level, start: 0, end: 4, score: 1, why, todo: '' }]),
        text,
        nobody,
      )[0];
    fc.assert(
      fc.property(said, said, fc.string(), (one, other, rest) => {
        const isSame = one.why === other.why && one.level === other.level;
        expect(idFor(one, 'beer') === idFor(other, `beer${rest}`)).toBe(isSame);
      }),
    );
  });

  it('goes by the key of a reason where its words hold changing numbers, and keeps the key to itself', () => {
    const check = (about: string, why: string) =>
      textCheck('phone', () => [{ type: 'phone', level: 'caution', start: 0, end: 4, score: 1, why, todo: '', about }]);
    expect(idsOf(check('high', '30%'), 'beer', nobody)).toEqual(idsOf(check('high', '31%'), 'beer', nobody));
    expect(idsOf(check('high', '30%'), 'beer', nobody)).not.toEqual(idsOf(check('low', '30%'), 'beer', nobody));
    expect(look(check('high', '30%'), 'beer')[0]).not.toHaveProperty('about');
  });

  it('is not a sale beside an event where a word of sympathy was meant', () => {
    const [sympathy] = look(tragedyCheck, 'Our thoughts are with everyone hit by the earthquake today.', asBrand);
    const [sale] = look(tragedyCheck, 'Hit by the earthquake today? Get 50% off in our sale, buy now!', asBrand);
    expect([sympathy?.level, sale?.level]).toEqual(['caution', 'caution']);
    expect(sympathy?.why).not.toBe(sale?.why);
    expect(sympathy?.id).not.toBe(sale?.id);
  });

  it('is one moment, and one text that reads like somebody', () => {
    const calm: Moment = { afterHours: false, weekend: false, firstAfterSwitch: false, justUnlocked: false };
    const whens = ['afterHours', 'weekend', 'firstAfterSwitch', 'justUnlocked'] as const;
    const ids = whens.flatMap((when) => idsOf(momentCheck, 'so much beer', { ...asBrand, moment: { ...calm, [when]: true } }));
    expect(new Set(ids).size).toBe(whens.length);
    const unsure: CheckContext = {
      ...asBrand,
      habits: null,
      moment: { ...calm, weekend: true },
      voice: () => ({ like: null, score: 0.7, threshold: 0.6, sure: false, words: [{ start: 0, end: 2 }] }),
    };
    expect(idsOf(momentCheck, 'so it goes', unsure)).toEqual(idsOf(momentCheck, 'so it goes!', unsure));
    expect(idsOf(momentCheck, 'so it goes', unsure)).not.toEqual(idsOf(momentCheck, 'so I hate them', unsure));
  });

  it('is one text that a model found, whatever words of it are marked, but for a full stop', () => {
    const judged: CheckContext = { ...asBrand, models: shippedModels };
    const insult = 'You are such a stupid idiot, go home';
    const [acknowledged] = idsOf(offensiveCheck, insult, judged);
    expect(acknowledged).toBeDefined();
    expect(idsOf(offensiveCheck, `${insult}.`, judged)).toEqual([acknowledged]);
    fc.assert(
      fc.property(fc.constantFrom('you', 'we all say', '@anna', '#idiots', 'never', '?', '🙂'), fc.boolean(), (more, first) => {
        expect(idsOf(offensiveCheck, first ? `${more} ${insult}` : `${insult} ${more}`, judged)).not.toContain(acknowledged);
      }),
    );
    const secret = 'we close the Lyon plant in May, nobody knows';
    expect(idsOf(confidentialCheck, secret, judged)).toHaveLength(1);
    expect(idsOf(confidentialCheck, `${secret} that we bribed the mayor`, judged)).not.toEqual(idsOf(confidentialCheck, secret, judged));
  });

  it('is what the pulse says, and not its figures', () => {
    const ask = (pulse: Partial<PulseReading> | null) =>
      idsOf(openQuestionCheck, 'Ask us anything! #AskAcme', {
        ...asBrand,
        pulse: pulse === null ? null : { negative: 0.3, low: 0.25, high: 0.35, mentions: 300, at: 0, ...pulse },
      });
    const angry = { negative: 0.8, low: 0.75, high: 0.85 };
    expect(ask(angry)).toEqual(ask({ negative: 0.7, low: 0.6, high: 0.8, mentions: 400 }));
    expect(ask({})).toEqual(ask({ negative: 0.31, mentions: 310 }));
    expect(new Set([...ask(angry), ...ask({}), ...ask(null)]).size).toBe(3);
  });

  it('is one absence and one end of the day, and a low battery at any figure', () => {
    const idFor = (reason: Unreachable) => idsOf(reachableCheck, 'Sale starts now', { ...asBrand, unreachable: [reason] })[0];
    const ids = [
      { kind: 'away' as const, from: 0, until: null },
      { kind: 'away' as const, from: 0, until: 9 },
      { kind: 'away' as const, from: 5, until: 9 },
      { kind: 'day-ends' as const, at: 9 },
      { kind: 'day-ends' as const, at: 10 },
    ].map(idFor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idFor({ kind: 'battery', percent: 4 })).toBe(idFor({ kind: 'battery', percent: 3 }));
  });
});
