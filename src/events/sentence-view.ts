import type { Span } from '../kernel/index.ts';
import type {
  AccordMention,
  DayMention,
  Mention,
  Reading,
  Sentence,
  Token,
} from '../reading/index.ts';
import type { Grammar } from './grammar.ts';
import type { VerbGroup } from './verb-group.ts';
import { findGroups } from './verb-groups.ts';

/** Something found in the sentence, with the tokens that it covers (both ends included). */
export interface Placed<T> {
  readonly it: T;
  readonly first: number;
  readonly last: number;
}

/** A sentence as the engine sees it: everything by token index. */
export interface SentenceView {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Placed<Mention>[];
  readonly accords: readonly Placed<AccordMention>[];
  readonly days: readonly Placed<DayMention>[];
  readonly groups: readonly VerbGroup[];
  /** Index of the mention that covers a token, or -1. */
  readonly mentionAt: readonly number[];
  /** Whether a day covers the token. */
  readonly isDay: readonly boolean[];
  /** Codes of all actors that the sentence before names. */
  readonly actorsBefore: ReadonlySet<string>;
  readonly grammar: Grammar;
}

function place<T extends Span>(items: readonly T[], tokens: readonly Token[]): Placed<T>[] {
  const placed: Placed<T>[] = [];
  let from = 0;
  for (const it of items) {
    while (from < tokens.length && (tokens[from]?.end ?? 0) <= it.start) from += 1;
    let last = from;
    while (last + 1 < tokens.length && (tokens[last + 1]?.start ?? 0) < it.end) last += 1;
    const token = tokens[from];
    if (token !== undefined && token.start < it.end) placed.push({ it, first: from, last });
  }
  return placed;
}

const PREFIX = /^(?:ibero|pan|inter|trans|afro|anti|non|pro|latin|native|un)$/;

/** "the Ibero-American summit", "anti-Chilean": a word of which the name is only a part. */
function isPrefixed(tokens: readonly Token[], first: number): boolean {
  const dash = tokens[first - 1];
  const isJoined = dash?.lower === '-' && dash.end === tokens[first]?.start;
  return isJoined && PREFIX.test(tokens[first - 2]?.lower ?? '');
}

/** Views of all sentences of a reading, in order; sentences without tokens give none. */
export function viewsOf(reading: Reading, grammar: Grammar): SentenceView[] {
  const mentions = bySentence(reading.mentions);
  const accords = bySentence(reading.accords);
  const days = bySentence(reading.days);
  const views: SentenceView[] = [];
  let actorsBefore: ReadonlySet<string> = new Set<string>();
  for (const sentence of reading.sentences) {
    const tokens = sentence.tokens.filter((token) => token.start >= sentence.wordsStart);
    if (tokens.length === 0) continue;
    const placedMentions = place(mentions.get(sentence.index) ?? [], tokens).filter(
      ({ first }) => !isPrefixed(tokens, first),
    );
    const placedAccords = place(accords.get(sentence.index) ?? [], tokens);
    // "in the first week of June, a diplomat said": the comma is no part of the day.
    const placedDays = place(days.get(sentence.index) ?? [], tokens).map((day) =>
      day.last > day.first && tokens[day.last]?.lower === ','
        ? { ...day, last: day.last - 1 }
        : day,
    );
    const mentionAt = new Array<number>(tokens.length).fill(-1);
    placedMentions.forEach((mention, index) => {
      for (let k = mention.first; k <= mention.last; k += 1) mentionAt[k] = index;
    });
    const isDay = new Array<boolean>(tokens.length).fill(false);
    for (const day of placedDays) for (let k = day.first; k <= day.last; k += 1) isDay[k] = true;
    const isNamed = tokens.map((_, k) => mentionAt[k] !== -1);
    for (const accord of placedAccords)
      for (let k = accord.first; k <= accord.last; k += 1) isNamed[k] = true;
    const groups = findGroups({
      tokens,
      isNamed,
      isDay,
      isHeadline: sentence.role === 'headline',
      grammar,
    });
    views.push({
      sentence,
      tokens,
      mentions: placedMentions,
      accords: placedAccords,
      days: placedDays,
      groups,
      mentionAt,
      isDay,
      actorsBefore,
      grammar,
    });
    actorsBefore = new Set(placedMentions.flatMap((mention) => mention.it.actors));
  }
  return views;
}

function bySentence<T extends Span & { readonly sentence: number }>(
  items: readonly T[],
): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const item of [...items].sort((a, b) => a.start - b.start)) {
    const list = map.get(item.sentence);
    if (list === undefined) map.set(item.sentence, [item]);
    else list.push(item);
  }
  return map;
}

/** Lower-case text of a token, or an empty string outside of the sentence. */
export function lowerAt(view: Pick<SentenceView, 'tokens'>, index: number): string {
  return view.tokens[index]?.lower ?? '';
}

/** The span from one token to another, both included. */
export function spanOf(view: Pick<SentenceView, 'tokens'>, first: number, last: number): Span {
  const a = view.tokens[first];
  const b = view.tokens[last];
  if (a === undefined || b === undefined)
    throw new Error(`tokens ${first}–${last} lie outside of the sentence`);
  return { start: a.start, end: b.end };
}
