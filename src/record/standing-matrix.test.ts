import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actOf, claimOf, dispatchOf, LEXICON } from '../../test/builders/sample-diplomacy.ts';
import {
  addDays,
  civilDay,
  EVIDENCE_CLASSES,
  type EvidenceClass,
  LEXICON_FILES,
  lexiconFileSchema,
  MODALITIES,
  type Modality,
  STAGES,
  type Stage,
} from '../kernel/index.ts';
import { claimsOf } from './claims.ts';
import { decideStanding } from './standing.ts';
import type { Claim } from './types.ts';

/*
 * Every cell of the rule table: each class of evidence at each stage, in each modality, alone and after each stage that
 * each class had brought the entry to. What is expected is written here from the words of CONCEPTS.md and of
 * `standing-rules.yaml`, in tables of its own, and calls nothing of the room.
 */

const RULES = lexiconFileSchema(LEXICON_FILES['standing-rules']).parse(
  parse(readFileSync(new URL('../../lexicon/standing-rules.yaml', import.meta.url), 'utf8'), {
    schema: 'core',
  }),
).items;

/** `x`: the class moves an entry to these stages by itself; `.`: it is shown as reported. In order of the classes. */
const ALONE: readonly (readonly [string, string])[] = [
  // dep reg par cpt two one ano
  ['x x x x x x .', 'interest invited negotiating announced applied declined'],
  ['x x x x x x .', 'initialled adopted signed accession-signed candidate'],
  ['x x x x x . .', 'ratified accepted approved acceded provisional'],
  ['x x x x x . .', 'in-force member'],
  ['x x x x x x .', 'suspended withdrawal-notified'],
  ['x x x x x . .', 'withdrawn terminated'],
  ['x x x x x x .', 'recognised established restored downgraded severed'],
  ['x x . . . . .', 'none'],
];

/** One report is enough for the last step of those who stand on the step before. */
const AFTER: Readonly<Partial<Record<Stage, string>>> = {
  'in-force': 'ratified accepted approved acceded',
  withdrawn: 'withdrawal-notified',
};

type Ladder = 'accord' | 'organisation' | 'relation';

/** From the lowest rung; of one rung and one day the nearest voice says which stage it was, then the order here. */
const RUNGS: Readonly<Record<Ladder, readonly string[]>> = {
  accord: [
    'none',
    'interest',
    'invited',
    'negotiating',
    'announced applied candidate',
    'initialled',
    'adopted',
    'signed accession-signed',
    'ratified accepted approved',
    'acceded',
    'provisional',
    'in-force member',
  ],
  organisation: [
    'none',
    'interest',
    'invited',
    'announced negotiating',
    'applied',
    'candidate',
    'initialled adopted',
    'accession-signed signed',
    'ratified accepted approved provisional',
    'member acceded in-force',
  ],
  relation: [
    'none',
    'negotiating invited interest',
    'announced',
    'recognised',
    'established restored',
  ],
};

/** Off the ladder, in the order in which it is left. */
const OFF = words('declined downgraded suspended withdrawal-notified severed withdrawn terminated');
/** A letter, talks, an invitation: they follow a word of a party within days, and bind nobody. */
const OPEN = words('invited negotiating applied candidate');

function words(text: string): readonly string[] {
  return text.split(' ');
}

function rungOf(ladder: Ladder, stage: string): number {
  return RUNGS[ladder].findIndex((rung) => words(rung).includes(stage));
}

function movesAlone(stage: Stage, evidenceClass: EvidenceClass): boolean {
  const row = ALONE.find(([, stages]) => words(stages).includes(stage));
  return words(row?.[0] ?? '')[EVIDENCE_CLASSES.indexOf(evidenceClass)] === 'x';
}

const FIRST = civilDay('2021-03-15');
const AS_OF = civilDay('2030-01-01');

/** Each claim is of an origin of its own. */
let voices = 0;

interface Word {
  readonly stage: Stage;
  readonly by: EvidenceClass;
}

/** What one class says: two origins are two claims, any other class is one. */
function said(
  { stage, by }: Word,
  { day, ladder }: { readonly day: string; readonly ladder: Ladder },
): Claim[] {
  const entry = ladder === 'relation' ? 'relation/ISR/KAZ' : 'party/some-accord/KAZ';
  const of = (own: EvidenceClass): Claim => {
    voices += 1;
    return claimOf(stage, own, { known: day, entry, origin: `o-${voices}` });
  };
  return by === 'two-independent-origins' ? [of('one-origin'), of('one-origin')] : [of(by)];
}

function decided(claims: readonly Claim[], ladder: Ladder): string {
  const entry = claims[0]?.entry ?? '';
  const accord = ladder === 'relation' ? null : ({ ...LEXICON.accords[0], ladder } as never);
  const { standing } = decideStanding(entry, claims, { rules: RULES, asOf: AS_OF, accord });
  return standing?.stage ?? 'nothing';
}

/** The second word comes so many days after the first. */
interface Pair {
  readonly first: Word;
  readonly second: Word;
  readonly days: number;
  readonly ladder: Ladder;
}

const isOff = (stage: string): boolean => OFF.includes(stage);
const strength = (by: EvidenceClass): number => EVIDENCE_CLASSES.indexOf(by);

/** "Will join" against "has joined"; "is a party" against "has left"; that there is nothing does not deny talks. */
function tellsLess(low: Stage, high: Stage, ladder: Ladder): boolean {
  if (isOff(high)) return !isOff(low) && low !== 'none';
  const [a, b] = [rungOf(ladder, low), rungOf(ladder, high)];
  if (low === 'none' && b <= rungOf(ladder, 'announced')) return false;
  return a >= 0 && b >= 0 && a < b;
}

/** A stronger voice that says less, within a year after, or from the day before; before one voice alone, from a month before. */
function isSpokenAgainst(word: Word, other: Word, days: number, ladder: Ladder): boolean {
  if (strength(other.by) >= strength(word.by) || !tellsLess(other.stage, word.stage, ladder))
    return false;
  const isOneVoice = word.by === 'one-origin' || word.by === 'anonymous';
  const back = isOneVoice && !OPEN.includes(word.stage) ? 30 : 1;
  return days >= -back && days <= 365;
}

/** Where an entry goes that stands on one stage and hears of another. */
function goes(from: Stage, next: Word, ladder: Ladder): Stage {
  const to = next.stage;
  if (from === to) return from;
  if (isOff(to)) {
    // Two states without relations have none to downgrade or to break off.
    if (ladder === 'relation' && from === 'none') return to === 'declined' ? to : from;
    if (isOff(from)) return OFF.indexOf(to) > OFF.indexOf(from) ? to : from;
    const hasSigned = rungOf(ladder, from) >= Math.max(0, rungOf(ladder, 'signed'));
    return to === 'declined' && hasSigned ? from : to;
  }
  if (isOff(from)) {
    // Who is suspended or has given notice is still bound: only a voice that binds it brings it back.
    const isStillIn = from === 'suspended' || from === 'withdrawal-notified';
    return isStillIn && strength(next.by) > strength('party') ? from : to;
  }
  const [a, b] = [rungOf(ladder, from), rungOf(ladder, to)];
  if (a < 0 || b < 0) return from;
  return b > a || (from === 'established' && to === 'restored') ? to : from;
}

function expected({ first, second, days, ladder }: Pair): string {
  // Two origins that say the same within two months are two independent origins.
  const bears = first.stage === second.stage && days <= 60;
  const isOne = (word: Word): boolean =>
    word.by === 'one-origin' || word.by === 'two-independent-origins';
  const borne = bears && isOne(first) && isOne(second);
  // A nearer voice that says the same counts as the second origin for the one outlet too.
  const helped = (word: Word, other: Word): Word =>
    word.by === 'one-origin' && bears && (borne || other.by !== 'anonymous')
      ? { ...word, by: 'two-independent-origins' }
      : word;
  const a = helped(first, second);
  const b = helped(second, first);
  // Only the class of the word itself speaks against another, not the company that it is in.
  const against = (word: Word, other: Word, gap: number): boolean =>
    isSpokenAgainst(
      word,
      { ...other, by: other.by === 'two-independent-origins' ? 'one-origin' : other.by },
      gap,
      ladder,
    );
  const freeA = !against(a, second, days);
  const freeB = !against(b, first, -days);
  const inA = movesAlone(a.stage, a.by) && freeA;
  const inB = movesAlone(b.stage, b.by) && freeB;
  const completes = (word: Word, other: Word, isIn: boolean): boolean =>
    isIn && word.by === 'one-origin' && words(AFTER[word.stage] ?? '').includes(other.stage);
  const heard: Word[] = [];
  if (inA || (days === 0 && freeA && completes(a, b, inB))) heard.push(a);
  if (inB || (freeB && completes(b, a, inA))) heard.push(b);
  const [one, two] = heard;
  if (one === undefined) return 'nothing';
  if (two === undefined) return one.stage;
  if (days > 0) return goes(one.stage, two, ladder);
  // On one day the ladder is climbed before it is left.
  const rank = ({ stage }: Word): number => {
    const rung = rungOf(ladder, stage);
    return rung < 0 ? 100 : rung;
  };
  const place = ({ stage }: Word): number =>
    words(RUNGS[ladder][rungOf(ladder, stage)] ?? '').indexOf(stage);
  const order =
    rank(one) - rank(two) || strength(one.by) - strength(two.by) || place(one) - place(two);
  const [low, high] = order <= 0 ? [one, two] : [two, one];
  return goes(low.stage, high, ladder);
}

const LADDER_STAGES: Readonly<Record<Ladder, readonly Stage[]>> = {
  accord: STAGES.filter(
    (stage) =>
      !words(
        'recognised established restored downgraded severed applied candidate accession-signed member',
      ).includes(stage),
  ),
  organisation: STAGES.filter(
    (stage) =>
      !words(
        'recognised established restored downgraded severed provisional in-force accepted approved initialled adopted signed',
      ).includes(stage),
  ),
  relation: STAGES.filter((stage) =>
    words('none interest announced recognised established restored downgraded severed').includes(
      stage,
    ),
  ),
};

describe('the rule table, cell by cell', () => {
  it.each(STAGES)('says who alone moves an entry to %s', (stage) => {
    const ladder: Ladder =
      rungOf('accord', stage) < 0 &&
      !words('declined suspended withdrawal-notified withdrawn terminated').includes(stage)
        ? 'relation'
        : 'accord';
    for (const by of EVIDENCE_CLASSES) {
      const moved = decided(said({ stage, by }, { day: FIRST, ladder }), ladder);
      expect(`${by}: ${moved}`).toBe(`${by}: ${movesAlone(stage, by) ? stage : 'nothing'}`);
    }
  });

  /** What a text may tell the record, by how surely it tells of the step. */
  const TOLD: Readonly<Record<Modality, (stage: Stage, ladder: Ladder) => string>> = {
    done: (stage) => stage,
    underway: (stage, ladder) => (stage === 'suspended' ? stage : ahead(stage, ladder)),
    planned: ahead,
    expected: () => 'nothing',
    conditional: () => 'nothing',
    hypothetical: () => 'nothing',
    denied: () => 'nothing',
  };

  /** A step ahead is announced and no more; what only bears on leaving says nothing of it. */
  function ahead(stage: Stage, ladder: Ladder): string {
    const [rung, announced] = [rungOf(ladder, stage), rungOf(ladder, 'announced')];
    if (isOff(stage) || rung < 0) return 'nothing';
    return rung <= announced ? stage : 'announced';
  }

  it.each(MODALITIES)('hears what is told as %s no further than that', (modality) => {
    for (const stage of STAGES.filter((one) => one !== 'none')) {
      const isTie = words('recognised established restored downgraded severed').includes(stage);
      const ladder: Ladder = isTie ? 'relation' : 'accord';
      const act = isTie
        ? actOf('d-1', { bilateralAct: 'establish-relations', objects: ['ISR'], stage, modality })
        : actOf('d-1', { accord: 'sea-treaty', stage, modality });
      const context = { dispatch: dispatchOf('d-1'), origin: 'o-1', lexicon: LEXICON };
      const told = TOLD[modality](stage, ladder) as Stage | 'nothing';
      for (const by of EVIDENCE_CLASSES) {
        const claims = claimsOf(act, context).flatMap((claim) =>
          by === 'two-independent-origins'
            ? [
                claim,
                { ...claim, id: 'c-2', origin: 'o-2', dispatch: 'd-2', asserter: 'another' },
              ].map((one) => ({
                ...one,
                evidenceClass: 'one-origin' as const,
              }))
            : [{ ...claim, evidenceClass: by }],
        );
        const moved = claims.length === 0 ? 'nothing' : decided(claims, ladder);
        const right = told !== 'nothing' && movesAlone(told, by) ? told : 'nothing';
        expect(`${stage}, ${by}: ${moved}`).toBe(`${stage}, ${by}: ${right}`);
      }
    }
  });

  it.each<[Ladder, number]>(
    (['accord', 'organisation', 'relation'] as const).flatMap((ladder) =>
      [0, 14, 800].map((days): [Ladder, number] => [ladder, days]),
    ),
  )('of the ladder of the %s, each class after each class, %i days later', (ladder, days) => {
    const wrong: string[] = [];
    const all = LADDER_STAGES[ladder].flatMap((stage) =>
      EVIDENCE_CLASSES.map((by) => ({ stage, by })),
    );
    for (const first of all) {
      const before = said(first, { day: FIRST, ladder });
      for (const second of all) {
        const after = said(second, { day: addDays(FIRST, days), ladder });
        const found = decided([...before, ...after], ladder);
        const right = expected({ first, second, days, ladder });
        if (found !== right)
          wrong.push(
            `${first.stage} by ${first.by}, then ${second.stage} by ${second.by}: ${found}, not ${right}`,
          );
      }
    }
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(wrong).toHaveLength(0);
  });
});
