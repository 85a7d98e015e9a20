import type { Span } from '../src/kernel/index.ts';

/**
 * Turns offsets in Unicode code points, as the corpora count, into UTF-16 code units, as the system counts.
 * Offsets beyond the text are held to its end.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
    starts.push(at);
  // A text of the Basic Multilingual Plane counts the same either way.
  if (starts.length === text.length) return (offset) => Math.min(offset, text.length);
  return (offset) => starts[offset] ?? text.length;
}

/** A span in code points as a span in UTF-16 code units. */
export function spanOf(at: (offset: number) => number, start: number, end: number): Span {
  return { start: at(start), end: at(end) };
}
