import { z } from 'zod';

const SENTENCES_AT_MOST = 12;
const LONGEST_ANSWER = 100_000;

const sentence = z.object({
  text: z.string().max(2_000),
  cites: z.array(z.string().max(20)).max(30),
});
const section = z.array(sentence).max(SENTENCES_AT_MOST).default([]);
const drafted = z.object({
  happening: section,
  importance: section,
  next: section,
  beyond: section,
});

/** What a model wrote: sentences by section, each with the identifiers that it cites. */
export type Drafted = z.infer<typeof drafted>;

/** The JSON of an answer, also where it stands in a fence or between words. */
function jsonIn(answer: string): unknown {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to <= from) return null;
  try {
    return JSON.parse(answer.slice(from, to + 1));
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/** Parses the answer of a model; null where it is not the JSON that was asked for. */
export function parseDrafted(answer: string): Drafted | null {
  if (answer.length > LONGEST_ANSWER) return null;
  const parsed = drafted.safeParse(jsonIn(answer));
  if (!parsed.success) return null;
  const isEmpty = Object.values(parsed.data).every((sentences) => sentences.length === 0);
  return isEmpty ? null : parsed.data;
}
