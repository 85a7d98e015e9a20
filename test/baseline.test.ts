import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { decisionsOf } from '../gate/ledgers/decisions.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { type AccordEntry, boundsOf, type Lexicon, type PartyEntry } from '../src/kernel/index.ts';

/** What the baseline that ships promises to hold. The days themselves are held by `npm run baseline:check`. */

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadLexicon();
});

const LEXICON = new URL('../lexicon/', import.meta.url);

function hasDay({ since, signed, consented }: PartyEntry): boolean {
  return since !== null || signed !== null || consented !== undefined;
}

/** Members and parties, not those who stand outside, applied, or are in talks. */
function insiders({ parties }: AccordEntry): PartyEntry[] {
  const outside = new Set([
    'none',
    'interest',
    'applied',
    'candidate',
    'negotiating',
    'declined',
    'signed',
  ]);
  return parties.filter(({ stage }) => !outside.has(stage));
}

describe('the baseline', () => {
  it('holds at least 150 accords and organisations with kind, days and sectors', () => {
    const dated = lexicon.accords.filter(
      ({ adopted, signed, inForce, sectors }) =>
        (adopted ?? signed ?? inForce) !== null && sectors.length > 0,
    );
    expect(dated.length).toBeGreaterThanOrEqual(400);
  });

  it('says for at least 150 of them what entry into force needs, for 125 who keeps them', () => {
    const { accords } = lexicon;
    expect(
      accords.filter((accord) => accord.entryIntoForce !== null).length,
    ).toBeGreaterThanOrEqual(150);
    expect(accords.filter((accord) => accord.depositary.length > 0).length).toBeGreaterThanOrEqual(
      125,
    );
    expect(accords.filter((accord) => accord.inForce !== null).length).toBeGreaterThanOrEqual(200);
  });

  it.each([
    ['universal', 25],
    ['regional-organisations', 60],
    ['security-and-arms', 50],
    ['trade-and-economy', 45],
    ['environment', 30],
    ['human-rights', 20],
    ['law-of-war', 10],
    ['space', 8],
    ['normalisation', 15],
    ['mediation-formats', 20],
  ])('covers %s with at least %i', async (file, least) => {
    const text = await readFile(new URL(`accords/${file}.yaml`, LEXICON), 'utf8');
    expect((text.match(/^ {2}- id: /gm) ?? []).length).toBeGreaterThanOrEqual(least);
  });

  it('holds for at least 60 accords of three or more all parties, nine in ten of them with a day', () => {
    const whole = lexicon.accords.filter((accord) => {
      const own = insiders(accord);
      return (
        accord.partiesComplete && own.length >= 3 && own.filter(hasDay).length >= 0.9 * own.length
      );
    });
    expect(whole.length).toBeGreaterThanOrEqual(95);
  });

  it.each([
    ['un', 193],
    ['wto', 166],
    ['rome-statute', 125],
    ['paris-agreement', 194],
    ['osce', 57],
    ['oic', 57],
    ['council-of-europe', 46],
    ['echr', 46],
    ['nato', 32],
    ['antarctic-treaty', 58],
  ])('%s has %i members or parties', (id, count) => {
    const accord = lexicon.accords.find((one) => one.id === id);
    const own =
      accord === undefined ? [] : insiders(accord).filter(({ stage }) => stage !== 'withdrawn');
    expect(own).toHaveLength(count);
  });

  it('has no step before the accord, and no consent before a signature', () => {
    const wrong = lexicon.accords.flatMap((accord) =>
      accord.parties.flatMap(({ state, since, signed, consented }) => {
        const first = (day: typeof since | undefined) => (day == null ? null : boundsOf(day).last);
        const [bound, pen, deed] = [first(since), first(signed), first(consented)];
        const isWrong = pen !== null && deed !== null && deed < pen;
        const isEarly = bound !== null && deed !== null && bound < deed.slice(0, 4);
        return isWrong || isEarly ? [`${accord.id}/${state}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('holds the relations of states in the news, most with since when, and known absences', () => {
    const { relations } = lexicon;
    expect(relations.length).toBeGreaterThanOrEqual(500);
    expect(relations.filter(({ since }) => since !== null).length).toBeGreaterThanOrEqual(440);
    expect(relations.filter(({ state }) => state === 'none').length).toBeGreaterThanOrEqual(60);
    const count = (code: string) => relations.filter(({ a, b }) => a === code || b === code).length;
    for (const code of ['USA', 'CHN', 'RUS', 'ISR', 'IRN', 'PSE']) {
      expect({ code, isMany: count(code) >= 15 }).toEqual({ code, isMany: true });
    }
  });

  it('says in every file what it rests on and up to which day it knows', async () => {
    const names = await readdir(LEXICON, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.yaml'))) {
      const text = await readFile(new URL(name, LEXICON), 'utf8');
      expect(text, name).toMatch(/^asOf: /m);
      expect(text, name).toMatch(/^basis: /m);
    }
  });

  it('has decisions only about days that it holds', async () => {
    const decisions = decisionsOf(
      await readFile(new URL('BASELINE-DECISIONS.md', LEXICON), 'utf8'),
    );
    expect(decisions.size).toBeGreaterThan(0);
    for (const [key, { day }] of decisions) {
      const [id, state] = key.split('/');
      const party = lexicon.accords
        .find((one) => one.id === id)
        ?.parties.find((one) => one.state === state);
      const days = [party?.since, party?.signed, party?.consented];
      expect({ key, isHeld: days.includes(day as PartyEntry['since']) }).toEqual({
        key,
        isHeld: true,
      });
    }
  });
});
