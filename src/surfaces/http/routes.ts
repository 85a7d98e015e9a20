import type { TokenScope } from '../../desk/index.ts';
import type { AnswerName } from './answer-schemas.ts';
import type { Asked } from './asked.ts';
import type { BodyName } from './body-schemas.ts';
import { BRIEF_MEDIA_TYPES, brief, developmentBrief } from './brief-answers.ts';
import { checkAnswer, claimCheck } from './check-answer.ts';
import {
  changesOfDay,
  claims,
  history,
  parties,
  rule,
  rulings,
  timeline,
} from './course-answers.ts';
import { DELIVERY_ROUTES } from './delivery-routes.ts';
import { calendar, claimsAs, eventsAs, feedAs, MEDIA_TYPES, partiesAs } from './file-answers.ts';
import type { ParameterName } from './parameters.ts';
import {
  accord,
  accords,
  development,
  developments,
  dispatch,
  dispatches,
  explain,
  find,
  names,
  next,
  state,
  states,
  status,
} from './record-answers.ts';
import { search, suggestions } from './search-answers.ts';
import { SOURCE_ROUTES } from './source-routes.ts';
import { today } from './today-answer.ts';

/** One route under `/api/v1`. */
export interface Route {
  /** As OpenAPI writes it; an identifier in braces ends the path and may hold slashes where `isDeep`. */
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** What a caller's token must allow. */
  readonly scope: TokenScope;
  /** Name of the shape of the JSON that it takes. */
  readonly takes?: BodyName;
  readonly isDeep?: true;
  readonly about: string;
  readonly query: readonly ParameterName[];
  /** Name of the shape of its JSON; null where it gives files alone. */
  readonly answers: AnswerName | null;
  /** Media types of the files that it gives. */
  readonly files?: readonly string[];
  /** Its answer follows from the address and the log alone, and is worth being kept. */
  readonly isKept?: true;
  readonly answer: (asked: Asked) => Promise<unknown>;
}

/** A route that shows something and changes nothing. */
type ReadRoute = Omit<Route, 'method' | 'scope' | 'takes'>;

const ROWS = ['as-of', 'state', 'accord'] as const;
const PAGE = ['limit', 'cursor'] as const;
const WINDOW = ['from', 'to'] as const;

const READING: readonly ReadRoute[] = [
  {
    path: '/developments',
    about: 'Developments, the newest first; a hundred where no limit is given.',
    query: ['as-of', ...PAGE],
    answers: 'Developments',
    isKept: true,
    answer: developments,
  },
  {
    path: '/developments/{id}',
    about: 'One development with its dispatches and origins.',
    query: ['as-of'],
    answers: 'Development',
    answer: development,
  },
  {
    path: '/developments/{id}/brief',
    about: 'The brief of a development with the words of every passage.',
    query: ['as-of'],
    answers: 'Brief',
    isKept: true,
    answer: developmentBrief,
  },
  {
    path: '/brief/{id}',
    isDeep: true,
    about:
      'The brief of a development, of `accord/ACCORD`, `state/STATE`, `pair/A/B` or `day/DAY`. With the ending `.md`, `.html`, `.txt` or `.pdf` it is a file.',
    query: ['as-of', 'format'],
    answers: 'Brief',
    files: Object.values(BRIEF_MEDIA_TYPES),
    isKept: true,
    answer: brief,
  },
  {
    path: '/accords',
    about: 'Accords that the record knows.',
    query: ['as-of', ...PAGE],
    answers: 'Accords',
    isKept: true,
    answer: accords,
  },
  {
    path: '/accords/{id}',
    about: 'One accord: who is how far, what is expected, its developments.',
    query: ['as-of'],
    answers: 'Accord',
    isKept: true,
    answer: accord,
  },
  {
    path: '/states',
    about: 'States that the record knows.',
    query: ['as-of', ...PAGE],
    answers: 'States',
    isKept: true,
    answer: states,
  },
  {
    path: '/states/{id}',
    about: 'One state: its accords, relations, expectations and developments.',
    query: ['as-of'],
    answers: 'State',
    isKept: true,
    answer: state,
  },
  {
    path: '/next',
    about: 'What is expected, and what became of it.',
    query: [...ROWS, ...WINDOW, ...PAGE],
    answers: 'Next',
    isKept: true,
    answer: next,
  },
  {
    path: '/dispatches',
    about: 'Texts, the newest first; a hundred where no limit is given.',
    query: ['as-of', ...PAGE],
    answers: 'Dispatches',
    answer: dispatches,
  },
  {
    path: '/dispatches/{id}',
    about: 'One text, with what was understood.',
    query: ['as-of'],
    answers: 'Dispatch',
    answer: dispatch,
  },
  {
    path: '/explain/{id}',
    isDeep: true,
    about: 'Rule, words and passages behind an identifier.',
    query: ['as-of'],
    answers: 'Explanation',
    answer: explain,
  },
  {
    path: '/status',
    about: 'What the store holds.',
    query: [],
    answers: 'Status',
    answer: status,
  },
  {
    path: '/names',
    about: 'Display names of codes and identifiers, at most 500.',
    query: ['id', 'as-of'],
    answers: 'Names',
    answer: names,
  },
  {
    path: '/find',
    about: 'A state or an accord by any of its names.',
    query: ['name'],
    answers: 'Found',
    answer: find,
  },
];

const SEARCHING: readonly ReadRoute[] = [
  {
    path: '/today',
    about: 'Developments by state, accord, stage, sector, region, class and day, in either order.',
    query: [...ROWS, 'stage', 'sector', 'region', 'class', 'since', 'order', 'limit'],
    answers: 'Today',
    isKept: true,
    answer: today,
  },
  {
    path: '/search',
    about: 'Dispatches, developments and entries by words and fields, the newest first.',
    query: ['q', 'as-of', ...PAGE],
    answers: 'Search',
    isKept: true,
    answer: search,
  },
  {
    path: '/suggest',
    about: 'What the word or field that is being typed may become.',
    query: ['q'],
    answers: 'Suggestions',
    answer: suggestions,
  },
];

const COURSE: readonly ReadRoute[] = [
  {
    path: '/timeline',
    about: 'Standings that moved, by the day on which the record came to know it.',
    query: [...ROWS, ...WINDOW, ...PAGE],
    answers: 'Timeline',
    isKept: true,
    answer: timeline,
  },
  {
    path: '/changes',
    about:
      'What comes into the record, as Server-Sent Events, from the place in `Last-Event-ID` on.',
    query: ['after'],
    answers: null,
    files: ['text/event-stream; charset=utf-8'],
    answer: ({ streams, lastEventId, query }) =>
      streams.open(lastEventId ?? query.text('after') ?? null),
  },
  {
    path: '/days/{day}',
    about: 'What the record came to know on one day, and the rulings of that day.',
    query: ['as-of'],
    answers: 'Day',
    answer: changesOfDay,
  },
  {
    path: '/history/{id}',
    isDeep: true,
    about: 'The log of an entry: its steps, every claim with its fate, the rulings.',
    query: ['as-of'],
    answers: 'History',
    answer: history,
  },
  {
    path: '/rulings',
    about: 'The rulings of editors, with what undid them.',
    query: ['as-of', ...PAGE],
    answers: 'Rulings',
    answer: rulings,
  },
  {
    path: '/claims',
    about: 'Claims that are heard, with what became of each.',
    query: [...ROWS, ...PAGE],
    answers: 'Claims',
    answer: claims,
  },
  {
    path: '/parties',
    about: 'How far states are under accords, and on whose word.',
    query: [...ROWS, ...PAGE],
    answers: 'Parties',
    answer: parties,
  },
];

const TABLES = ['csv', 'jsonl', 'parquet'] as const;

const FILES: readonly ReadRoute[] = [
  {
    path: '/next.ics',
    about: 'What is expected and has a day or a window, as iCalendar.',
    query: [...ROWS, ...WINDOW],
    answers: null,
    files: [MEDIA_TYPES.ics],
    answer: calendar,
  },
  ...(['rss', 'atom', 'json'] as const).map((format) => ({
    path: `/feed.${format}`,
    about: `Developments of the record, of a state, of an accord or of a search as ${format === 'json' ? 'JSON Feed' : format === 'rss' ? 'RSS' : 'Atom'}.`,
    query: [...ROWS, 'q', 'limit'] as const,
    answers: null,
    files: [MEDIA_TYPES[format]],
    answer: feedAs(format),
  })),
  ...TABLES.flatMap((format): ReadRoute[] => [
    {
      path: `/claims.${format}`,
      about: 'Claims as a table.',
      query: ROWS,
      answers: null,
      files: [MEDIA_TYPES[format]],
      answer: claimsAs(format),
    },
    {
      path: `/parties.${format}`,
      about: 'Parties as a table.',
      query: ROWS,
      answers: null,
      files: [MEDIA_TYPES[format]],
      answer: partiesAs(format),
    },
    {
      path: `/events.${format}`,
      about: 'Acts as rows of event data.',
      query: ['as-of'],
      answers: null,
      files: [MEDIA_TYPES[format]],
      answer: eventsAs(format),
    },
  ]),
];

/** Routes that take something. Each names the scope that it needs. */
const TAKING: readonly Route[] = [
  {
    path: '/check',
    method: 'POST',
    scope: 'read',
    takes: 'Briefs',
    about: 'Reads briefs that are handed in against the record. Changes nothing.',
    query: ['as-of'],
    answers: 'Checked',
    answer: checkAnswer,
  },
  {
    path: '/claims/check',
    method: 'POST',
    scope: 'read',
    takes: 'Claim',
    about: 'Holds what a text states against the record, statement by statement. Changes nothing.',
    query: ['as-of'],
    answers: 'CheckedClaim',
    answer: claimCheck,
  },
  {
    path: '/rulings',
    method: 'POST',
    scope: 'rule',
    takes: 'Ruling',
    about: 'Files a ruling of an editor. 409 where another ruled on the same meanwhile.',
    query: [],
    answers: 'Ruled',
    answer: rule,
  },
];

/** Every route under `/api/v1`; files first, because an identifier may hold a dot. */
export const ROUTES: readonly Route[] = [
  ...[...FILES, ...READING, ...SEARCHING, ...COURSE].map(
    (route): Route => ({ ...route, method: 'GET', scope: 'read' }),
  ),
  ...TAKING,
  ...SOURCE_ROUTES,
  ...DELIVERY_ROUTES,
];
