import {
  boundsOf,
  daysBetween,
  type Edtf,
  parseEdtf,
  precisionOf,
  type Stage,
} from '../kernel/index.ts';
import type { DerivedFact, Standing } from '../record/index.ts';
import { type Candidate, recordCandidate } from './candidate.ts';
import { type Context, toldSince } from './context.ts';
import { whenInWords } from './day-words.ts';
import { isTakingPart, isWayOut } from './ladder.ts';
import { isStepOfNews } from './matter-step.ts';
import { asSentence, cardinal, inText, isPlural, listOf, namesInText } from './wording.ts';

type Kind = DerivedFact['kind'];
type Fact<K extends Kind> = Extract<DerivedFact, { readonly kind: K }>;

/** More states than this are counted and not named. */
const NAMED_AT_MOST = 5;
/** A figure over so many cases rests on more entries than anybody opens; only so many are cited. */
const CITED_AT_MOST = 12;

/** Derived facts of a kind for the first state of the matter that has one. */
function factsOf<K extends Kind>(kind: K, context: Context): readonly Fact<K>[] {
  const { accord, subjects, input } = context;
  if (accord === null) return [];
  const own = subjects.map((code) => `party/${accord}/${code}`);
  return (input.state.derived ?? []).filter(
    (fact): fact is Fact<K> =>
      fact.kind === kind && fact.entries.some((entry) => own.includes(entry)),
  );
}

function cited(entries: readonly string[], context: Context): readonly string[] {
  const known = new Set(context.input.state.standings.map((row) => row.entry));
  return entries.filter((entry) => known.has(entry)).slice(0, CITED_AT_MOST);
}

/** The step in the infinitive: what one is the first to do. */
function toDo(stage: Stage, context: Context): string {
  const name = inText(context.accord ?? '', context.deps);
  const isOrganisation = context.deps.accordInfo(context.accord ?? '')?.ladder === 'organisation';
  if (isOrganisation) return stage === 'applied' ? `to apply to join ${name}` : `to join ${name}`;
  if (stage === 'signed') return `to sign ${name}`;
  if (['ratified', 'accepted', 'approved', 'acceded', 'in-force', 'provisional'].includes(stage))
    return `to be bound by ${name}`;
  return `to take part in ${name}`;
}

/** Of whom the state is the first to come so far: "of the Gulf states", "in Central Asia"; null where of nobody. */
export function firstOfWords(context: Context): string | null {
  const { main, subjects, deps } = context;
  if (main === null || subjects.length !== 1 || isWayOut(main.stage)) return null;
  // Of a paper of two sides nobody is the first.
  if (deps.accordInfo(main.accord ?? '')?.parties.length === 2) return null;
  if (!isStepOfNews(context)) return null;
  const named = factsOf('first-of', context).flatMap((fact) => {
    const group = fact.of === 'group' ? deps.groupName(fact.name) : null;
    if (fact.of === 'group') return group === null ? [] : [`of the ${group}`];
    return [`in ${fact.name}`];
  });
  return named[0] ?? null;
}

/** "Kazakhstan would be the first of the Central Asian states on record to take part in the Abraham Accords." */
export function firstOfCandidate(context: Context): Candidate | null {
  const { main, subjects, deps } = context;
  const first = firstOfWords(context);
  if (main === null || first === null) return null;
  const be = isTakingPart(main.stage) ? 'is' : 'would be';
  const isAsked = main.stage === 'applied' || main.stage === 'candidate';
  const step = toDo(isAsked ? 'member' : main.stage, context);
  const text = `${inText(subjects[0] ?? '', deps)} ${be} the first ${first.replace(/^in /, 'state in ')} on record ${step}`;
  return recordCandidate([asSentence(text)], { entries: [main.entry] });
}

/** "The treaty needs 60 instruments of consent to enter into force; the record holds 49, 11 short." */
export function untilForceCandidate(context: Context): Candidate | null {
  const { accord, deps } = context;
  const facts = (context.input.state.derived ?? []).filter(
    (fact): fact is Fact<'until-force'> => fact.kind === 'until-force',
  );
  const [fact] = facts;
  if (fact === undefined || accord === null) return null;
  const name = inText(accord, deps);
  const need = isPlural([accord], deps) ? 'need' : 'needs';
  const rest =
    fact.remaining === 0
      ? 'so none is missing by that count'
      : `so ${cardinal(fact.remaining)} ${fact.remaining === 1 ? 'is' : 'are'} missing`;
  const text = `to enter into force ${name} ${need} the consent of ${cardinal(fact.needed)} states; the record holds ${fact.have === 0 ? 'none' : cardinal(fact.have)}, ${rest}`;
  return recordCandidate([asSentence(text)], {
    entries: [`accord/${accord}`, ...cited(fact.entries, context)],
  });
}

/** That a tie of the matter is of this very quarter. */
export function newRelationCandidate(context: Context): Candidate | null {
  const { deps } = context;
  const fact = factsOf('relation', context).find((one) => one.isNew && one.since !== null);
  if (fact === undefined || fact.since === null) return null;
  const row = context.input.state.standings.find(
    (one) => fact.entries.includes(one.entry) && one.counterpart !== null,
  );
  const since = row === undefined ? null : toldSince(row, context);
  if (since === null) return null;
  const text = `diplomatic relations between ${namesInText(fact.pair, deps)} are new: they were ${fact.stage === 'restored' ? 'restored' : 'established'} ${whenInWords(since)}`;
  return recordCandidate([asSentence(text)], { entries: fact.entries });
}

const FROM: Partial<Readonly<Record<Stage, string>>> = {
  invited: 'the invitation',
  announced: 'announcement',
  applied: 'application',
  candidate: 'candidacy',
  signed: 'signature',
  'accession-signed': 'signature',
  ratified: 'ratification',
  accepted: 'acceptance',
  approved: 'approval',
  acceded: 'accession',
  'in-force': 'entry into force',
  member: 'membership',
  'withdrawal-notified': 'notice',
  withdrawn: 'effect',
};

function dayCount(days: number): string {
  return days === 1 ? 'one day' : `${cardinal(days)} days`;
}

/** A step of months or years is told in days only as far as somebody counts them. */
const COUNTED_DAYS = 1000;

/** "Somalia went from signature to membership in 80 days." */
export function daysSinceChangeCandidate(context: Context): Candidate | null {
  const { main, subjects, deps } = context;
  if (main === null || subjects.length !== 1 || !isStepOfNews(context)) return null;
  const fact = factsOf('days-since-change', context).find((one) =>
    one.entries.includes(main.entry),
  );
  if (fact === undefined || fact.days < 2 || fact.days > COUNTED_DAYS) return null;
  const [from, to] = [FROM[fact.before], FROM[main.stage]];
  if (from === undefined || to === undefined || from === to) return null;
  const name = inText(subjects[0] ?? '', deps);
  const text = `${name} took ${dayCount(fact.days)} from ${from} to ${to}`;
  const others = stageDaysOfStep(context, main.stage);
  const beside =
    others === null ? null : `${text}; over ${others.words} it took ${rangeWords(others.figure)}`;
  return recordCandidate([beside === null ? null : asSentence(beside), asSentence(text)], {
    entries: [main.entry, ...cited(others?.entries ?? [], context)],
  });
}

type Figure = Fact<'stage-days'>['figure'];

/** "from 120 to 726 days, in the middle 347". */
function rangeWords({ shortestDays, longestDays, medianDays }: Figure): string {
  if (shortestDays === longestDays) return dayCount(longestDays);
  const range = `${cardinal(shortestDays)} to ${dayCount(longestDays)}`;
  return longestDays - shortestDays < 3
    ? range
    : `${range}, with a median of ${cardinal(medianDays)}`;
}

/** The figure of the accord for the step that ends on a rung; only as many cases as can be cited. */
function stageDaysOfStep(context: Context, stage: Stage) {
  const fact = factsOf('stage-days', context).find(
    ({ of, figure }) => of === 'accord' && figure.to === stage && figure.cases <= CITED_AT_MOST,
  );
  if (fact === undefined) return null;
  const { figure, entries } = fact;
  return { figure, entries, words: `the ${cardinal(figure.cases)} cases on record` };
}

/** The figures of the record put the ways of consent together. */
function isConsent(stage: Stage): boolean {
  return ['ratified', 'accepted', 'approved', 'acceded'].includes(stage);
}

/** How long states took from step to step under the accord, for the step that is next or has just been taken. */
export function stageDaysCandidates(context: Context): readonly Candidate[] {
  const { main, accord, deps } = context;
  if (accord === null) return [];
  return factsOf('stage-days', context).flatMap(({ of, figure, entries }) => {
    const start = isConsent(figure.from) ? 'consent to be bound' : FROM[figure.from];
    const end = isConsent(figure.to) ? 'consent to be bound' : FROM[figure.to];
    const isNear = main === null || [figure.from, figure.to].includes(main.stage);
    if (of !== 'accord' || start === undefined || end === undefined || start === end) return [];
    if (!isNear || figure.longestDays === 0 || figure.cases > CITED_AT_MOST) return [];
    const text = `under ${inText(accord, deps)} the way from ${start} to ${end} took ${rangeWords(figure)}, over the ${cardinal(figure.cases)} cases in which the record holds both days`;
    return recordCandidate([asSentence(text)], { entries: cited(entries, context) }) ?? [];
  });
}

const PAST: Partial<Readonly<Record<Stage, string>>> = {
  invited: 'was invited',
  announced: 'announced that it will join',
  applied: 'applied',
  candidate: 'became a candidate',
  initialled: 'initialled it',
  signed: 'signed',
  'accession-signed': 'signed the accession',
  ratified: 'ratified',
  accepted: 'accepted',
  approved: 'approved',
  acceded: 'acceded',
  'in-force': 'became a party',
  member: 'became a member',
  suspended: 'suspended its part',
  'withdrawal-notified': 'gave notice of withdrawal',
  withdrawn: 'withdrew',
  declined: 'declined',
};
const MANY: readonly (readonly [RegExp, string])[] = [
  [/^was /, 'were '],
  [/ that it /, ' that they '],
  [/ a (party|member|candidate)$/, ' $1s'],
  [/ its /, ' their '],
];

function pastOf(stage: Stage, isMany: boolean): string | null {
  const words = PAST[stage];
  if (words === undefined || !isMany) return words ?? null;
  return MANY.reduce((text, [one, many]) => text.replace(one, many), words).replace(
    'partys',
    'parties',
  );
}

interface StepGroup {
  readonly stage: Stage;
  readonly day: Edtf;
  readonly rows: readonly Standing[];
}

function groupedSteps(fact: Fact<'parallel-steps'>, context: Context): readonly StepGroup[] {
  const groups = new Map<string, { stage: Stage; day: Edtf; rows: Standing[] }>();
  for (const { entry, stage, day } of fact.steps) {
    const row = context.input.state.standings.find((one) => one.entry === entry);
    const isOwn = row !== undefined && context.subjects.includes(row.subject);
    const value = parseEdtf(day);
    if (row === undefined || isOwn || value === null || PAST[stage] === undefined) continue;
    const key = `${day} ${stage}`;
    const group = groups.get(key) ?? { stage, day: value, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const nameOf = ({ subject }: Standing): string => context.deps.nameOf(subject)?.name ?? subject;
  for (const { rows } of groups.values()) rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Of many steps those nearest in time to the state's own. */
function nearest(groups: readonly StepGroup[], since: Edtf): readonly StepGroup[] {
  const own = boundsOf(since).first;
  const distance = ({ day }: StepGroup): number => {
    const { first } = boundsOf(day);
    return own === null || first === null ? 0 : Math.abs(daysBetween(own, first));
  };
  const kept: StepGroup[] = [];
  for (const group of [...groups].sort((a, b) => distance(a) - distance(b))) {
    const count = kept.reduce((sum, { rows }) => sum + rows.length, 0) + group.rows.length;
    if (count <= NAMED_AT_MOST) kept.push(group);
  }
  return kept.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** What others did under the same accord around the day of the step, each with its day; null without an exact day. */
export function parallelStepsCandidate(context: Context): Candidate | null {
  const { accord, main, deps } = context;
  const [fact] = factsOf('parallel-steps', context);
  if (fact === undefined || accord === null || main?.since == null) return null;
  if (!isStepOfNews(context)) return null;
  if (precisionOf(main.since) !== 'day') return null;
  const all = groupedSteps(fact, context);
  const groups = nearest(all, main.since);
  const rows = groups.flatMap((group) => group.rows);
  if (rows.length === 0) return null;
  let before: Stage | null = null;
  const told = listOf(
    groups.map(({ stage, day, rows: own }) => {
      const states = own.map((row) => row.subject);
      const isMany = states.length > 1 || isPlural(states, deps);
      const verb = stage === before ? '' : ` ${pastOf(stage, isMany)}`;
      before = stage;
      return `${namesInText(states, deps)}${verb} ${whenInWords(day)}`;
    }),
  );
  const when = groups.length < all.length ? 'nearest to it in time' : 'around the same time';
  return recordCandidate([asSentence(`under ${inText(accord, deps)}, ${when}, ${told}`)], {
    entries: [main.entry, ...rows.map((row) => row.entry)],
  });
}

/** Which states of a group are not on record under the accord, where others of it are. */
export function notFollowedCandidate(context: Context): Candidate | null {
  const { accord, main, subjects, deps } = context;
  if (accord === null || main === null || isWayOut(main.stage)) return null;
  const named = factsOf('not-followed', context).flatMap((fact) => {
    const group = deps.groupName(fact.group);
    const left = fact.states.filter((code) => !subjects.includes(code));
    return group === null || left.length === 0 || left.length > NAMED_AT_MOST
      ? []
      : [{ fact, group, left }];
  });
  const [first] = named;
  if (first === undefined) return null;
  const be = first.left.length > 1 || isPlural(first.left, deps) ? 'are' : 'is';
  const text = `of the ${first.group}, ${namesInText(first.left, deps)} ${be} not on record under ${inText(accord, deps)}`;
  return recordCandidate([asSentence(text)], {
    entries: [main.entry, `accord/${accord}`, ...cited(first.fact.entries, context)],
  });
}
