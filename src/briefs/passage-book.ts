import type { Act } from '../events/index.ts';
import { type Dispatch, type Edtf, type Evidence, overlaps, type Span } from '../kernel/index.ts';
import { writtenDays, writtenNumbers } from './quantities.ts';
import type { CheckDeps, Understood } from './types.ts';

/** What a cited passage holds. */
export interface PassageFacts {
  readonly text: string;
  readonly actors: ReadonlySet<string>;
  readonly persons: ReadonlySet<string>;
  readonly accords: ReadonlySet<string>;
  readonly days: readonly Edtf[];
  readonly numbers: ReadonlySet<number>;
  readonly acts: readonly Act[];
}

const LOOK_BACK = 1200;

/** Offset of the first word of the sentence before the one that holds `start`. */
export function contextStart(text: string, start: number): number {
  const from = Math.max(0, start - LOOK_BACK);
  const before = text.slice(from, start);
  const starts = [from];
  for (const match of before.matchAll(/(?<!\b[A-Z])[.!?]["”’)]?\s+|\n\s*\n/g)) {
    starts.push(from + match.index + match[0].length);
  }
  const last = starts[starts.length - 1] ?? from;
  if (last < start) return starts[starts.length - 2] ?? from;
  return starts[starts.length - 2] ?? from;
}

/** Cited texts, each read once. */
export interface PassageBook {
  readonly dispatch: (id: string) => Dispatch | null;
  readonly understood: (id: string) => Understood | null;
  /** Whether the span is a stretch of a dispatch that the book holds. */
  readonly isLive: (evidence: Evidence) => boolean;
  readonly words: (evidence: Evidence) => string;
  readonly facts: (evidence: Evidence) => PassageFacts | null;
}

function factsOf(text: string, understood: Understood, span: Span): PassageFacts {
  const window = { start: contextStart(text, span.start), end: span.end };
  const inside = <T extends Span>(items: readonly T[]): readonly T[] =>
    items.filter((item) => overlaps(item, window));
  const mentions = inside(understood.mentions);
  const accords = inside(understood.accords);
  const words = text.slice(window.start, window.end);
  const acts = understood.acts.filter((act) => overlaps(act.trigger, window));
  const written = writtenDays(words);
  return {
    text: words,
    actors: new Set([
      ...mentions.flatMap((mention) => mention.actors),
      ...acts.flatMap((act) => [...act.subjects, ...act.objects, ...(act.speaker?.actors ?? [])]),
    ]),
    persons: new Set(
      mentions.flatMap((mention) => (mention.person === null ? [] : [mention.person])),
    ),
    accords: new Set([
      ...accords.map((accord) => accord.accord),
      ...acts.flatMap((act) => (act.accord === null ? [] : [act.accord.id])),
    ]),
    days: [
      ...written.map((day) => day.value),
      ...inside(understood.days).map((day) => day.value),
      ...acts.flatMap((act) =>
        [act.day, act.saidDay].flatMap((day) => (day === null ? [] : [day.value])),
      ),
    ],
    numbers: new Set(writtenNumbers(words, written)),
    acts,
  };
}

/** Opens a book over the given dispatches. Each is understood when it is first cited. */
export function openPassages(
  dispatches: ReadonlyMap<string, Dispatch>,
  deps: CheckDeps,
): PassageBook {
  const cache = new Map<string, Understood>();
  const facts = new Map<string, PassageFacts>();
  const understood = (id: string): Understood | null => {
    const dispatch = dispatches.get(id);
    if (dispatch === undefined) return null;
    const found = cache.get(id) ?? deps.understand(dispatch.text, dispatch.referenceDay);
    cache.set(id, found);
    return found;
  };
  const isLive = (evidence: Evidence): boolean => {
    const { start, end } = evidence;
    const text = dispatches.get(evidence.dispatch)?.text;
    if (text === undefined || !Number.isInteger(start) || !Number.isInteger(end)) return false;
    return start >= 0 && start < end && end <= text.length;
  };
  return {
    dispatch: (id) => dispatches.get(id) ?? null,
    understood,
    isLive,
    words: (evidence) =>
      isLive(evidence)
        ? (dispatches.get(evidence.dispatch)?.text.slice(evidence.start, evidence.end) ?? '')
        : '',
    facts: (evidence) => {
      const key = `${evidence.dispatch}:${evidence.start}-${evidence.end}`;
      const known = facts.get(key);
      if (known !== undefined) return known;
      const dispatch = dispatches.get(evidence.dispatch);
      const all = understood(evidence.dispatch);
      if (dispatch === undefined || all === null || !isLive(evidence)) return null;
      const fresh = factsOf(dispatch.text, all, evidence);
      facts.set(key, fresh);
      return fresh;
    },
  };
}
