import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChanceryError } from '../../kernel/index.ts';
import { parseSearch, type SearchNames } from './parse-search.ts';

const NAMES: SearchNames = {
  sectors: [{ id: 'nuclear-energy', name: 'Nuclear energy' }],
  find: async (name, kind) => {
    const key = name.toLowerCase();
    if (kind === 'state' && ['vel', 'velmar'].includes(key)) return { id: 'VEL', name: 'Velmar' };
    return kind === 'accord' && key === 'lake pact' ? { id: 'lake-pact', name: 'Lake Pact' } : null;
  },
};

async function fault(query: string): Promise<ChanceryError> {
  const error: unknown = await parseSearch(query, NAMES).catch((cause: unknown) => cause);
  if (error instanceof ChanceryError) return error;
  throw new Error(`${query} was taken`);
}

describe('a search', () => {
  it('is taken apart into fields, phrases and words', async () => {
    const search = await parseSearch(
      'state:velmar accord:"Lake Pact" stage:"in force" after:2025-10 before:2026 port “free zone”',
      NAMES,
    );
    expect(search).toMatchObject({
      canonical:
        'state:VEL accord:lake-pact stage:in-force after:2025-10 before:2026 port "free zone"',
      states: ['VEL'],
      accords: ['lake-pact'],
      stages: ['in-force'],
      from: '2025-10-01',
      to: '2026-12-31',
      terms: [['port'], ['free', 'zone']],
    });
  });

  it('reads what it wrote as the same search', async () => {
    const first = await parseSearch('sector:"nuclear energy" outlet:"Harbour  Gazette" x', NAMES);
    const again = await parseSearch(first.canonical, NAMES);
    expect(again).toEqual(first);
  });

  it.each([
    ['https://paper.example/a', [['https', 'paper', 'example', 'a']].flat()],
    ['at 10:30', ['at', '10', '30']],
    ['note: signed', ['note', 'signed']],
    ['"state:VEL"', ['state', 'VEL']],
  ])('%s holds no field', async (query, words) => {
    const search = await parseSearch(query, NAMES);
    expect([search.fields, search.terms.flat()]).toEqual([[], words]);
  });

  it.each([
    ['colour:red', 'search.field-unknown', 'state, accord, stage'],
    ['constructor:x', 'search.field-unknown', 'state, accord, stage'],
    ['state:nobody', 'search.value-unknown', 'suggestions'],
    ['stage:sealed', 'search.value-unknown', 'interest, invited'],
    ['sector:x', 'search.value-unknown', 'nuclear-energy'],
    ['after:yesterday', 'search.value-unknown', '2025-11'],
    ['after:2025-13', 'search.value-unknown', '2025-11'],
    ['lang:English', 'search.value-unknown', 'en, fr'],
    ['stage:""', 'search.value-unknown', 'how far'],
  ])('%s is refused, and says what there is', async (query, code, next) => {
    const error = await fault(query);
    expect(error.code).toBe(code);
    expect(error.next).toContain(next);
  });

  it('refuses a text that was pasted in', async () => {
    expect((await fault('word '.repeat(200))).code).toBe('search.too-long');
  });

  it('is read or refused, whatever it is', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc
        .array(
          fc.constantFrom('state', ':', '"', '“', ' ', 'a', '-', '*', 'NEAR(', '\u0000', '\u202e'),
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (query) => {
        try {
          const { canonical } = await parseSearch(query, NAMES);
          expect(canonical.length).toBeLessThan(2_000);
        } catch (error) {
          expect(error).toBeInstanceOf(ChanceryError);
        }
      }),
    );
  });
});
