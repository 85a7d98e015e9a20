import {
  type AccordEntry,
  addDays,
  boundsOf,
  type CivilDay,
  daysBetween,
  type Edtf,
  type Lexicon,
  type Stage,
  type StateEntry,
} from '../kernel/index.ts';
import { accordOf, partyEntry, relationEntry } from './entries.ts';
import { isLeaving, ladderOf, stageRank } from './ladders.ts';
import { partsOfEntry } from './rulings.ts';
import { type StageDays, stageDaysOf } from './stage-days.ts';
import type { Claim, EntryKey, Standing } from './types.ts';

/** What follows from the record for one entry, each with the entries that it follows from. */
export type DerivedFact = { readonly entries: readonly EntryKey[] } & (
  | { readonly kind: 'party-count'; readonly before: number; readonly after: number }
  /** The first of its region or group to be bound, or, where it is not bound, to come so far. */
  | {
      readonly kind: 'first-of';
      readonly of: 'region' | 'group';
      readonly name: string;
      readonly stage: Stage;
    }
  | {
      readonly kind: 'relation';
      readonly pair: readonly [string, string];
      readonly stage: Stage;
      readonly since: Edtf | null;
      /** Whether it was made on the day of the step or within the quarter before; else it was there, since `since`. */
      readonly isNew: boolean;
    }
  | {
      readonly kind: 'until-force';
      readonly needed: number;
      readonly have: number;
      readonly remaining: number;
    }
  | {
      readonly kind: 'parallel-steps';
      readonly withinDays: number;
      readonly steps: readonly {
        readonly entry: EntryKey;
        readonly stage: Stage;
        readonly day: CivilDay;
      }[];
    }
  | { readonly kind: 'days-since-change'; readonly days: number; readonly before: Stage }
  /** States of a group that are no further than the ground, where others of it are bound. */
  | { readonly kind: 'not-followed'; readonly group: string; readonly states: readonly string[] }
  | { readonly kind: 'stage-days'; readonly of: 'accord' | 'state'; readonly figure: StageDays }
);

export interface DerivedInput {
  readonly entry: EntryKey;
  /** Standings of the accord and of the state as known on the day. */
  readonly standings: readonly Standing[];
  /** The same as known before the entry moved; null where it did not. */
  readonly before: readonly Standing[] | null;
  readonly claims: readonly Claim[];
  readonly lexicon: Lexicon;
  readonly asOf: CivilDay;
}

const PARALLEL_DAYS = 90;
const NEW_RELATION_DAYS = 92;
/** Accords of more parties than this, and without a broker, are not about the relations of their parties. */
const MAX_PARTNERS = 8;
/** States of a group that are named as not having followed, at most. */
const MAX_LEFT = 12;
const TIED: ReadonlySet<Stage> = new Set<Stage>(['established', 'restored']);

function isBound(standing: Standing, accord: AccordEntry | null): boolean {
  if (isLeaving(standing.stage))
    return standing.stage === 'withdrawal-notified' || standing.stage === 'suspended';
  const ladder = ladderOf(accord);
  const rank = stageRank(ladder, standing.stage);
  const bound = stageRank(ladder, ladder === 'organisation' ? 'member' : 'ratified');
  return rank !== null && bound !== null && rank >= bound;
}

function partiesOf(standings: readonly Standing[], accord: string): Standing[] {
  return standings.filter((one) => one.accord === accord && one.entry.startsWith('party/'));
}

function dayOf(standing: Standing): CivilDay | null {
  return standing.since === null || !/^\d{4}-\d{2}-\d{2}$/.test(standing.since)
    ? null
    : (standing.since as string as CivilDay);
}

interface Ground extends DerivedInput {
  readonly standing: Standing;
  readonly accord: AccordEntry;
  readonly parties: readonly Standing[];
}

function partyCount({ entry, before, accord, parties }: Ground): DerivedFact[] {
  if (before === null || !accord.partiesComplete) return [];
  const bound = parties.filter((one) => isBound(one, accord));
  const then = partiesOf(before, accord.id).filter((one) => isBound(one, accord)).length;
  if (then === bound.length) return [];
  const entries = [entry, ...bound.map((one) => one.entry)];
  return [
    { kind: 'party-count', before: then, after: bound.length, entries: [...new Set(entries)] },
  ];
}

/** Groups and the region of a state, as a reader would name them. */
function companiesOf(state: StateEntry, lexicon: Lexicon) {
  const isOf = (name: string) => (other: StateEntry) => other.groups.includes(name);
  return [
    {
      of: 'region' as const,
      name: state.region,
      has: (other: StateEntry) => other.region === state.region,
    },
    // A group that goes by the name of the region says nothing more.
    ...state.groups
      .filter((name) => name.replaceAll('-', ' ') !== state.region.toLowerCase())
      .map((name) => ({ of: 'group' as const, name, has: isOf(name) })),
  ].map((company) => ({
    ...company,
    others: lexicon.states.filter((one) => one.code !== state.code && company.has(one)),
  }));
}

function firstOf({ standing, accord, parties, lexicon, entry }: Ground): DerivedFact[] {
  const state = lexicon.states.find((one) => one.code === standing.subject);
  if (state === undefined || !accord.partiesComplete || isLeaving(standing.stage)) return [];
  const ladder = ladderOf(accord);
  const own = stageRank(ladder, standing.stage) ?? 0;
  return companiesOf(state, lexicon).flatMap(({ of, name, others }): DerivedFact[] => {
    const codes = new Set(others.map((one) => one.code));
    const isAhead = (one: Standing): boolean =>
      codes.has(one.subject) &&
      (isLeaving(one.stage) || (stageRank(ladder, one.stage) ?? 0) >= own) &&
      !(
        dayOf(one) !== null &&
        dayOf(standing) !== null &&
        (dayOf(one) ?? '') > (dayOf(standing) ?? '')
      );
    if (codes.size === 0 || parties.some(isAhead)) return [];
    return [{ kind: 'first-of', of, name, stage: standing.stage, entries: [entry] }];
  });
}

function notFollowed({ standing, accord, parties, lexicon, entry }: Ground): DerivedFact[] {
  const state = lexicon.states.find((one) => one.code === standing.subject);
  if (state === undefined || !accord.partiesComplete) return [];
  return companiesOf(state, lexicon).flatMap(({ name, others }): DerivedFact[] => {
    const bound = parties.filter(
      (one) => isBound(one, accord) && others.some(({ code }) => code === one.subject),
    );
    const known = new Set(parties.map((one) => one.subject));
    const left = others
      .filter(({ code }) => !known.has(code))
      .map(({ code }) => code)
      .sort();
    if (bound.length === 0 || left.length === 0 || left.length > MAX_LEFT) return [];
    const entries = [entry, ...bound.map((one) => one.entry)];
    return [{ kind: 'not-followed', group: name, states: left, entries }];
  });
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
};
const THRESHOLD =
  /\b(\d{1,3}|two|three|five|ten|fifteen|twenty|thirty|forty|fifty|sixty)(?:th|st|nd|rd)? (?:\w+ ){0,2}?(?:ratif\w+|instruments?|accept\w+|states?|parties|accessions?)/iu;

/** How many have to consent, as the lexicon words it; null where it names no number. */
export function thresholdIn(condition: string | null): number | null {
  const word = condition === null ? undefined : THRESHOLD.exec(condition)?.[1];
  if (word === undefined) return null;
  const count = NUMBER_WORDS[word.toLowerCase()] ?? Number(word);
  return Number.isInteger(count) && count > 0 ? count : null;
}

function untilForce({ accord, parties, asOf }: Ground): DerivedFact[] {
  const needed = thresholdIn(accord.entryIntoForce);
  const force = accord.inForce === null ? null : boundsOf(accord.inForce).first;
  const isInForce = force !== null && force <= asOf;
  if (needed === null || isInForce || !accord.partiesComplete) return [];
  const bound = parties.filter((one) => isBound(one, accord));
  const have = bound.length;
  const remaining = Math.max(0, needed - have);
  return [{ kind: 'until-force', needed, have, remaining, entries: bound.map((one) => one.entry) }];
}

function parallelSteps({ entry, standing, parties, asOf }: Ground): DerivedFact[] {
  const day = dayOf(standing) ?? asOf;
  const from = addDays(day, -PARALLEL_DAYS);
  const steps = parties.flatMap((one) => {
    const since = dayOf(one);
    const isNear = since !== null && since >= from && since <= addDays(day, PARALLEL_DAYS);
    return one.entry === entry || since === null || !isNear || since > asOf
      ? []
      : [{ entry: one.entry, stage: one.stage, day: since }];
  });
  if (steps.length === 0) return [];
  const sorted = steps.sort((a, b) =>
    a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.entry < b.entry ? -1 : 1,
  );
  return [
    {
      kind: 'parallel-steps',
      withinDays: PARALLEL_DAYS,
      steps: sorted,
      entries: [entry, ...sorted.map((one) => one.entry)],
    },
  ];
}

function daysSinceChange({ entry, standing }: Ground): DerivedFact[] {
  const { previous } = standing;
  const [now, before] = [dayOf(standing), previous?.since ?? null];
  const isExact = before !== null && /^\d{4}-\d{2}-\d{2}$/.test(before);
  if (now === null || previous === null || !isExact) return [];
  const from = before as string as CivilDay;
  if (from > now) return [];
  const days = daysBetween(from, now);
  return [{ kind: 'days-since-change', days, before: previous.stage, entries: [entry] }];
}

/** The relation of a joiner with those who are in, where the accord is about relations. */
function relations({ standing, accord, parties, standings, asOf, entry }: Ground): DerivedFact[] {
  if (accord.brokers.length === 0 && parties.length > MAX_PARTNERS) return [];
  const partners = [...new Set([...accord.brokers, ...parties.map((one) => one.subject)])];
  return partners.flatMap((partner): DerivedFact[] => {
    const key = relationEntry(standing.subject, partner);
    const relation = standings.find((one) => one.entry === key);
    if (relation === undefined || partner === standing.subject || !TIED.has(relation.stage))
      return [];
    const since = dayOf(relation);
    const isNew = since !== null && since >= addDays(dayOf(standing) ?? asOf, -NEW_RELATION_DAYS);
    const pair = [relation.subject, relation.counterpart ?? partner] as const;
    const { stage } = relation;
    return [{ kind: 'relation', pair, stage, since: relation.since, isNew, entries: [entry, key] }];
  });
}

function stageDays({ accord, parties, standing, standings, claims }: Ground): DerivedFact[] {
  const own = standings.filter(
    (one) => one.subject === standing.subject && one.entry.startsWith('party/'),
  );
  const facts = (of: 'accord' | 'state', from: readonly Standing[]): DerivedFact[] =>
    stageDaysOf(from, claims).map((figure) => ({
      kind: 'stage-days',
      of,
      figure,
      entries: figure.entries,
    }));
  return [
    ...facts(
      'accord',
      parties.filter((one) => one.accord === accord.id),
    ),
    ...facts('state', own),
  ];
}

/**
 * What the record knows beyond the reports about a state's entry under an accord: counts before and after, firsts, what
 * is left until force, parallel steps, who has not followed, how long steps took. Counts and firsts are given only where
 * the lexicon holds every party; figures over days only from three cases of exact days. Empty for any other entry.
 */
export function derivedFactsOf(input: DerivedInput): DerivedFact[] {
  const place = partsOfEntry(input.entry);
  const accord = place === null ? null : accordOf(input.lexicon, place.accord);
  if (place === null || accord === null) return [];
  const standing = input.standings.find(
    (one) => one.entry === partyEntry(accord.id, place.subject),
  );
  if (standing === undefined || standing.entry !== input.entry) return [];
  const parties = partiesOf(input.standings, accord.id);
  const ground: Ground = { ...input, standing, accord, parties };
  return [
    partyCount,
    firstOf,
    relations,
    untilForce,
    parallelSteps,
    daysSinceChange,
    notFollowed,
    stageDays,
  ].flatMap((derive) => derive(ground));
}
