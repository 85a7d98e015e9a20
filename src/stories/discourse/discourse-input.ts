import type { CivilDay, Span } from '../../kernel/index.ts';
import type { Reading } from '../../reading/index.ts';
import type { DiscourseInput } from '../types.ts';

type Token = Reading['sentences'][number]['tokens'][number];

/** One sentence with what reading found in it. */
export interface ReadUnit {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Reading['mentions'][number][];
  readonly accords: readonly Reading['accords'][number][];
  readonly days: readonly Reading['days'][number][];
  readonly times: readonly Reading['times'][number][];
  /** Share of the sentence within quotation marks. */
  readonly quotedShare: number;
}

/** A text as its roles are decided: the headline, then the sentences. */
export interface ReadText {
  readonly headline: ReadUnit;
  readonly units: readonly ReadUnit[];
  readonly referenceDay: CivilDay | null;
}

/** Hands out what stands in spans that follow one another, in one pass. */
function within<T extends Span>(entries: readonly T[], units: readonly Span[]): T[][] {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  let at = 0;
  return units.map(({ start, end }) => {
    while (at < sorted.length && (sorted[at]?.start ?? 0) < start) at += 1;
    const own: T[] = [];
    while (at < sorted.length && (sorted[at]?.start ?? end) < end) {
      const entry = sorted[at];
      if (entry !== undefined) own.push(entry);
      at += 1;
    }
    return own;
  });
}

function quotedShareOf(unit: Span, quotes: readonly Span[]): number {
  let quoted = 0;
  for (const quote of quotes)
    quoted += Math.max(0, Math.min(quote.end, unit.end) - Math.max(quote.start, unit.start));
  return quoted / Math.max(1, unit.end - unit.start);
}

/** Cuts a reading into headline and sentences; those of the headline and the spans asked for, in order of the text. */
export function readUnitsOf({ text, reading, units, referenceDay }: DiscourseInput): ReadText {
  const headlines = reading.sentences.filter((sentence) => sentence.role === 'headline');
  const start = headlines[0]?.start ?? 0;
  const title: Span = { start, end: headlines.at(-1)?.end ?? start };
  const spans = [title, ...units];
  const tokens = within(
    reading.sentences.flatMap((sentence) => sentence.tokens),
    spans,
  );
  const mentions = within(reading.mentions, spans);
  const accords = within(reading.accords, spans);
  const days = within(reading.days, spans);
  const times = within(reading.times, spans);
  const read = spans.map(
    (span, at): ReadUnit => ({
      text: text.slice(span.start, span.end),
      tokens: tokens[at] ?? [],
      mentions: mentions[at] ?? [],
      accords: accords[at] ?? [],
      days: days[at] ?? [],
      times: times[at] ?? [],
      quotedShare: quotedShareOf(span, reading.quotes),
    }),
  );
  const [headline, ...rest] = read;
  if (headline === undefined) throw new Error('a document without a headline unit');
  return { headline, units: rest, referenceDay };
}
