import type { SearchAnswer, SuggestionsAnswer } from './answers.ts';
import { type Asked, asOfOf } from './asked.ts';
import { namesOf } from './names-of.ts';
import { given } from './query.ts';
import { shownRow } from './shown-rows.ts';

/** What a search finds. Throws `search.*`. */
export async function search({ desk, query }: Asked): Promise<SearchAnswer> {
  const page = given<{ limit: number; cursor: string }>({
    limit: query.limit(),
    cursor: query.text('cursor'),
  });
  const found = await desk.search(query.text('q') ?? '', { ...asOfOf(query), ...page });
  const codes = found.entries.flatMap((row) => [row.subject.id, row.counterpart?.id ?? null]);
  const entries = found.entries.map(shownRow);
  return { found: { ...found, entries }, names: namesOf(desk, codes, asOfOf(query)) };
}

/** What the end of a search may become. */
export async function suggestions({ desk, query }: Asked): Promise<SuggestionsAnswer> {
  return { suggestions: await desk.suggest(query.text('q') ?? '') };
}
