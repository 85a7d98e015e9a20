import {
  boundsOf,
  ChanceryError,
  type CivilDay,
  EVIDENCE_CLASSES,
  MODALITIES,
  parseEdtf,
  STAGES,
} from '../../kernel/index.ts';
import { searchTerms } from '../store/full-text.ts';
import {
  type ParsedSearch,
  SEARCH_FIELDS,
  type SearchField,
  type SearchTermField,
} from './search-types.ts';

/** Longest search, in UTF-16 units. */
const MAX_UNITS = 600;
const MAX_FIELDS = 12;
const SHOWN = 60;

/** What the parser asks of the record: the code behind a name, and the sectors that there are. */
export interface SearchNames {
  readonly find: (
    name: string,
    kind: 'state' | 'accord',
  ) => Promise<{ readonly id: string; readonly name: string } | null>;
  readonly sectors: readonly { readonly id: string; readonly name: string }[];
}

interface Piece {
  readonly field: string | null;
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A field with its value, a phrase, or a word. Each alternative ends where the next begins, so time is linear. */
const PIECE =
  /([A-Za-z][A-Za-z-]{0,30}):(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))|["“”]([^"“”]*)["“”]?|([^\s"“”]+)/gu;

function piecesOf(query: string): Piece[] {
  return [...query.matchAll(PIECE)].map(([whole, field, quoted, value, phrase, word]) => {
    // `https://…` is an address, not a field.
    if (field !== undefined && value?.startsWith('//') !== true)
      return { field: field.toLowerCase(), text: quoted ?? value ?? '', isQuoted: true };
    if (phrase !== undefined) return { field: null, text: phrase, isQuoted: true };
    return { field: null, text: word ?? whole, isQuoted: false };
  });
}

function isField(text: string): text is SearchField {
  return Object.hasOwn(SEARCH_FIELDS, text);
}

function unknownValue(field: SearchField, value: string, known: string): ChanceryError {
  return new ChanceryError('search.value-unknown', { field, value: value.slice(0, SHOWN), known });
}

function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-');
}

function listed(field: SearchField, value: string, among: readonly string[]): SearchTermField {
  const id = among.find(
    (one) => one === folded(value) || one.replaceAll('-', '') === folded(value).replaceAll('-', ''),
  );
  if (id === undefined)
    throw unknownValue(field, value, `One of ${among.filter((one) => one !== 'none').join(', ')}.`);
  return { field, id, name: id.replaceAll('-', ' ') };
}

function sectorField(value: string, sectors: SearchNames['sectors']): SearchTermField {
  const found = sectors.find(
    ({ id, name }) => id === folded(value) || folded(name) === folded(value),
  );
  if (found === undefined)
    throw unknownValue('sector', value, `One of ${sectors.map(({ id }) => id).join(', ')}.`);
  return { field: 'sector', ...found };
}

function dayField(field: 'after' | 'before', value: string): SearchTermField {
  const edtf = /^\d{4}(-\d{2}){0,2}$/.test(value.trim()) ? parseEdtf(value.trim()) : null;
  if (edtf === null)
    throw unknownValue(field, value, 'Write a day, month or year: 2025-11-06, 2025-11 or 2025.');
  return { field, id: edtf, name: edtf };
}

function languageField(value: string): SearchTermField {
  const id = value.trim().toLowerCase();
  if (!/^[a-z]{2,3}$/.test(id))
    throw unknownValue('lang', value, 'Write the code of a language: en, fr, ar.');
  return { field: 'lang', id, name: id };
}

async function fieldOf(
  field: SearchField,
  value: string,
  names: SearchNames,
): Promise<SearchTermField> {
  switch (field) {
    case 'state':
    case 'accord': {
      const found = await names.find(value.trim().slice(0, 200), field);
      if (found !== null) return { field, id: found.id, name: found.name };
      throw unknownValue(
        field,
        value,
        'Write its code or one of its names; suggestions come while you type.',
      );
    }
    case 'stage':
      return listed(field, value, STAGES);
    case 'modality':
      return listed(field, value, MODALITIES);
    case 'class':
      return listed(field, value, EVIDENCE_CLASSES);
    case 'sector':
      return sectorField(value, names.sectors);
    case 'outlet':
      return { field, id: value.trim(), name: value.trim() };
    case 'lang':
      return languageField(value);
    case 'after':
    case 'before':
      return dayField(field, value);
  }
}

function quoted(text: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(text) ? text : `"${text}"`;
}

function canonicalOf(fields: readonly SearchTermField[], words: string): string {
  return [...fields.map(({ field, id }) => `${field}:${quoted(id)}`), words.trim()]
    .filter((part) => part !== '')
    .join(' ');
}

/** The tighter of two bounds. */
function boundIn(fields: readonly SearchTermField[], field: 'after' | 'before'): CivilDay | null {
  const bounds = fields
    .filter((one) => one.field === field)
    .flatMap(({ id }) => {
      const edtf = parseEdtf(id);
      const bound = edtf === null ? null : boundsOf(edtf)[field === 'after' ? 'first' : 'last'];
      return bound === null ? [] : [bound];
    })
    .sort();
  return (field === 'after' ? bounds.at(-1) : bounds[0]) ?? null;
}

function idsOf<T extends string>(fields: readonly SearchTermField[], field: SearchField): T[] {
  return [...new Set(fields.filter((one) => one.field === field).map(({ id }) => id as T))];
}

/**
 * Takes a search apart: `state:KAZ accord:"Abraham Accords" after:2025-10 signing "with Israel"`. Days of `after` and
 * `before` are included. Throws `search.field-unknown`, `search.value-unknown`, `search.too-long`.
 */
export async function parseSearch(query: string, names: SearchNames): Promise<ParsedSearch> {
  if (query.length > MAX_UNITS) throw new ChanceryError('search.too-long', { limit: MAX_UNITS });
  const fields: SearchTermField[] = [];
  const words: string[] = [];
  for (const { field, text, isQuoted } of piecesOf(query)) {
    if (field === null) {
      words.push(isQuoted ? `"${text}"` : text);
      continue;
    }
    if (!isField(field))
      throw new ChanceryError('search.field-unknown', {
        field: field.slice(0, SHOWN),
        fields: Object.keys(SEARCH_FIELDS).join(', '),
      });
    if (text.trim() === '') throw unknownValue(field, text, `It takes ${SEARCH_FIELDS[field]}.`);
    if (fields.length < MAX_FIELDS) fields.push(await fieldOf(field, text, names));
  }
  return {
    canonical: canonicalOf(fields, words.join(' ')),
    fields,
    terms: searchTerms(words.join(' ')),
    from: boundIn(fields, 'after'),
    to: boundIn(fields, 'before'),
    states: idsOf(fields, 'state'),
    accords: idsOf(fields, 'accord'),
    stages: idsOf(fields, 'stage'),
    modalities: idsOf(fields, 'modality'),
    sectors: idsOf(fields, 'sector'),
    classes: idsOf(fields, 'class'),
    outlets: idsOf(fields, 'outlet'),
    languages: idsOf(fields, 'lang'),
  };
}
