import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../reader.ts';
import { sampleLexicon } from '../sample-lexicon.ts';
import type { Entity, EntityJudge, Reader } from '../types.ts';

let reader: Reader;
beforeAll(() => {
  reader = createReader(sampleLexicon());
});

const read = (text: string) =>
  reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay: null,
    referenceFrom: 'none',
  }).items;

/** Judges by one feature alone, so that the test knows what it will say. */
function judgeBy(
  scoreOf: (features: ReadonlyMap<string, number>) => [string, number],
): EntityJudge {
  return { words: { mean: () => null }, scores: (features) => new Map([scoreOf(features)]) };
}

function found(text: string, judge: EntityJudge): string[] {
  return reader.entities(text, read(text), judge).map((one) => `${one.text} = ${one.kind}`);
}

describe('entities by a judge', () => {
  const text = 'Karl Brandt of the River Council spoke. The council agreed.';
  it('are the stretches that it finds likely, and no others', () => {
    const judge = judgeBy((f) => [f.has('w0l=karl_brandt') ? 'person' : 'none', 1]);
    expect(found(text, judge)).toEqual(['Karl Brandt = person']);
  });
  it('may hold one another and never cut one another', () => {
    const judge = judgeBy((f) => {
      if (f.has('w0l=the_council')) return ['organisation', 0.9];
      if (f.has('one=river,C')) return ['state', 0.8];
      return [f.has('w0l=brandt_river') ? 'person' : 'none', 0.7];
    });
    expect(found(text, judge)).toEqual([
      'the River Council = organisation',
      'River = state',
      'The council = organisation',
    ]);
  });
  it('see what the rules, the dictionary and the words around say', () => {
    const seen = [...reader.entityCandidates(text, read(text), { mean: () => null })];
    const karl = seen.find(({ start, end }) => text.slice(start, end) === 'Karl Brandt');
    expect([...(karl?.features.keys() ?? [])]).toEqual(
      expect.arrayContaining(['r=person', 'p1=^', 'n1=of', 'sh=CC', 'len=2']),
    );
  });
  it('are those of the rules in a text too long to judge', () => {
    const long = `Karl Brandt spoke. ${'He said so again. '.repeat(12_000)}`;
    expect(
      found(
        long,
        judgeBy(() => ['none', 1]),
      ),
    ).toContain('Karl Brandt = person');
  });
});

function expectInside(text: string, entities: readonly Entity[]): void {
  for (const { start, end, text: words } of entities) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(words);
  }
}

describe('whatever the text', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        'Kazakhstan',
        'the President',
        'al-',
        'Mr.',
        '(EU)',
        'U.S.',
        '’s',
        'of the',
        'Astana',
        'Biden',
        'General',
        '\u202e',
        '\n\n',
        '“',
        'Georgia, Jordan',
        'X'.repeat(60),
        '𝒜𝓈',
        'é́',
      ),
    ),
    { maxLength: 60 },
  );
  it('entities lie inside it and nothing is thrown', () => {
    const all = judgeBy((f) => [f.has('sh=C') ? 'person' : 'organisation', 0.6]);
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join(' ');
        const reading = read(text);
        expectInside(text, reader.entities(text, reading));
        expectInside(text, reader.entities(text, reading, all));
      }),
      { numRuns: 60 },
    );
  });
  it('a phrase gets an answer and nothing is thrown', () => {
    fc.assert(
      fc.property(pieces, fc.option(pieces), (parts, around) => {
        const { country, sector } = reader.resolveActor(
          parts.join(' '),
          null,
          around?.join(' ') ?? null,
        );
        expect(country === null || /^[A-Z]{3}$/.test(country)).toBe(true);
        expect(sector === '' || /^[A-Z]{3}$/.test(sector)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it('a megabyte of capitalised words is answered within the budget of a test', () => {
    const word = (at: number): string => `Word${String.fromCharCode(97 + (at % 26))} Kazakh`;
    const words = Array.from({ length: 80_000 }, (_, at) => word(at)).join(' ');
    const { country } = reader.resolveActor(words, null, words);
    expect(country === null || country === 'KAZ').toBe(true);
    expect(reader.entities(words, { ...read(''), sentences: [] })).toEqual([]);
  });
});
