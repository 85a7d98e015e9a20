import type { Lexicon } from '../../kernel/index.ts';
import type { Inquiry } from '../knowledge.ts';
import type { Names } from '../names.ts';
import { parseSearch, type SearchNames } from './parse-search.ts';
import { searchRecord } from './search-record.ts';
import type { SearchView, Suggestion } from './search-types.ts';
import { compileSuggestions, suggest } from './suggest.ts';

/** What the desk searches with, compiled from the lexicon. */
export interface Searching {
  readonly search: (
    inquiry: Inquiry,
    query: string,
    options: { readonly names: Names; readonly cursor?: string; readonly limit?: number },
  ) => Promise<SearchView>;
  readonly suggest: (typed: string) => readonly Suggestion[];
}

/** `The Almaty Compact` → `x-almaty-compact`: how accords are called that the lexicon does not hold. */
export function unknownAccordId(name: string): string {
  if (name.startsWith('x-')) return name;
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '');
  return `x-${plain.replace(/[^a-z0-9]+/g, '-')}`;
}

function namesFor(
  { view, accords }: Inquiry,
  names: Names,
  sectors: SearchNames['sectors'],
): SearchNames {
  return {
    sectors,
    find: async (name, kind) => {
      const found = names.find(name);
      if (found?.kind === kind) return found;
      if (kind === 'state')
        return names.inText(name) === null ? null : { id: name, name: names.of(name) };
      const id = accords.idOf(unknownAccordId(name));
      const [known] = await view.developmentsByAccord(id, { limit: 1 });
      return known === undefined ? null : { id, name: names.of(id) };
    },
  };
}

/** Compiles what searching needs of the lexicon. */
export function compileSearching(lexicon: Lexicon): Searching {
  const index = compileSuggestions(lexicon);
  return {
    search: async (inquiry, query, options) => {
      const names = namesFor(inquiry, options.names, lexicon.sectors);
      return searchRecord(inquiry, await parseSearch(query, names), options);
    },
    suggest: (typed) => suggest(index, typed),
  };
}
