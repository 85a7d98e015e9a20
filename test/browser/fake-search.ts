import type { SearchView, Suggestion } from '../../src/desk/index.ts';
import { ChanceryError, civilDay } from '../../src/kernel/index.ts';
import { ACCORD, LAST_DAY } from './fake-record.ts';

export const SUGGESTIONS: readonly Suggestion[] = [
  { field: 'state', name: 'Velmar', text: 'state:VEL', about: 'a state' },
  { field: 'accord', name: 'Lake Pact', text: 'accord:lake-pact', about: 'an accord' },
];

/** Finds the same whatever is asked, but for a field that is not known and for words that nobody wrote. */
export function fakeSearch(query: string): SearchView {
  const unknown = /\b(colour):/.exec(query)?.[1];
  if (unknown !== undefined)
    throw new ChanceryError('search.field-unknown', { field: unknown, fields: 'state, accord' });
  if (query.trim() === '') throw new ChanceryError('search.empty');
  const none = query.includes('nothing');
  const lists = { states: ['VEL'], accords: [], stages: [], modalities: [], sectors: [] };
  return {
    asOf: LAST_DAY,
    search: {
      canonical: query,
      fields: [{ field: 'state', id: 'VEL', name: 'Velmar' }],
      terms: [['signed']],
      from: null,
      to: null,
      ...lists,
      classes: [],
      outlets: [],
      languages: [],
    },
    dispatches: none
      ? []
      : [
          {
            id: 'd-000000000001',
            title: 'Velmar signs the Lake Pact',
            titleMarks: [{ start: 7, end: 12 }],
            outlet: 'Harbour Gazette',
            day: civilDay('2031-03-12'),
            language: 'en',
            development: 'vel-lake-pact',
            excerpts: [
              {
                start: 28,
                end: 76,
                words: 'Velmar signed the Lake Pact on Wednesday, its fo',
                marks: [{ start: 7, end: 13 }],
              },
            ],
            stages: ['signed'],
          },
        ],
    developments: none
      ? []
      : [
          {
            id: 'vel-lake-pact',
            title: 'Velmar · signature · Lake Pact',
            states: [{ id: 'VEL', name: 'Velmar' }],
            accord: { id: 'lake-pact', name: 'Lake Pact' },
            stage: 'signed',
            firstDay: civilDay('2031-03-12'),
            lastDay: civilDay('2031-03-14'),
            dispatchCount: 3,
          },
        ],
    entries: none ? [] : ACCORD.parties,
    cursor: null,
    meant: [{ field: 'accord', id: 'lake-pact', name: 'Lake Pact' }],
  };
}
