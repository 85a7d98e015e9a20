import { entryFactsOf } from '../../src/briefs/index.ts';
import type { BriefDeps, BriefInput, BriefSentence, EntryFacts } from '../../src/briefs/types.ts';
import type { Act } from '../../src/events/index.ts';
import { daysBetween, type Edtf, type Evidence, parseCivilDay } from '../../src/kernel/index.ts';
import { numbersIn, type Reading } from '../../src/reading/index.ts';
import type { System } from '../system.ts';

/** What one cited passage holds, with the sentence before it for pronouns. */
export interface PassageContent {
  readonly text: string;
  readonly actors: ReadonlySet<string>;
  readonly accords: ReadonlySet<string>;
  readonly days: readonly Edtf[];
  readonly numbers: readonly number[];
  readonly acts: readonly Act[];
}

/** What a sentence of a brief cites. */
export interface Cited {
  readonly passages: readonly PassageContent[];
  readonly entries: readonly EntryFacts[];
  /** Dispatches of the passages, and those that the entries rest on. */
  readonly dispatches: ReadonlySet<string>;
}

/** Dispatches that an entry of the record rests on. */
function restsOn(id: string, input: BriefInput): string[] {
  const { claims, expectations } = input.state;
  const said = [
    ...claims.filter((claim) => claim.id === id || claim.entry === id),
    ...expectations.filter((one) => one.id === id),
    ...input.dispatches.flatMap(({ acts }) => acts).filter((act) => act.id === id),
  ];
  return said.flatMap((one) => one.dispatch ?? []);
}

/** Opens what the sentences of one brief cite; each dispatch is read once. */
export function openCitations(
  input: BriefInput,
  system: System,
  deps: BriefDeps,
): (sentence: BriefSentence) => Cited {
  const lookup = entryFactsOf(input, deps);
  const readings = new Map<string, Reading>();
  const byId = new Map(
    input.dispatches.map(({ dispatch, acts }) => [dispatch.id, { dispatch, acts }]),
  );
  const passage = (evidence: Evidence): PassageContent[] => {
    const kept = byId.get(evidence.dispatch);
    if (kept === undefined) return [];
    const { text, titleSpan, referenceDay } = kept.dispatch;
    const reading =
      readings.get(evidence.dispatch) ??
      system.line.reader.read({
        dispatch: null,
        text,
        titleSpan,
        language: 'en',
        referenceDay,
        referenceFrom: 'published',
      }).items;
    readings.set(evidence.dispatch, reading);
    const first = reading.sentences.findIndex((one) => one.end > evidence.start);
    const start = reading.sentences[Math.max(0, first - 1)]?.start ?? evidence.start;
    const window = { start: Math.min(start, evidence.start), end: evidence.end };
    const inside = <T extends { start: number; end: number }>(items: readonly T[]): T[] =>
      items.filter((item) => item.start < window.end && window.start < item.end);
    const words = text.slice(window.start, window.end);
    const acts = kept.acts.filter((act) => inside([act.trigger]).length > 0);
    return [
      {
        text: words,
        actors: new Set(inside(reading.mentions).flatMap((mention) => mention.actors)),
        accords: new Set([
          ...inside(reading.accords).map((accord) => accord.accord),
          ...acts.flatMap((act) => act.accord?.id ?? []),
        ]),
        days: [
          ...inside(reading.days).map((day) => day.value),
          ...acts.flatMap((act) => [act.day?.value ?? [], act.saidDay?.value ?? []].flat()),
          ...(referenceDay === null ? [] : [referenceDay as string as Edtf]),
        ],
        numbers: numbersIn(words).map((one) => one.value),
        acts,
      },
    ];
  };
  return (sentence) => ({
    passages: sentence.evidence.flatMap(passage),
    entries: sentence.entries.flatMap((id) => lookup(id) ?? []),
    dispatches: new Set([
      ...sentence.evidence.map((evidence) => evidence.dispatch),
      ...sentence.entries.flatMap((id) => restsOn(id, input)),
    ]),
  });
}

/** Numbers that follow from entries by counting them, or by the days between two of their days. */
export function derivedNumbers(entries: readonly EntryFacts[]): ReadonlySet<number> {
  const counts = entries.flatMap(({ numbers, figures = [], words }) => [
    ...numbers,
    ...figures,
    ...words.flatMap((text) => numbersIn(text).map((one) => one.value)),
  ]);
  const points = [...new Set(entries.flatMap(({ days }) => days))]
    .flatMap((day) => parseCivilDay(day) ?? [])
    .slice(0, 40);
  const gaps = points.flatMap((from) => points.map((to) => daysBetween(from, to)));
  // The next one after a count is the one that a newcomer would be, and the one before it what there was without.
  const beside = counts.flatMap((count) => [count + 1, count - 1]);
  return new Set([...counts, ...beside, entries.length, ...gaps]);
}
