import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/desk/lexicon/load-lexicon.ts';
import { loadModels, type Models } from '../../src/desk/models.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { createReader, type Reader } from '../../src/reading/index.ts';
import {
  type DiscourseRole,
  discourseRolesOf,
  type RoleOfSentence,
} from '../../src/stories/index.ts';

const TITLE = 'Norland signs fisheries treaty with Sudland';
const SENTENCES: readonly (readonly [DiscourseRole | null, string])[] = [
  [
    'none',
    'FILE PHOTO: The foreign minister of Norland is seen at a news conference, March 3, 2025. REUTERS/A. Name',
  ],
  [
    'main',
    'OSLO (Reuters) - Norland signed a fisheries treaty with Sudland on Thursday, ending a dispute over cod quotas, its foreign ministry said.',
  ],
  [null, 'The two governments had been in talks for eight months.'],
  [
    'evaluation',
    '“This is a good day for everybody who lives from the sea,” said Anna Berg, an analyst at the Institute of the North.',
  ],
  ['evaluation', '“I think it is the best that we could get,” she said.'],
  ['history', 'In 1994, the two countries fought over the same waters and a sailor was killed.'],
  [
    'expectation',
    'The treaty will enter into force next year if both parliaments approve it, and officials expect that quotas could rise.',
  ],
];

let models: Models;
let reader: Reader;

beforeAll(async () => {
  models = await loadModels();
  reader = createReader(await loadLexicon());
});

function rolesOf(title: string, sentences: readonly string[]): RoleOfSentence[] {
  let text = `${title}\n\n`;
  const units = sentences.map((sentence) => {
    const start = text.length;
    text += sentence;
    const unit = { start, end: text.length };
    text += '\n\n';
    return unit;
  });
  const referenceDay = civilDay('2025-03-06');
  const reading = reader.read({
    dispatch: null,
    text,
    titleSpan: { start: 0, end: title.length },
    language: 'en',
    referenceDay,
    referenceFrom: 'published',
  }).items;
  return discourseRolesOf({ text, reading, units, referenceDay }, models.discourse);
}

describe('roles of sentences', () => {
  it('of a plain report are those that a reader would give', () => {
    const said = rolesOf(
      TITLE,
      SENTENCES.map(([, text]) => text),
    );
    for (const [at, [role, text]] of SENTENCES.entries())
      if (role !== null) expect(`${said[at]?.role}: ${text}`).toBe(`${role}: ${text}`);
  });

  it('come with likelihoods that sum to one', () => {
    for (const { likelihoods } of rolesOf(
      TITLE,
      SENTENCES.map(([, text]) => text),
    ))
      expect(likelihoods.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  });

  it('are given to whatever text comes, one a sentence', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60, unit: 'binary' }), { maxLength: 6 }),
        (texts) => {
          expect(rolesOf('A title', texts)).toHaveLength(texts.length);
        },
      ),
      { numRuns: 25 },
    );
  });
});
