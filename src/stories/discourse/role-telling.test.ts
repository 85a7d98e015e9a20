import { describe, expect, it } from 'vitest';
import type { CivilDay } from '../../kernel/index.ts';
import type { ReadText, ReadUnit } from './discourse-input.ts';
import { SPEAKER_KINDS, speakersOf } from './role-speakers.ts';
import { tellingFeatures, tellingFigures, tellingsOf } from './role-telling.ts';
import { ageFigure, timesOf } from './role-times.ts';

const LEMMAS: Readonly<Record<string, string>> = {
  said: 'say',
  analysts: 'analyst',
  years: 'year',
  months: 'month',
  fishermen: 'fisherman',
  signed: 'sign',
};
const VERBS = new Set(['say', 'sign', 'rise']);
const AUXILIARIES = new Set(['was', 'had', 'will', 'would']);

/** Words as reading would give them, well enough for what is asked here: capitals within a sentence are names. */
function unit(text: string): ReadUnit {
  let start = 0;
  const tokens = (text.match(/[\p{L}\p{N}'’]+|\S/gu) ?? []).map((word, at) => {
    start = text.indexOf(word, start);
    const lower = word.toLowerCase();
    const lemma = LEMMAS[lower] ?? lower;
    const isName = at > 0 && /^\p{Lu}/u.test(word);
    const pos = AUXILIARIES.has(lower)
      ? 'AUX'
      : VERBS.has(lemma)
        ? 'VERB'
        : lower === 'she'
          ? 'PRON'
          : isName
            ? 'PROPN'
            : 'NOUN';
    return { text: word, lower, lemma, pos, start, end: start + word.length };
  });
  return { text, tokens, mentions: [], accords: [], days: [], times: [], quotedShare: 0 };
}

function text(
  sentences: readonly string[],
  day: CivilDay | null = '2025-03-06' as CivilDay,
): ReadText {
  return { headline: unit('Norland signs'), units: sentences.map(unit), referenceDay: day };
}

function agesOf(
  sentence: string,
  day: CivilDay | null = '2025-03-06' as CivilDay,
): readonly number[] {
  return timesOf(text([sentence], day))[0]?.own ?? [];
}

describe('how long ago a sentence plays', () => {
  it.each<[string, readonly number[]]>([
    ['The pact was signed on Thursday.', [2]],
    ['It was signed yesterday.', [1]],
    ['They will meet tomorrow.', [-1]],
    ['Prices rose last year.', [438]],
    ['They signed three years ago.', [1095]],
    ['They signed 12 years ago.', [4380]],
    ['The war began in 1994.', [11_315]],
    ['Talks began in January.', [60]],
    ['They met in November.', [120]],
    ['They meet again next April.', [-30]],
    ['They may sign.', []],
    ['The march went on.', []],
    ['In the 1980s they fought.', [14_600]],
    ['Norland signed.', []],
  ])('%s', (sentence, ages) => {
    expect(agesOf(sentence)).toEqual(ages);
  });

  it('counts from the latest year named where the text has no day, and does not place months then', () => {
    const times = timesOf(text(['In 1994 they fought.', 'In 2014 they met in May.'], null));
    expect(times.map(({ own }) => own)).toEqual([[7300], [60, 75]]);
  });

  it('holds the last time until another is named, and knows the next', () => {
    const times = timesOf(
      text(['They met today.', 'Norland signed.', 'Norland signed.', 'In 1994 they fought.']),
    );
    expect(times.map(({ last }) => last)).toEqual([null, 0, 0, 0]);
    expect(times.map(({ sinceLast }) => sinceLast)).toEqual([0, 1, 2, 3]);
    expect(times.map(({ next }) => next)).toEqual([11_315, 11_315, 11_315, null]);
  });

  it('sets ages on a scale that keeps their order', () => {
    const scale = [-400, -1, 0, 1, 30, 400].map(ageFigure);
    expect(scale).toEqual([...scale].sort((a, b) => a - b));
    expect(ageFigure(null)).toBeLessThan(ageFigure(-36_500));
  });
});

describe('who speaks', () => {
  const speakers = speakersOf(
    [
      'It will rise, said Berg, one of the analysts.',
      'It would rise, she said.',
      'Norland signed.',
      'The minister said no.',
    ].map(unit),
  );

  it('is the nearest noun to the verb of saying, and stays for a pronoun', () => {
    const named = speakers.map(({ own, current }) => [SPEAKER_KINDS[own], SPEAKER_KINDS[current]]);
    expect(named).toEqual([
      ['expert', 'expert'],
      [undefined, 'expert'],
      [undefined, 'expert'],
      ['official', 'official'],
    ]);
  });

  it('tells names, pronouns and nouns apart, and sentences in which no one speaks', () => {
    expect(speakers.map(({ naming }) => naming)).toEqual([1, 0, -1, 2]);
  });
});

describe('telling', () => {
  it('gives as many figures to every sentence, and no features twice', () => {
    const document = text(['', 'In 1994 they fought, said Berg.', '“It was', 'NO VERB']);
    const tellings = tellingsOf(document);
    const sizes = tellings.map((telling, at) => {
      const own = document.units[at] ?? unit('');
      const features = tellingFeatures(own, telling, at);
      expect(new Set(features).size).toBe(features.length);
      return tellingFigures(own, telling).length;
    });
    expect(new Set(sizes).size).toBe(1);
    expect(tellings.map(({ verb }) => verb)).toEqual([-1, -1, 0, -1]);
    expect(tellings.map(({ opens, opened }) => [opens, opened])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [false, true],
    ]);
  });
});
