import { EVIDENCE_CLASSES, type Lexicon, MODALITIES, STAGES } from '../../kernel/index.ts';
import { SEARCH_FIELDS, type SearchField, type Suggestion } from './search-types.ts';

const SHOWN = 8;
const MAX_UNITS = 80;

interface Row {
  readonly suggestion: Suggestion;
  /** Every name of it, folded. */
  readonly names: readonly string[];
}

/** Everything that can be suggested, with its names. Built once. */
export type SuggestionIndex = readonly Row[];

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function valueText(field: SearchField, id: string): string {
  return `${field}:${/^[\w-]+$/.test(id) ? id : `"${id}"`}`;
}

function row(
  field: SearchField,
  named: { readonly id: string; readonly name: string; readonly names: readonly string[] },
): Row {
  const { id, name, names } = named;
  return {
    suggestion: { field, name, text: valueText(field, id), about: SEARCH_FIELDS[field] },
    names: [...new Set([id, name, ...names].map(folded))].filter((one) => one !== ''),
  };
}

/** Indexes the states, accords, stages and other values of the lexicon by any of their names. */
export function compileSuggestions(lexicon: Lexicon): SuggestionIndex {
  const words = (field: SearchField, ids: readonly string[]): Row[] =>
    ids
      .filter((id) => id !== 'none')
      .map((id) => row(field, { id, name: id.replaceAll('-', ' '), names: [] }));
  return [
    ...lexicon.states.map(({ code, name, official, names, adjectives, capitals }) =>
      row('state', {
        id: code,
        name,
        names: [official ?? '', ...names, ...adjectives, ...capitals],
      }),
    ),
    ...lexicon.accords.map(({ id, name, names }) => row('accord', { id, name, names })),
    ...words('stage', STAGES),
    ...words('modality', MODALITIES),
    ...words('class', EVIDENCE_CLASSES),
    ...lexicon.sectors.map(({ id, name }) => row('sector', { id, name, names: [] })),
  ];
}

/** 0 for the name itself, then a name that begins so, then one of whose words does; null for none. */
function nearness(names: readonly string[], typed: string): number | null {
  let best: number | null = null;
  for (const name of names) {
    const rank =
      name === typed ? 0 : name.startsWith(typed) ? 1 : name.includes(` ${typed}`) ? 2 : null;
    if (rank !== null && (best === null || rank < best)) best = rank;
  }
  return best;
}

function fieldRows(typed: string): Suggestion[] {
  return (Object.keys(SEARCH_FIELDS) as SearchField[])
    .filter((field) => field.startsWith(typed))
    .map((field) => ({ field, name: `${field}:`, text: `${field}:`, about: SEARCH_FIELDS[field] }));
}

/**
 * What the word or field that is being typed may become, the nearest first; `typed` is a word, or a field with the
 * beginning of its value (`state:kaz`). Empty where nothing fits.
 */
export function suggest(index: SuggestionIndex, typed: string): readonly Suggestion[] {
  const short = typed.slice(0, MAX_UNITS);
  const [, field, value] = /^([a-z]+):["“]?(.*)$/is.exec(short) ?? [];
  const wanted = folded(value ?? short.replace(/^["“]/, ''));
  const rows =
    field === undefined
      ? index
      : index.filter((one) => one.suggestion.field === field.toLowerCase());
  if (wanted === '')
    return field === undefined ? fieldRows('') : rows.slice(0, SHOWN).map((one) => one.suggestion);
  const ranked = rows
    .map((one) => ({ ...one, rank: nearness(one.names, wanted) }))
    .filter((one): one is typeof one & { rank: number } => one.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.suggestion.name.length - b.suggestion.name.length);
  const fields = field === undefined ? fieldRows(wanted) : [];
  return [...fields, ...ranked.map((one) => one.suggestion)].slice(0, SHOWN);
}
