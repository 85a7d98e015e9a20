import {
  type AccordEntry,
  boundsOf,
  type Lexicon,
  type Stage,
  type StateEntry,
} from '../kernel/index.ts';
import {
  daysSinceChange,
  exactDayOf,
  parallelFacts,
  relationFacts,
  tieWith,
} from './derived-ties.ts';
import type { DerivedFact, DerivedInput } from './derived-types.ts';
import { accordOf, relationEntry } from './entries.ts';
import { isLeaving, ladderOf, stageRank } from './ladders.ts';
import { partsOfEntry } from './rulings.ts';
import { stageDaysOf } from './stage-days.ts';
import type { Standing } from './types.ts';

/** Accords of more parties than this, and without a broker, are not about the relations of their parties. */
const MAX_PARTNERS = 8;
/** States of a group that are named as not having followed, at most. */
const MAX_LEFT = 12;

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
        exactDayOf(one) !== null &&
        exactDayOf(standing) !== null &&
        (exactDayOf(one) ?? '') > (exactDayOf(standing) ?? '')
      );
    if (codes.size === 0 || parties.some(isAhead)) return [];
    return [{ kind: 'first-of', of, name, stage: standing.stage, entries: [entry] }];
  });
}

/** The steps that an entry has stood on, as far as its standing tells. */
function stagesOf(standing: Standing): readonly Stage[] {
  const held = standing.held.filter(({ why }) => why === 'superseded');
  return [
    standing.stage,
    ...(standing.previous === null ? [] : [standing.previous.stage]),
    ...held.map(({ stage }) => stage),
  ];
}

/** The first on record to leave, to suspend or to decline: a step off the ladder that nobody else has taken. */
function firstStep({ standing, accord, parties, entry }: Ground): DerivedFact[] {
  const { stage } = standing;
  if (!accord.partiesComplete || !isLeaving(stage)) return [];
  const others = parties.filter((one) => one.entry !== entry);
  if (others.some((one) => stagesOf(one).some(isLeaving))) return [];
  return [{ kind: 'first-step', stage, entries: [entry] }];
}

function parallelSteps({ entry, standing, parties, standings, asOf }: Ground): DerivedFact[] {
  const own = standings.filter(
    (one) =>
      one.subject === standing.subject && one.entry.startsWith('party/') && !parties.includes(one),
  );
  const of = { entry, day: exactDayOf(standing) ?? asOf, asOf };
  return [...parallelFacts(parties, of), ...parallelFacts(own, of)];
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

function untilForce({
  accord,
  parties,
  asOf,
}: Pick<Ground, 'accord' | 'parties' | 'asOf'>): DerivedFact[] {
  const needed = thresholdIn(accord.entryIntoForce);
  const force = accord.inForce === null ? null : boundsOf(accord.inForce).first;
  const isInForce = force !== null && force <= asOf;
  if (needed === null || isInForce || !accord.partiesComplete) return [];
  const bound = parties.filter((one) => isBound(one, accord));
  const have = bound.length;
  const remaining = Math.max(0, needed - have);
  return [{ kind: 'until-force', needed, have, remaining, entries: bound.map((one) => one.entry) }];
}

/** The relation of a joiner with those who are in, where the accord is about relations. */
function relations({ standing, accord, parties, standings, asOf, entry }: Ground): DerivedFact[] {
  if (accord.brokers.length === 0 && parties.length > MAX_PARTNERS) return [];
  const partners = [...new Set([...accord.brokers, ...parties.map((one) => one.subject)])];
  return partners
    .filter((partner) => partner !== standing.subject)
    .flatMap((partner) => {
      const key = relationEntry(standing.subject, partner);
      const relation = standings.find((one) => one.entry === key);
      const day = exactDayOf(standing) ?? asOf;
      return relation === undefined ? [] : tieWith(relation, { day, entries: [entry, key] });
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

/** What follows for an accord itself: what is left until it is in force, and how long its last step took. */
function ofAccord(input: DerivedInput, accord: AccordEntry): DerivedFact[] {
  const parties = partiesOf(input.standings, accord.id);
  const standing = input.standings.find((one) => one.entry === input.entry);
  const ground = { ...input, accord, parties };
  return [...untilForce(ground), ...(standing === undefined ? [] : daysSinceChange(standing))];
}

/**
 * What the record knows beyond the reports about an entry. Of a state under an accord: counts before and after, firsts,
 * what is left until force, parallel steps, who has not followed, how long steps took. Counts and firsts are given only
 * where the lexicon holds every party; figures over days only from three cases of exact days. Of the relation of two
 * states: whether it is new, how long after the step before, what else either did within 90 days. Of an accord: what is
 * left until force. Empty for any other entry.
 */
export function derivedFactsOf(input: DerivedInput): DerivedFact[] {
  const place = partsOfEntry(input.entry);
  if (place === null) return [];
  const standing = input.standings.find((one) => one.entry === input.entry);
  if (place.accord === null) return standing === undefined ? [] : relationFacts(input, standing);
  const accord = accordOf(input.lexicon, place.accord);
  if (accord === null) return [];
  if (place.subject === place.accord) return ofAccord(input, accord);
  if (standing === undefined) return [];
  const parties = partiesOf(input.standings, accord.id);
  const ground: Ground = { ...input, standing, accord, parties };
  return [
    partyCount,
    firstOf,
    firstStep,
    relations,
    untilForce,
    parallelSteps,
    ({ standing: own }: Ground) => daysSinceChange(own),
    notFollowed,
    stageDays,
  ].flatMap((derive) => derive(ground));
}
