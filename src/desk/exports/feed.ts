import { bareDay } from '../../briefs/index.ts';
import { type CivilDay, type Edtf, markupText } from '../../kernel/index.ts';
import type { AsOf, Desk, DevelopmentRow } from '../types.ts';
import { type Cited, citedReader } from './cited.ts';
import { lineOf, type Places, pageOf } from './places.ts';

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Which developments a feed holds; all of the record where neither an accord nor a state is named. */
export interface FeedOptions extends AsOf, Pick<Places, 'addressOf'> {
  readonly base: string;
  readonly format: FeedFormat;
  readonly state?: string;
  readonly accord?: string;
  /** Only developments of dispatches that this search finds, in words and fields. Not together with a state or an accord. */
  readonly query?: string;
  /** How many developments, the newest; 50 where left out. */
  readonly limit?: number;
  /** Address of the feed itself. */
  readonly self?: string;
}

const NEWEST = 50;
/** Dispatches of a search whose developments a feed tells, and developments among which they are looked for. */
const LOOKED_THROUGH = 100;
const MOST_ROWS = 300;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly lead: string;
  readonly changed: string | null;
  readonly cited: readonly Cited[];
  readonly first: CivilDay;
  readonly last: CivilDay;
  readonly tags: readonly string[];
}

interface Feed {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly link: string;
  readonly self: string | null;
  readonly updated: CivilDay;
  readonly entries: readonly Entry[];
}

function isTheirs(row: DevelopmentRow, { state, accord }: FeedOptions): boolean {
  return (
    (accord === undefined || row.accord?.id === accord) &&
    (state === undefined || row.states.some(({ id }) => id === state))
  );
}

/** The developments of the newest dispatches that a search finds. Throws `search.*`. */
async function foundRows(
  desk: Desk,
  query: string,
  page: AsOf & { readonly limit: number },
): Promise<readonly DevelopmentRow[]> {
  const { dispatches } = await desk.search(query, { ...page, limit: LOOKED_THROUGH });
  const ids = new Set(dispatches.flatMap(({ development }) => development ?? []));
  const rows = await desk.developments({ ...page, limit: MOST_ROWS });
  return rows.filter(({ id }) => ids.has(id)).slice(0, page.limit);
}

async function rowsOf(desk: Desk, options: FeedOptions): Promise<readonly DevelopmentRow[]> {
  const { state, accord, limit = NEWEST, asOf } = options;
  const day = asOf === undefined ? {} : { asOf };
  if (options.query !== undefined) return foundRows(desk, options.query, { ...day, limit });
  if (state === undefined && accord === undefined) return desk.developments({ ...day, limit });
  const view =
    accord !== undefined ? await desk.accord(accord, day) : await desk.state(state ?? '', day);
  const both = state !== undefined && accord !== undefined;
  return view.developments.filter((row) => !both || isTheirs(row, options)).slice(0, limit);
}

function feedAbout(
  desk: Desk,
  { state, accord, query }: FeedOptions,
): { id: string; name: string } {
  if (query !== undefined)
    return { id: `search:${encodeURIComponent(query)}`, name: lineOf(`Search: ${query}`) };
  const ids = [accord, state].filter((id) => id !== undefined);
  const kind = accord === undefined ? 'state' : 'accord';
  return ids.length === 0
    ? { id: 'developments', name: 'Developments in diplomacy' }
    : {
        id: `${kind}:${ids.map(encodeURIComponent).join(':')}`,
        name: ids.map((id) => lineOf(desk.nameOf(id))).join(', '),
      };
}

function pageFor(places: Places, { state, accord }: FeedOptions): string {
  if (accord !== undefined) return pageOf(places, '/accord', accord);
  return state === undefined ? pageOf(places, '/') : pageOf(places, '/state', state);
}

async function entriesOf(desk: Desk, options: FeedOptions, places: Places): Promise<Entry[]> {
  const citedOf = citedReader(desk);
  const day = options.asOf === undefined ? {} : { asOf: options.asOf };
  const entries: Entry[] = [];
  for (const row of await rowsOf(desk, options)) {
    const { items } = await desk.brief(row.id, day);
    const [lead] = items.sections.happening.sentences;
    entries.push({
      id: `urn:chancery:development:${encodeURIComponent(row.id)}`,
      title: lineOf(row.title),
      link: pageOf(places, '/brief', row.id),
      lead: lineOf(lead?.text ?? items.sections.happening.silence ?? row.title),
      changed: row.changed === null ? null : lineOf(row.changed),
      cited: await citedOf(lead?.evidence ?? []),
      first: row.firstDay,
      last: row.lastDay,
      tags: [row.accord?.name, ...row.states.map(({ name }) => name), row.stage].flatMap((tag) =>
        tag === null || tag === undefined ? [] : [lineOf(tag)],
      ),
    });
  }
  return entries;
}

function sourceName({ outlet, title, day }: Cited): string {
  const when = day === null ? null : bareDay(day as Edtf);
  return [outlet, title === null ? null : `“${title}”`, when].filter((part) => part).join(', ');
}

function htmlOf(entry: Entry): string {
  const sources = entry.cited.map((one) => {
    const name = markupText(sourceName(one));
    const linked = one.address === null ? name : `<a href="${markupText(one.address)}">${name}</a>`;
    return `<li>${linked}: <q>${markupText(one.words)}</q></li>`;
  });
  return [
    `<p>${markupText(entry.lead)}</p>`,
    entry.changed === null ? '' : `<p>Changed: ${markupText(entry.changed)}</p>`,
    sources.length === 0 ? '' : `<p>Sources of this sentence:</p><ul>${sources.join('')}</ul>`,
    `<p><a href="${markupText(entry.link)}">The whole brief</a></p>`,
  ].join('');
}

function textOf(entry: Entry): string {
  return [
    entry.lead,
    ...(entry.changed === null ? [] : [`Changed: ${entry.changed}`]),
    ...entry.cited.map(
      (one) => `${sourceName(one)}: “${one.words}”${one.address === null ? '' : ` ${one.address}`}`,
    ),
    entry.link,
  ].join('\n\n');
}

function at(day: CivilDay): Date {
  return new Date(`${day}T00:00:00Z`);
}

async function rssOf(feed: Feed): Promise<string> {
  const { generateRssFeed } = await import('feedsmith');
  return generateRssFeed({
    title: feed.title,
    link: feed.link,
    description: feed.about,
    language: 'en',
    lastBuildDate: at(feed.updated),
    generator: 'Chancery',
    ...(feed.self === null ? {} : { atom: { links: [{ href: feed.self, rel: 'self' }] } }),
    items: feed.entries.map((entry) => ({
      // Whether a title of RSS is markup is left open by its description, so none can be made of it.
      title: entry.title.replace(/[<>]/g, ''),
      link: entry.link,
      description: htmlOf(entry),
      guid: { value: entry.id, isPermaLink: false },
      pubDate: at(entry.last),
      categories: entry.tags.map((name) => ({ name })),
    })),
  });
}

async function atomOf(feed: Feed): Promise<string> {
  const { generateAtomFeed } = await import('feedsmith');
  const self = feed.self === null ? [] : [{ href: feed.self, rel: 'self' }];
  return generateAtomFeed({
    id: feed.id,
    title: { value: feed.title },
    subtitle: { value: feed.about },
    updated: at(feed.updated),
    links: [{ href: feed.link, rel: 'alternate', type: 'text/html' }, ...self],
    authors: [{ name: 'Chancery' }],
    generator: { text: 'Chancery' },
    entries: feed.entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title },
      summary: { value: entry.lead },
      content: { value: htmlOf(entry), type: 'html' },
      links: [{ href: entry.link, rel: 'alternate', type: 'text/html' }],
      published: at(entry.first),
      updated: at(entry.last),
      categories: entry.tags.map((term) => ({ term })),
    })),
  });
}

async function jsonOf(feed: Feed): Promise<string> {
  const { generateJsonFeed } = await import('feedsmith');
  const written = generateJsonFeed({
    title: feed.title,
    description: feed.about,
    home_page_url: feed.link,
    ...(feed.self === null ? {} : { feed_url: feed.self }),
    language: 'en',
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.link,
      title: entry.title,
      summary: entry.lead,
      content_html: htmlOf(entry),
      content_text: textOf(entry),
      date_published: at(entry.first),
      date_modified: at(entry.last),
      tags: [...entry.tags],
    })),
  });
  return `${JSON.stringify(written, null, 2)}\n`;
}

const WRITERS = { rss: rssOf, atom: atomOf, json: jsonOf } as const;

/**
 * Developments as RSS 2.0, Atom or JSON Feed: each with its lead sentence and the passages that it rests on. The
 * identifier of an entry stays while the development moves. Throws `record.unknown`.
 */
export async function exportFeed(desk: Desk, options: FeedOptions): Promise<string> {
  const { base, asOf, format, addressOf } = options;
  const places: Places = {
    base,
    ...(asOf === undefined ? {} : { asOf }),
    ...(addressOf === undefined ? {} : { addressOf }),
  };
  const entries = await entriesOf(desk, options, places);
  const about = feedAbout(desk, options);
  const known = asOf ?? (await desk.lastDay());
  const feed: Feed = {
    id: `urn:chancery:feed:${about.id}`,
    title: `Chancery: ${about.name}`,
    about: 'What moved, with the sentence that leads the brief and the passages that it rests on.',
    link: pageFor(places, options),
    self: options.self ?? null,
    updated: entries.reduce(
      (day, { last }) => (last > day ? last : day),
      entries[0]?.last ?? known,
    ),
    entries,
  };
  return WRITERS[format](feed);
}
