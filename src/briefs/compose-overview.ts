import { boundsOf, type CivilDay, type Refusal } from '../kernel/index.ts';
import type { Standing } from '../record/index.ts';
import { type Candidate, isRepetition, recordCandidate } from './candidate.ts';
import { checkSentence } from './check-sentence.ts';
import { weighConsequence, weighedOf } from './consequence.ts';
import { dayInWords } from './day-words.ts';
import { entryFactsOf } from './entry-facts.ts';
import { independentVoices } from './independent-voices.ts';
import { standingName } from './labels.ts';
import { isTakingPart } from './ladder.ts';
import { openPassages } from './passage-book.ts';
import { writtenDays } from './quantities.ts';
import { remembered } from './remembered.ts';
import { standingText } from './standing-text.ts';
import {
  type Brief,
  type BriefChange,
  type BriefDeps,
  type BriefInput,
  type BriefSection,
  type BriefSentence,
  SECTION_NAMES,
  type SectionName,
} from './types.ts';
import { asSentence, capitalised, cardinal, inText, listOf } from './wording.ts';

/** What a brief of several developments is about. */
export type OverviewTopic =
  | { readonly kind: 'accord'; readonly accord: string }
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'pair'; readonly states: readonly [string, string] }
  | { readonly kind: 'day'; readonly day: CivilDay };

/** A development with its own brief, as composed for the same day. */
export interface OverviewPart {
  readonly input: BriefInput;
  readonly brief: Brief;
}

export interface OverviewInput {
  readonly topic: OverviewTopic;
  readonly asOf: CivilDay;
  readonly parts: readonly OverviewPart[];
  /** What the record knows of the topic itself, beside the developments. */
  readonly state: BriefInput['state'];
  /** Briefs of developments that told nothing on the day of the brief, and that an editor ruled on; of a day alone. */
  readonly ruledOn?: readonly Brief[];
}

const LONGEST_SECTION = 5;
/** Beside what happened, only these say why it matters and what comes: a reader holds few affairs at once. */
const WEIGHED_AT_MOST = 3;
const NAMED_AT_MOST = 6;
const ROWS_AT_MOST = 40;
/** Sentences of several developments share no matter whose names could be left aside. */
const NO_WORDS: ReadonlySet<string> = new Set();

const SILENCES: Readonly<Record<SectionName, string>> = {
  happening: 'The record holds no development of it up to this day.',
  importance: 'Neither the record nor the dispatches say what changes, and for whom.',
  next: 'Nobody cited here says what comes, and the order of steps implies nothing.',
  beyond: 'The record holds no history of it beyond the dispatches.',
};

function byConsequence(parts: readonly OverviewPart[]) {
  return parts
    .map((part) => ({ part, weight: weighConsequence(weighedOf(part.brief, part.input)) }))
    .sort(
      (a, b) =>
        b.weight.points - a.weight.points ||
        (a.part.input.development.lastDay > b.part.input.development.lastDay ? -1 : 1) ||
        (a.part.brief.id < b.part.brief.id ? -1 : 1),
    );
}

/** The sentences of one section, one of each brief in turn: the first of all, then the second of all. */
function inTurn(parts: readonly OverviewPart[], section: SectionName): readonly BriefSentence[] {
  const lists = parts.map(({ brief }) => brief.sections[section].sentences);
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list[place] ?? []),
  ).flat();
}

function isRecent(row: Standing, asOf: CivilDay): boolean {
  const first = row.since === null ? null : boundsOf(row.since).first;
  return first !== null && first <= asOf;
}

function newestFirst(a: Standing, b: Standing): number {
  if (a.since !== b.since) return (a.since ?? '') > (b.since ?? '') ? -1 : 1;
  return a.entry < b.entry ? -1 : 1;
}

/** "The record holds Kazakhstan as taking part in sixteen accords and organisations". */
function countCandidate(rows: readonly Standing[], state: string, deps: BriefDeps) {
  const own = rows.filter((row) => row.subject === state && row.entry.startsWith('party/'));
  const taking = own.filter((row) => isTakingPart(row.stage)).slice(0, ROWS_AT_MOST);
  if (taking.length < 2) return null;
  const text = `the record holds ${inText(state, deps)} as taking part in ${cardinal(taking.length)} accords and organisations`;
  return recordCandidate([asSentence(text)], { entries: taking.map((row) => row.entry) });
}

/** The standings that moved last, each in its own words. */
function latestCandidates(rows: readonly Standing[], asOf: CivilDay, deps: BriefDeps): Candidate[] {
  return rows
    .filter((row) => isRecent(row, asOf))
    .sort(newestFirst)
    .slice(0, 3)
    .flatMap((row) => {
      const text = standingText(row, row.since, deps);
      const said = text === null ? null : asSentence(text);
      return recordCandidate([said], { entries: [row.entry] }) ?? [];
    });
}

/** Accords in which both of a pair take part. */
function sharedCandidate(rows: readonly Standing[], pair: readonly string[], deps: BriefDeps) {
  const [a = '', b = ''] = pair;
  const of = (state: string): ReadonlyMap<string, Standing> =>
    new Map(
      rows.flatMap((row) =>
        row.subject === state && row.accord !== null && isTakingPart(row.stage)
          ? [[row.accord, row]]
          : [],
      ),
    );
  const others = of(b);
  const shared = [...of(a)].filter(([accord]) => others.has(accord)).sort();
  if (shared.length === 0) return null;
  const named = shared.slice(0, NAMED_AT_MOST);
  const names = listOf(named.map(([accord]) => inText(accord, deps)));
  const more = shared.length > named.length ? ', among others' : '';
  const text = `both ${inText(a, deps)} and ${inText(b, deps)} are on record as taking part in ${names}${more}`;
  return recordCandidate([asSentence(text)], {
    entries: named.flatMap(([accord, row]) => [row.entry, others.get(accord)?.entry ?? row.entry]),
  });
}

/** What the record says of the topic itself. */
function ownCandidates({ topic, state, asOf }: OverviewInput, deps: BriefDeps): Candidate[] {
  const rows = state.standings;
  const found =
    topic.kind === 'state'
      ? [countCandidate(rows, topic.state, deps), ...latestCandidates(rows, asOf, deps)]
      : topic.kind === 'pair'
        ? [
            ...latestCandidates(
              rows.filter((row) => row.entry.startsWith('relation/')),
              asOf,
              deps,
            ),
            sharedCandidate(rows, topic.states, deps),
          ]
        : topic.kind === 'accord'
          ? latestCandidates(rows, asOf, deps)
          : [];
  return found.filter((one): one is Candidate => one !== null);
}

function titleOf({ topic }: OverviewInput, deps: BriefDeps): string {
  const name = (id: string): string => (deps.nameOf(id)?.name ?? id).replace(/^an? /, '');
  if (topic.kind === 'accord') return capitalised(name(topic.accord));
  if (topic.kind === 'state') return name(topic.state);
  if (topic.kind === 'pair') return topic.states.map(name).join(' and ');
  return `The morning brief of ${dayInWords(topic.day)}`;
}

function idOf(topic: OverviewTopic): string {
  if (topic.kind === 'accord') return `accord/${topic.accord}`;
  if (topic.kind === 'state') return `state/${topic.state}`;
  if (topic.kind === 'pair') return `pair/${[...topic.states].sort().join('/')}`;
  return `day/${topic.day}`;
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

function sourcesOf(parts: readonly OverviewPart[]): Brief['sources'] {
  const all = parts.map(({ brief }) => brief.sources);
  const outlets = new Map<string, Set<string>>();
  for (const { outlet, dispatches } of all.flatMap((one) => one.outlets)) {
    const kept = outlets.get(outlet) ?? new Set();
    for (const id of dispatches) kept.add(id);
    outlets.set(outlet, kept);
  }
  const origins = distinct(
    all.flatMap((one) => one.origins),
    (one) => one.id,
  );
  return {
    outlets: [...outlets]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([outlet, ids]) => ({ outlet, dispatches: [...ids] })),
    origins,
    independent: independentVoices([
      ...origins.map(({ dispatches }) => dispatches),
      ...[...outlets.values()].map((ids) => [...ids]),
    ]),
    dispatches: distinct(
      all.flatMap((one) => one.dispatches),
      (one) => one.id,
    ),
  };
}

/** Whether another sentence says the same words and goes on. */
function saysMore(other: BriefSentence, sentence: BriefSentence): boolean {
  return other.text !== sentence.text && other.text.startsWith(`${sentence.text.slice(0, -1)};`);
}

/**
 * Whether a sentence of the record only tells days that another of the section has told of the same entry: the plan and
 * the step, or the newest member as such and as the one before.
 */
function saysNoNewDay(sentence: BriefSentence, chosen: readonly BriefSentence[]): boolean {
  if (sentence.kind !== 'record') return false;
  const entries = new Set(sentence.entries);
  const days = writtenDays(sentence.text).map(({ value }) => value);
  const told = chosen
    .filter((other) => other.kind === 'record' && other.entries.some((entry) => entries.has(entry)))
    .flatMap(({ text }) => writtenDays(text).map(({ value }) => value));
  return days.length > 0 && days.every((day) => told.includes(day));
}

function sectionsOf(input: OverviewInput, ordered: readonly OverviewPart[], deps: BriefDeps) {
  const refusals: Refusal[] = [];
  const ground = {
    book: openPassages(new Map(), deps.check),
    entries: entryFactsOf(
      { development: { leadAct: null }, dispatches: [], state: input.state },
      deps,
    ),
    deps: deps.check,
    asOf: input.asOf,
  };
  const checked = ownCandidates(input, deps).flatMap((candidate): BriefSentence[] => {
    const [text = ''] = candidate.texts;
    const sentence = { ...candidate, text };
    const faults = checkSentence(sentence, ground);
    if (faults.length > 0) {
      const what = faults.map((fault) => `${fault.what} “${fault.value}”`).join(', ');
      refusals.push({
        stage: 'briefs',
        code: 'briefs.ungrounded',
        dispatch: null,
        span: null,
        params: { what, sentence: text },
      });
      return [];
    }
    const { kind, evidence, entries } = candidate;
    return [{ text, kind, evidence, entries }];
  });
  const printed: BriefSentence[] = [];
  const sections = SECTION_NAMES.map((name): [SectionName, BriefSection] => {
    const candidates = name === 'beyond' ? [...checked] : [];
    const chosen: BriefSentence[] = [];
    const told = name === 'happening' ? ordered : ordered.slice(0, WEIGHED_AT_MOST);
    const all = [...candidates, ...inTurn(told, name)];
    for (const sentence of all) {
      if (chosen.length >= LONGEST_SECTION) break;
      if (all.some((other) => saysMore(other, sentence))) continue;
      if (saysNoNewDay(sentence, chosen)) continue;
      if (isRepetition(sentence, printed, { matter: NO_WORDS, isStrict: true })) continue;
      chosen.push(sentence);
      printed.push(sentence);
    }
    return [
      name,
      chosen.length === 0 ? { sentences: [], silence: SILENCES[name] } : { sentences: chosen },
    ];
  });
  return { sections: Object.fromEntries(sections) as Brief['sections'], refusals };
}

/** A line that does not say itself which of several affairs it is about. */
function isOfOneBrief({ what, text }: BriefChange): boolean {
  if (what === 'ruling') return !text.startsWith('“') && !/: (?:that )?an editor /.test(text);
  return what === 'sources';
}

/**
 * What changed in the briefs that are drawn together. Of a day all of it, for the day is what is told; of a topic, whose
 * developments have each their own last brief, what editors ruled: each once.
 */
function changedIn(
  { topic, ruledOn = [] }: OverviewInput,
  briefs: readonly Brief[],
): BriefChange[] {
  const isOfDay = topic.kind === 'day';
  const told = [
    ...briefs.map((brief) => ({ brief, isWhole: isOfDay })),
    ...ruledOn.map((brief) => ({ brief, isWhole: false })),
  ];
  const lines = told.flatMap(({ brief, isWhole }) =>
    brief.changed
      .filter(({ what }) => isWhole || what === 'ruling')
      .map((row) => (isOfOneBrief(row) ? { ...row, text: `${brief.title}: ${row.text}` } : row)),
  );
  return [...distinct(lines, ({ text }) => text)].slice(0, ROWS_AT_MOST);
}

/** Standings that the printed sentences cite, and the first of each development. */
function standingsOf(
  { state }: OverviewInput,
  ordered: readonly OverviewPart[],
  { sections, deps }: { readonly sections: Brief['sections']; readonly deps: BriefDeps },
): Brief['standings'] {
  const cited = new Set(
    SECTION_NAMES.flatMap((name) => sections[name].sentences.flatMap((one) => one.entries)),
  );
  const own = state.standings
    .filter((row) => cited.has(row.entry))
    .map((row) => ({
      entry: row.entry,
      label: standingName(row, deps),
      stage: row.stage,
      since: row.since,
      evidenceClass: row.evidenceClass,
      ...(row.sinceClass === undefined ? {} : { sinceClass: row.sinceClass }),
    }));
  const told = ordered.flatMap(({ brief }) => [
    ...brief.standings.slice(0, 1),
    ...brief.standings.filter((row) => cited.has(row.entry)),
  ]);
  return distinct([...told, ...own], (row) => row.entry);
}

/**
 * Composes the brief of an accord, a state, a pair of states or a day from the briefs of its developments, the most
 * consequential first, and from what the record says of the topic. Its sentences are those of briefs that have passed
 * the grounding check, and sentences of the record that pass it here. Pure; throws nothing.
 */
export function composeOverview(
  input: OverviewInput,
  given: BriefDeps,
): { readonly items: Brief; readonly refusals: readonly Refusal[] } {
  const deps = { ...given, check: remembered(given.check) };
  const weighed = byConsequence(input.parts);
  const ordered = weighed.map(({ part }) => part);
  const { sections, refusals } = sectionsOf(input, ordered, deps);
  const briefs = ordered.map(({ brief }) => brief);
  return {
    items: {
      id: idOf(input.topic),
      title: titleOf(input, deps),
      asOf: input.asOf,
      sections,
      differences: briefs.flatMap((brief) => brief.differences).slice(0, ROWS_AT_MOST),
      changed: changedIn(input, briefs),
      expectations: distinct(
        briefs.flatMap((brief) => brief.expectations),
        (row) => row.id,
      ).slice(0, ROWS_AT_MOST),
      acts: distinct(
        briefs.flatMap((brief) => brief.acts),
        (act) => act.id,
      ),
      sources: sourcesOf(ordered),
      standings: standingsOf(input, ordered, { sections, deps }),
      order: weighed.map(({ part, weight }) => ({
        development: part.brief.id,
        title: part.brief.title,
        ...weight,
      })),
    },
    refusals,
  };
}
