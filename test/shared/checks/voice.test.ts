import { describe, expect, it } from 'vitest';
import type { CheckContext, Moment, VoiceReading } from '../../../shared/checks/check.ts';
import { momentCheck } from '../../../shared/checks/moment.ts';
import { voiceCheck } from '../../../shared/checks/voice.ts';
import { habitsOfPosts } from '../../../shared/voice/habits-of-posts.ts';
import { judgeWith } from '../../../shared/voice/judge.ts';
import { learnKit } from '../../../shared/voice/learn-kit.ts';
import { goodWorld, identityOf } from '../guard/world.ts';
import { brandPosts, personPosts } from '../voice/made-up-voices.ts';
import { look, nobody, wordsFound } from './look.ts';
import { ordinaryPosts } from './ordinary-posts.ts';

const brand = { ...identityOf({ ...goodWorld, who: 'brand' }), id: 'acme', handle: 'acme.example' };
const person = { ...brand, id: 'anna', handle: 'anna.example', kind: 'personal' as const };
const kit = learnKit(
  [
    { identityId: 'acme', handle: 'acme.example', kind: 'brand', posts: brandPosts(120) },
    { identityId: 'anna', handle: 'anna.example', kind: 'personal', posts: personPosts(120) },
  ],
  null,
);
const asBrand: CheckContext = { ...nobody, identity: brand, voice: judgeWith(kit, 'acme'), habits: habitsOfPosts(brandPosts(120)) };
const asPerson: CheckContext = { ...nobody, identity: person, voice: judgeWith(kit, 'anna') };

/** Late in the evening, about beer, on the account of an aid organisation: the kind of post that guards like this are for. */
const lateBeer = 'ok so me and sam found two more sixpacks of that honey beer haha, we know how to drink #gettingtipsy';

describe('the check of the voice', () => {
  it('says whom it reads like, by which words, and offers to post it as them', () => {
    const [finding, ...rest] = look(voiceCheck, lateBeer, asBrand);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ check: 'voice', level: 'caution', modelled: true, fix: { kind: 'post-as', identityId: 'anna' } });
    expect(finding?.why).toMatch(/^This reads like @anna\.example, and is going to @acme\.example: “.+”\.$/);
    expect(finding?.fix?.label).toBe('Post as @anna.example instead');
    expect(wordsFound(voiceCheck, lateBeer, asBrand)).toHaveLength(1);
  });

  it('works in the other direction', () => {
    const [finding] = look(voiceCheck, 'Join us for our blood drive this Friday. #GiveBack', asPerson);
    expect(finding).toMatchObject({ level: 'caution', fix: { identityId: 'acme' } });
  });

  it('is silent about own words, where it abstains, and where nobody is chosen', () => {
    expect(look(voiceCheck, 'Today we open the shelter team this Friday. #GiveBack', asBrand)).toEqual([]);
    expect(look(voiceCheck, lateBeer, asPerson)).toEqual([]);
    expect(look(voiceCheck, lateBeer, { ...asBrand, voice: null })).toEqual([]);
    expect(look(voiceCheck, lateBeer, { ...asBrand, identity: null })).toEqual([]);
  });

  it('only mentions what it is not sure of, and between two persons', () => {
    const reading: VoiceReading = {
      ...{ like: { identityId: 'anna', handle: 'anna', kind: 'personal' }, score: 0.7, threshold: 0.6, sure: false, words: [] },
    };
    expect(look(voiceCheck, 'so it goes', { ...asBrand, voice: () => reading })).toMatchObject([{ level: 'info', start: null }]);
    expect(look(voiceCheck, 'so it goes', { ...asPerson, voice: () => ({ ...reading, sure: true }) })).toMatchObject([{ level: 'info' }]);
    const [general] = look(voiceCheck, 'so it goes', { ...asBrand, voice: () => ({ ...reading, like: null, sure: true }) });
    expect(general).toMatchObject({ level: 'caution', why: expect.stringContaining('a personal post') });
    expect(general?.fix).toBeUndefined();
  });

  it.each(['German', 'Spanish', 'Japanese', 'French'] as const)(
    'is silent about ordinary posts in %s, which neither writes',
    (language) => {
      expect(ordinaryPosts[language].flatMap((text) => look(voiceCheck, text, asBrand))).toEqual([]);
      expect(ordinaryPosts[language].flatMap((text) => look(voiceCheck, text, asPerson))).toEqual([]);
    },
  );

  it('keeps its id while only punctuation, capitals and spacing change, and asks again about any other words', () => {
    const idOf = (text: string, sure = true) =>
      look(voiceCheck, text, {
        ...asBrand,
        voice: () => ({ like: null, score: 1, threshold: 0, sure, words: [{ start: 0, end: 4 }] }),
      })[0]?.id;
    expect(idOf('beer here')).toBe(idOf('Beer,  here!'));
    expect(idOf('beer here')).not.toBe(idOf('wine here'));
    expect(idOf('lol so tired today')).not.toBe(idOf('lol I hate our customers'));
    expect(idOf('beer here', false)).not.toBe(idOf('beer here', true));
  });
});

const calm: Moment = { afterHours: false, weekend: false, firstAfterSwitch: false, justUnlocked: false };

describe('the check of the moment', () => {
  it.each(['afterHours', 'weekend', 'firstAfterSwitch'] as const)(
    'asks at a risky moment (%s) about what the brand never mentions',
    (when) => {
      const context = { ...asBrand, voice: null, moment: { ...calm, [when]: true } };
      expect(look(momentCheck, lateBeer, context)).toMatchObject([{ check: 'moment', level: 'caution', asksRetype: true }]);
      expect(wordsFound(momentCheck, lateBeer, context)).toEqual(['sixpacks'].filter((word) => word === 'beer').concat('beer'));
    },
  );

  it('is silent in working hours, for persons, and about what the brand lives from', () => {
    expect(look(momentCheck, lateBeer, { ...asBrand, moment: calm })).toEqual([]);
    expect(look(momentCheck, lateBeer, { ...asPerson, moment: { ...calm, afterHours: true } })).toEqual([]);
    const brewery = { hashtags: new Set<string>(), words: new Set(['beer', 'haha']) };
    expect(
      look(momentCheck, 'New beer this Friday', { ...asBrand, habits: brewery, voice: null, moment: { ...calm, afterHours: true } }),
    ).toEqual([]);
  });

  it('asks about a voice it is not sure of; a sure one has its own caution and only wants the handle retyped', () => {
    const reading = { like: null, score: 0.7, threshold: 0.6, words: [] };
    const at = (sure: boolean) => ({ ...asBrand, habits: null, voice: () => ({ ...reading, sure }), moment: { ...calm, weekend: true } });
    expect(look(momentCheck, 'so it goes', at(false))).toMatchObject([{ level: 'caution', asksRetype: true, modelled: true }]);
    expect(look(momentCheck, 'so it goes', at(true))).toMatchObject([{ level: 'info', asksRetype: true }]);
  });

  it('says nothing of ordinary posts after hours where only the topic could', () => {
    const context = { ...asBrand, voice: null, moment: { ...calm, afterHours: true } };
    expect(
      Object.values(ordinaryPosts)
        .flat()
        .flatMap((text) => look(momentCheck, text, context)),
    ).toEqual([]);
  });
});
