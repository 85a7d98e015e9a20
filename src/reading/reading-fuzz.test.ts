import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { civilDay } from '../kernel/index.ts';
import { createReader } from './reader.ts';
import { sampleLexicon } from './sample-lexicon.ts';
import type { Reader, Reading } from './types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

function read(text: string): Reading {
  return reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: civilDay('2025-11-07'),
    referenceFrom: 'given',
  }).items;
}

/** Every offset lies inside of the text, rows are in order, and what is told as text stands there. */
function expectSound(text: string, reading: Reading): void {
  const { sentences, days, times, quotes, mentions } = reading;
  for (const row of [sentences, days, times, quotes]) {
    let from = 0;
    for (const { start, end } of row) {
      expect(start).toBeGreaterThanOrEqual(from);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      from = start;
    }
  }
  for (const sentence of sentences) {
    let reached = sentence.start;
    for (const token of sentence.tokens) {
      expect(token.start).toBeGreaterThanOrEqual(reached);
      expect(token.end).toBeLessThanOrEqual(sentence.end);
      expect(text.slice(token.start, token.end)).toBe(token.text);
      reached = token.end;
    }
  }
  for (const day of days) expect(text.slice(day.start, day.end)).toBe(day.text);
  for (const quote of quotes) {
    const home = sentences[quote.sentence];
    expect(home !== undefined && home.start <= quote.start && quote.start < home.end).toBe(true);
    if (quote.speaker !== null) expect(mentions[quote.speaker]).toBeDefined();
  }
}

const bytes = fc
  .uint8Array({ maxLength: 400 })
  .map((array) => new TextDecoder('utf-8').decode(array));
const text = fc.string({ unit: 'binary', maxLength: 300 });
/** Pieces that the rules of days, sentences and quotations look for, thrown together. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...'“ ” " « » „ ‘ ’ \' . ! ? … , : ; ( ) - – / \n \n\n'.split(' '),
      ...'1. (b) Mr. U.S. p.m. Nov. St. Inc. Vol. II'.split(' '),
      ...'said told according to that Donald Trump Sweden he it asked as saying quoted by'.split(
        ' ',
      ),
      ...'May 5 11/7 2025-03 1998 the 18th week of next Monday month year quarter half end'.split(
        ' ',
      ),
      ...'from between and until Good Friday Eid al-Fitr 3rd first last two weeks ago'.split(' '),
      '\u{1F600}',
      'e\u0301',
      '½',
      '\u0000',
      '\uD83D',
      '\u2028',
      'ﬁ',
      'İ',
    ),
    { maxLength: 40 },
  )
  .chain((words) => fc.constantFrom('', ' ').map((glue) => words.join(glue)));

test.each([
  ['bytes', bytes],
  ['strings', text],
  ['pieces of sentences', pieces],
] as const)('days, sentences and quotations of any %s are sound', (_, given) => {
  fc.assert(
    fc.property(given, (words) => expectSound(words, read(words))),
    { numRuns: 120 },
  );
});

/** Longest time for a text of a million characters, in milliseconds: many times what a machine at rest takes. */
const BUDGET_MS = 60_000;
const MILLION = 1_000_000;
const HOSTILE: readonly (readonly [string, string])[] = [
  ['marks of quotation', '“'],
  ['quotations of one letter', '"a" '],
  ['numbered lists', '1. '],
  ['numbers and marks', '1/2-'],
  ['months', 'May 5, '],
  ['ends of ends', 'the end of the '],
];

function expectInTime(words: string): void {
  const startedAt = performance.now();
  const { sentences } = read(words);
  expect(performance.now() - startedAt).toBeLessThan(BUDGET_MS);
  expect(sentences.at(-1)?.end ?? 0).toBeLessThanOrEqual(words.length);
}

test.each(HOSTILE)(
  'a million characters of %s end in time',
  (_, unit) => {
    expectInTime(unit.repeat(Math.ceil(MILLION / unit.length)));
  },
  120_000,
);

test('quotations that never close, over thousands of paragraphs, end in time', () => {
  expectInTime('“a said\n\n'.repeat(4_000));
}, 120_000);
