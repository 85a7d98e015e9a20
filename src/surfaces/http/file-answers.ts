import {
  exportCalendar,
  exportClaims,
  exportFeed,
  exportParties,
  type FeedFormat,
  renderEvents,
  type TableFormat,
} from '../../desk/index.ts';
import { ChanceryError } from '../../kernel/index.ts';
import { type Asked, asOfOf, scopeOf, windowOf } from './asked.ts';
import { given } from './query.ts';

/** An answer that is a file and no JSON of ours. */
export class FileAnswer {
  readonly body: string | Uint8Array;
  readonly mediaType: string;
  /** The name under which a browser keeps it; null where it is read in place. */
  readonly name: string | null;

  constructor(body: string | Uint8Array, mediaType: string, name: string | null) {
    this.body = body;
    this.mediaType = mediaType;
    this.name = name;
  }
}

export const MEDIA_TYPES = {
  ics: 'text/calendar; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;

/** What the file is about, as a part of its name. */
function suffixOf({ query }: Asked): string {
  const parts = [query.text('accord'), query.text('state'), query.text('as-of')];
  return parts.map((part) => (part === undefined ? '' : `-${part}`)).join('');
}

/** A name that no system takes for a path or a flag. */
export function fileName(about: string, ending: string): string {
  const name = about.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `${name.slice(0, 80) || 'chancery'}.${ending}`;
}

export async function calendar(asked: Asked): Promise<FileAnswer> {
  const { desk, query, origin } = asked;
  const options = { ...asOfOf(query), ...windowOf(query), ...(await scopeOf(asked)), base: origin };
  const name = fileName(`next${suffixOf(asked)}`, 'ics');
  return new FileAnswer(await exportCalendar(desk, options), MEDIA_TYPES.ics, name);
}

export function feedAs(format: FeedFormat): (asked: Asked) => Promise<FileAnswer> {
  return async (asked) => {
    const { desk, query, origin, self } = asked;
    const limit = given<{ limit: number; query: string }>({
      limit: query.limit(),
      query: query.text('q'),
    });
    if (limit.query !== undefined && (query.text('state') ?? query.text('accord')) !== undefined)
      throw new ChanceryError('input.argument', {
        why: 'A feed is of a search or of a state and an accord; a search takes state: and accord: itself.',
      });
    const options = {
      ...asOfOf(query),
      ...(await scopeOf(asked)),
      ...limit,
      base: origin,
      format,
      self,
    };
    return new FileAnswer(await exportFeed(desk, options), MEDIA_TYPES[format], null);
  };
}

export function claimsAs(format: TableFormat): (asked: Asked) => Promise<FileAnswer> {
  return async (asked) => {
    const options = { ...asOfOf(asked.query), ...(await scopeOf(asked)), format };
    const { file } = await exportClaims(asked.desk, options);
    const name = fileName(`claims${suffixOf(asked)}`, format);
    return new FileAnswer(file, MEDIA_TYPES[format], name);
  };
}

export function partiesAs(format: TableFormat): (asked: Asked) => Promise<FileAnswer> {
  return async (asked) => {
    const options = { ...asOfOf(asked.query), ...(await scopeOf(asked)), format };
    const { file } = await exportParties(asked.desk, options);
    const name = fileName(`parties${suffixOf(asked)}`, format);
    return new FileAnswer(file, MEDIA_TYPES[format], name);
  };
}

export function eventsAs(format: TableFormat): (asked: Asked) => Promise<FileAnswer> {
  return async (asked) => {
    const rows = await asked.desk.events(asOfOf(asked.query));
    const name = fileName(`events${suffixOf(asked)}`, format);
    return new FileAnswer(await renderEvents(rows, format), MEDIA_TYPES[format], name);
  };
}
