import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { claimOf } from '../../test/builders/sample-diplomacy.ts';
import {
  civilDay,
  EVIDENCE_CLASSES,
  LEXICON_FILES,
  lexiconFileSchema,
  type Stage,
} from '../kernel/index.ts';
import { stageRank } from './ladders.ts';
import {
  groupingOf,
  parseSet,
  partsOfEntry,
  type Ruling,
  rulingsInEffect,
  underRulings,
} from './rulings.ts';
import { decideStanding } from './standing.ts';
import type { Claim, FactBodies } from './types.ts';

const RULES = lexiconFileSchema(LEXICON_FILES['standing-rules']).parse(
  parse(readFileSync(new URL('../../lexicon/standing-rules.yaml', import.meta.url), 'utf8'), {
    schema: 'core',
  }),
).items;
const ENTRY = 'party/abraham-accords/KAZ';

type Kind = FactBodies['ruling-made']['ruling'];
let seq = 0;

function ruling(
  kind: Kind,
  target: string,
  value: string | null = null,
  day = '2025-12-01',
): Ruling {
  seq += 1;
  const body = { ruling: kind, target, value, author: 'A. Editor', reason: 'It was seen.' };
  return { id: `f-${seq}`, seq, knownDay: civilDay(day), body };
}

function stands(claims: readonly Claim[], rulings: readonly Ruling[], asOf = '2026-12-31'): string {
  const day = civilDay(asOf);
  const known = underRulings(claims, rulingsInEffect(rulings, day));
  const { standing } = decideStanding(ENTRY, known, { rules: RULES, asOf: day });
  return standing === null
    ? 'nothing'
    : `${standing.stage} ${standing.evidenceClass} ${standing.rule}`;
}

const ANNOUNCED = claimOf('announced', 'party', { known: '2025-11-07' });
const JOINED = claimOf('acceded', 'one-origin', { known: '2025-11-08' });

describe('a ruling', () => {
  it('confirms a claim that was too weak', () => {
    expect(stands([ANNOUNCED, JOINED], [])).toContain('announced party');
    expect(stands([ANNOUNCED, JOINED], [ruling('confirm', JOINED.id)])).toBe(
      'acceded one-origin editor-confirmed',
    );
  });

  it('rejects a claim, and says so', () => {
    const known = underRulings([ANNOUNCED], [ruling('reject', ANNOUNCED.id)]);
    expect(
      decideStanding(ENTRY, known, { rules: RULES, asOf: civilDay('2026-01-01') }).standing,
    ).toBe(null);
    const both = underRulings([ANNOUNCED, JOINED], [ruling('reject', JOINED.id)]);
    const { standing } = decideStanding(ENTRY, both, {
      rules: RULES,
      asOf: civilDay('2026-01-01'),
    });
    expect(standing?.held).toEqual([{ claim: JOINED.id, stage: 'acceded', why: 'rejected' }]);
  });

  it('rejects a whole dispatch', () => {
    expect(stands([ANNOUNCED], [ruling('reject', ANNOUNCED.dispatch ?? '')])).toBe('nothing');
  });

  it('sets an entry against stronger claims known by then, and later news moves it on', () => {
    const set = ruling('set', ENTRY, 'interest 2025-11-01');
    expect(stands([ANNOUNCED], [set])).toBe('interest register editor-set');
    const signed = claimOf('signed', 'one-origin', { known: '2026-03-01' });
    expect(stands([ANNOUNCED, signed], [set])).toContain('signed one-origin');
  });

  it('sets an entry of which nobody spoke', () => {
    expect(stands([], [ruling('set', ENTRY, 'signed')])).toBe('signed register editor-set');
  });

  it('is not known before its day', () => {
    expect(stands([ANNOUNCED], [ruling('set', ENTRY, 'interest')], '2025-11-30')).toContain(
      'announced',
    );
  });

  it('gives way to the last word on the same entry', () => {
    const rulings = [ruling('set', ENTRY, 'interest'), ruling('set', ENTRY, 'signed')];
    expect(stands([], rulings)).toContain('signed');
    expect(stands([], [...rulings].reverse())).toContain('signed');
  });

  it('is undone, and comes back when the undoing is undone', () => {
    const set = ruling('set', ENTRY, 'interest');
    const undo = ruling('undo', set.id);
    const again = ruling('undo', undo.id);
    expect(stands([ANNOUNCED], [set, undo])).toContain('announced');
    expect(stands([ANNOUNCED], [set, undo, again])).toContain('interest');
  });
});

describe('grouping', () => {
  it('takes pairs from merges and splits, and the later word on a pair counts', () => {
    const rulings = [ruling('merge', 'd-1', 'd-2,d-3'), ruling('split', 'd-2', 'd-1')];
    expect(groupingOf(rulings)).toEqual({ together: [['d-1', 'd-3']], apart: [['d-1', 'd-2']] });
  });
});

describe('the name of an entry', () => {
  it.each([
    ['party/eac/SOM', 'SOM'],
    ['relation/ISR/KAZ', 'ISR'],
    ['accord/eac', 'eac'],
    ['relation/KAZ/ISR', null],
    ['party/eac', null],
    ['accord/eac/SOM', null],
    ['nonsense', null],
    ['', null],
  ])('%s is about %s', (entry, subject) => {
    expect(partsOfEntry(entry)?.subject ?? null).toBe(subject);
  });

  it.each([
    ['member', 'member'],
    ['member 2024-03-04', 'member'],
    ['member 2024-03', 'member'],
    ['member soon', null],
    ['joined', null],
    [null, null],
  ])('%s sets %s', (value, stage) => {
    expect(parseSet(value)?.stage ?? null).toBe(stage);
  });
});

const LADDER: readonly Stage[] = [
  'interest',
  'negotiating',
  'announced',
  'signed',
  'ratified',
  'acceded',
  'in-force',
];
const anyClaim = fc
  .record({
    stage: fc.constantFrom(...LADDER),
    evidenceClass: fc.constantFrom(...EVIDENCE_CLASSES),
    day: fc.integer({ min: 1, max: 28 }),
    origin: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ stage, evidenceClass, day, origin }) =>
    claimOf(stage, evidenceClass, {
      known: `2025-11-${String(day).padStart(2, '0')}`,
      origin: `o-${origin}`,
    }),
  );

describe('properties', () => {
  it('a weaker claim of the time, alone in its origin, never moves a standing held by a stronger one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LADDER),
        fc.constantFrom(...LADDER),
        fc.tuple(fc.constantFrom(...EVIDENCE_CLASSES), fc.constantFrom(...EVIDENCE_CLASSES)),
        (held, other, [a, b]) => {
          const [strong, weak] =
            EVIDENCE_CLASSES.indexOf(a) <= EVIDENCE_CLASSES.indexOf(b) ? [a, b] : [b, a];
          if (strong === weak) return;
          const one = claimOf(held, strong, { known: '2025-11-07' });
          const alone = stands([one], []).split(' ')[0];
          if (alone === 'nothing') return;
          const more = claimOf(other, weak, { known: '2025-11-07', origin: 'o-other' });
          expect(stands([one, more], []).split(' ')[0]).toBe(alone);
        },
      ),
    );
  });

  it('a standing depends on the set of claims and rulings, not on their order', () => {
    fc.assert(
      fc.property(
        fc.array(anyClaim, { maxLength: 8 }),
        fc.integer({ min: 0, max: 7 }),
        (claims, at) => {
          const target = claims[at % Math.max(1, claims.length)];
          const rulings =
            target === undefined
              ? []
              : [
                  ruling('reject', target.id, null, '2025-11-20'),
                  ruling('set', ENTRY, 'signed', '2025-11-15'),
                ];
          expect(stands([...claims].reverse(), [...rulings].reverse())).toBe(
            stands(claims, rulings),
          );
        },
      ),
    );
  });

  it('what is ruled stands on the day of the ruling, whatever was claimed before', () => {
    fc.assert(
      fc.property(
        fc.array(anyClaim, { maxLength: 8 }),
        fc.constantFrom(...LADDER),
        (claims, stage) => {
          expect(stageRank('accord', stage)).not.toBe(null);
          expect(stands(claims, [ruling('set', ENTRY, stage)], '2025-12-01').split(' ')[0]).toBe(
            stage,
          );
        },
      ),
    );
  });
});
