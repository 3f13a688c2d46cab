import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Act, acts } from '../../../renderer/drill/drill.ts';
import { answer, atStart, begin, goOn, isMistake, type Play, scoreOf } from '../../../renderer/drill/drill-play.ts';
import { findingName, rightActs, scoreWords, verdictWords } from '../../../renderer/drill/drill-words.ts';
import { drills } from '../../../renderer/drill/drills.ts';

const anyAct = fc.constantFrom(...acts);
const anyAnswers = fc.array(anyAct, { minLength: drills.length, maxLength: drills.length });

function playedThrough(answers: readonly Act[]): Play {
  return answers.reduce<Play>((play, act) => goOn(answer(play, act), drills.length), begin());
}

describe('the course of a drill', () => {
  it('asks every scene once and then ends', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        expect(playedThrough(answers)).toEqual({ kind: 'end', answers });
      }),
    );
  });

  it('takes one answer to a scene, whatever is pressed', () => {
    type Press = Act | 'on';
    fc.assert(
      fc.property(fc.array(fc.oneof(anyAct, fc.constant('on' as const)), { maxLength: 40 }), (presses: readonly Press[]) => {
        const end = presses.reduce<Play>((play, press) => (press === 'on' ? goOn(play, drills.length) : answer(play, press)), begin());
        if (end.kind === 'start') throw new Error('A press leads nowhere but on.');
        expect(end.answers.length).toBeLessThanOrEqual(drills.length);
        if (end.kind === 'end') expect(end.answers).toHaveLength(drills.length);
        if (end.kind === 'asked') expect(end.answers.length).toBeLessThan(drills.length);
      }),
    );
  });

  it('does nothing before it has begun', () => {
    expect(goOn(answer(atStart, 'post'), drills.length)).toEqual(atStart);
  });
});

describe('how a person did', () => {
  it('counts what was right, scene by scene', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const score = scoreOf(drills, answers);
        const right = answers.filter((act, index) => drills[index]?.choices[act].right).length;
        expect(score.caught + score.letGo).toBe(right);
        expect(score.mistakes).toBe(drills.filter(isMistake).length);
        expect(score.mistakes + score.harmless).toBe(drills.length);
      }),
    );
  });

  it('is told in words', () => {
    const score = { caught: 6, mistakes: 8, letGo: 1, harmless: 1 };
    expect(scoreWords(score)).toBe('You caught 6 of 8, and posted what was fine.');
    expect(scoreWords({ ...score, letGo: 0 })).toBe('You caught 6 of 8, and held back something that was fine.');
    expect(scoreWords({ ...score, letGo: 0, harmless: 0 })).toBe('You caught 6 of 8.');
  });

  it('posting everything catches nothing, and posting nothing is not right either', () => {
    const all = (act: Act) => scoreOf(drills, Array<Act>(drills.length).fill(act));
    expect(all('post')).toMatchObject({ caught: 0, letGo: 1 });
    expect(all('discard')).toMatchObject({ caught: 8, letGo: 0 });
  });
});

describe('words', () => {
  const find = (id: string) => {
    const drill = drills.find((one) => one.id === id);
    if (drill === undefined) throw new Error(`There is no drill ${id}.`);
    return drill;
  };

  it('say how an answer turned out', () => {
    const beer = find('late-beer');
    expect(verdictWords(beer, beer.choices.switch)).toBe('Caught');
    expect(verdictWords(beer, beer.choices.post)).toBe('Not caught');
    const fine = find('owning-up');
    expect(verdictWords(fine, fine.choices.post)).toBe('Rightly posted');
    expect(verdictWords(fine, fine.choices.keep)).toBe('Nothing was wrong with it');
  });

  it('say what would have been right', () => {
    expect(rightActs(find('late-beer'))).toBe('Switch account, or Don’t post');
    expect(rightActs(find('owning-up'))).toBe('Post as shown');
  });

  it('name a check', () => {
    expect(findingName('new-hashtag')).toBe('New hashtag');
    expect(findingName('looks-like-dm')).toBe('Looks like a direct message');
  });
});
