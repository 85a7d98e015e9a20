import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sinceInWords, whenInWords } from '../../src/briefs/day-words.ts';
import { civilDay, type Edtf, edtf, precisionOf } from '../../src/kernel/index.ts';
import { whenWords } from '../../src/surfaces/cli/text/words.ts';
import { dayWords } from '../../web/text/day-words.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

/* What is known of a year, a month, or as "before", "after" and "about" is kept so from the word to the page (EDTF, ISO 8601-2 level 1). */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const MONTH =
  /January|February|March|April|May|June|July|August|September|October|November|December/;
const DAY_OF_MONTH = new RegExp(`\\b\\d{1,2} (?:and \\d{1,2} )?(?:${MONTH.source})`);

const year = fc.integer({ min: 1950, max: 2025 }).map(String);
const month = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const day = fc
  .tuple(month, fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `${m}-${String(d).padStart(2, '0')}`);
const point = fc.oneof(year, month, day);
const uncertain = fc.oneof(
  fc.tuple(point, fc.constantFrom('', '~', '?')).map(([value, sign]) => value + sign),
  point.map((value) => `../${value}`),
  point.map((value) => `${value}/..`),
  fc
    .tuple(point, point)
    .map(([a, b]) => (a < b ? [a, b] : [b, a]).join('/'))
    .filter((value) => value.slice(0, 4) < (value.split('/')[1] ?? '').slice(0, 4)),
);

/** All the ways in which the surfaces say a day. */
function wordsFor(value: Edtf): string[] {
  return [whenInWords(value), sinceInWords(value), whenWords(value), dayWords(value)];
}

/** How exactly the most exact part of a value says when. */
function finestOf(value: string): string {
  const parts = value.split('/').filter((part) => part !== '..');
  return (
    ['day', 'month', 'year'].find((one) => parts.some((part) => precisionOf(edtf(part)) === one)) ??
    ''
  );
}

/** Ten values, each for a state of its own, as a register and an editor would tell them. */
async function sample() {
  const states = (await desks.lexicon()).states.slice(0, 10);
  const values = fc.sample(uncertain, { numRuns: states.length, seed: 7 });
  return states.map(({ code }, at) => ({ code, value: values[at] ?? '' }));
}

describe('an uncertain day', () => {
  it('goes from a register to page, history, export, rebuild and brief as it is', async () => {
    const told = await sample();
    const folder = await desks.folder();
    const mapping = join(folder, 'lagoons.yaml');
    const path = join(folder, 'lagoons.csv');
    await writeFile(
      mapping,
      'register: lagoons\nasserter: the Lagoon Office\ncolumns:\n  party: who\n  accord: what\n  steps: [{ stage: ratified, on: day }]\nunknownAccords: keep\n',
    );
    await writeFile(
      path,
      [
        'who,what,day',
        ...told.map(({ code, value }) => `${code},Compact on Lagoons,${value}`),
      ].join('\n'),
    );
    const desk = await desks.open();
    const report = await desk.importRegister({
      kind: 'csv',
      path,
      mapping,
      on: civilDay('2026-01-31'),
    });
    expect(report).toMatchObject({ added: told.length, refused: 0 });
    const sinceOf = async () => {
      const { parties } = await desk.accord('x-compact-on-lagoons');
      return parties.map(({ subject, standing }) => `${subject.id} ${standing.since}`).sort();
    };
    const wanted = told.map(({ code, value }) => `${code} ${value}`).sort();
    expect(await sinceOf()).toEqual(wanted);
    await desk.rebuild();
    expect(await sinceOf()).toEqual(wanted);
    const rows = await desk.parties({ accord: 'x-compact-on-lagoons' });
    for (const { code, value } of told) {
      const entry = `party/x-compact-on-lagoons/${code}`;
      const { claims } = await desk.history(entry);
      expect(claims.map(({ claim }) => claim.holds)).toEqual([value]);
      const why = (await desk.explain(entry)).steps.find(({ what }) => what === 'since')?.words;
      expect(why).not.toMatch(/\.\.|~|\d-\d|\//);
      expect(rows.find((row) => row.entry === entry)?.since).toBe(value);
    }
  });

  it('is set by an editor as it is', async () => {
    const desk = await desks.open();
    const told = await sample();
    for (const { code, value } of told)
      await desk.rule({
        ruling: 'set',
        target: `party/escazu-agreement/${code}`,
        values: ['signed', value],
        author: 'A. Editor',
        reason: 'As the archive has it.',
        on: civilDay('2026-01-31'),
      });
    const { parties } = await desk.accord('escazu-agreement');
    for (const { code, value } of told)
      expect(parties.find(({ subject }) => subject.id === code)?.standing.since).toBe(value);
  });

  it('is never said more exactly than it is', () => {
    fc.assert(
      fc.property(uncertain, (text) => {
        const value = edtf(text);
        const finest = finestOf(text);
        for (const words of wordsFor(value)) {
          expect(words).toMatch(/\d{4}/);
          expect(words).not.toMatch(/\.\.|~|\?|\//);
          if (finest === 'year') expect(words).not.toMatch(MONTH);
          if (finest === 'month') expect(words).not.toMatch(DAY_OF_MONTH);
          if (text.endsWith('~')) expect(words).toMatch(/about/);
          if (text.endsWith('?')) expect(words).toMatch(/about|perhaps/);
          if (text.startsWith('..')) expect(words).toMatch(/\bby\b|before|at the latest/);
          if (text.endsWith('..')) expect(words).toMatch(/or later/);
        }
      }),
    );
  });

  it.each([
    ['in 2026', '2026', 'in 2026'],
    ['in May 2026', '2026-05', 'in May 2026'],
    ['on 4 May 2026', '2026-05-04', 'on 4 May 2026'],
    ['before May 2026', '../2026-04', 'before May 2026'],
    ['after April 2026', '2026-05/..', 'in May 2026 or later'],
    ['around 4 May 2026', '2026-05-04~', 'about 4 May 2026'],
  ])('“signed %s” is claimed as %s and told as “%s”', async (words, holds, said) => {
    const desk = await desks.open();
    const text = `Samoa signed the High Seas Treaty ${words}, its foreign ministry said.`;
    await desk.take(
      from([
        draft({
          outlet: 'Lagoon Courier',
          day: '2026-06-20',
          title: 'Samoa signs High Seas Treaty',
          paragraphs: [text],
        }),
      ]),
    );
    const { claims } = await desk.history('party/high-seas-treaty/WSM');
    const own = claims.flatMap(({ claim }) => (claim.dispatch === null ? [] : (claim.holds ?? [])));
    expect(own).toEqual([holds]);
    const [row] = await desk.developments({ limit: 1 });
    const brief = (await desk.brief(row?.id ?? '')).items;
    const texts = brief.sections.happening.sentences.map((one) => one.text).join(' ');
    expect(texts).toContain(said);
  });
});
