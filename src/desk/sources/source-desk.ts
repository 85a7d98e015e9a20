import { setTimeout as pause } from 'node:timers/promises';
import { ChanceryError, digestOf, type OutletKind } from '../../kernel/index.ts';
import {
  DEFAULT_FETCH_OPTIONS,
  FetchManners,
  type FetchOptions,
  fetchFeed,
  type OpmlFeed,
  parseOpml,
  renderOpml,
  type SourceDocument,
} from '../../sources/index.ts';
import { createArticleParser } from '../article-parser.ts';
import { sourceListFolder } from '../inputs.ts';
import { fileNameOf } from '../store/server-address.ts';
import type { Desk } from '../types.ts';
import { type AddingOptions, addPointers } from './add-pointers.ts';
import { type AskDeps, takePushed } from './ask-source.ts';
import { type Followed, followPointers } from './follow-pointers.ts';
import type { PointerRow, PointerState, PointersAdded, PointerTally } from './pointer-types.ts';
import { quarantine } from './quarantine.ts';
import { retryQuarantined } from './retry-quarantined.ts';
import { fetchRound, watchSources } from './rounds.ts';
import { SourceBook } from './source-book.ts';
import { healthOf } from './source-health.ts';
import { freshSource, loadSourceList } from './source-list.ts';
import type { SourceHealth, SourceReport, SourceRow } from './source-types.ts';
import { WebSub } from './websub.ts';
import { listenForHubs, type WebSubPlace } from './websub-listener.ts';

export interface SourceDeskOptions {
  readonly storePath: string;
  /** Whom a site may write to about our visits; goes into the user agent. */
  readonly contact: string | null;
  readonly version: string;
  readonly allowHosts: readonly string[];
  readonly nowAt?: () => number;
  readonly random?: () => number;
  /** Milliseconds between two requests to one host. */
  readonly gapMs?: number;
  readonly timeoutMs?: number;
  /** The public feeds that are there to be switched on; else those that ship. */
  readonly offered?: readonly SourceRow[];
}

export interface AddedSource {
  readonly address: string;
  readonly name?: string;
  readonly kind?: OutletKind;
  readonly language?: string;
  readonly takesPages?: boolean;
}

export interface RunOptions {
  /** Only these; else all that are on. */
  readonly ids: readonly string[];
  /** Those that ship and are off, too. */
  readonly isOnline: boolean;
  readonly signal: AbortSignal;
  readonly onReport: (report: SourceReport) => void;
}

/** How hubs reach a watch. */
export interface HubOptions {
  /** The public address that leads to `place`, without a slash at its end. */
  readonly callback: string;
  readonly place: WebSubPlace;
  readonly onFault: (fault: unknown) => void;
  readonly onListening?: (port: number) => void;
}

/** What a feed looked like when it was asked for a trial. */
export interface TestedSource {
  readonly address: string;
  readonly version: string;
  readonly title: string | null;
  readonly entries: number;
  readonly newestAt: number | null;
  readonly fault: string | null;
}

/** Under what name the quarantine keeps what came from files. */
const FILES = 'files';
const GAP_MS = 1500;
const MAX_AT_ONCE = 8;

function userAgent({ contact, version }: SourceDeskOptions): string {
  const about = (contact ?? '').replace(/[^\x20-\x7e]|[()]/g, '').trim();
  return `Chancery/${version} (feed reader${about === '' ? '' : `; ${about}`})`;
}

function idFor(address: string, taken: ReadonlySet<string>): string {
  const { hostname, pathname } = new URL(address);
  const words = `${hostname.replace(/^www\./, '')} ${pathname}`.toLowerCase();
  const base =
    words
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'source';
  for (let at = 1; ; at += 1) {
    const id = at === 1 ? base : `${base}-${at}`;
    if (!taken.has(id)) return id;
  }
}

/** The list of sources and what can be done with it. Nothing is fetched but by `test`, `fetch` and `watch`. */
export class SourceDesk {
  readonly #options: SourceDeskOptions;
  readonly #book: SourceBook;
  readonly #shipped: readonly SourceRow[];
  readonly #parser = createArticleParser();
  readonly #nowAt: () => number;

  private constructor(options: SourceDeskOptions, book: SourceBook, shipped: readonly SourceRow[]) {
    this.#options = options;
    this.#book = book;
    this.#shipped = shipped;
    this.#nowAt = options.nowAt ?? (() => Date.now());
  }

  static async open(options: SourceDeskOptions): Promise<SourceDesk> {
    const shipped = options.offered ?? (await loadSourceList(sourceListFolder()));
    const book = await SourceBook.open(`${fileNameOf(options.storePath)}.sources`);
    return new SourceDesk(options, book, shipped);
  }

  async close(): Promise<void> {
    await this.#parser.close();
    this.#book.close();
  }

  /** Every source: those of the book, then those that ship and were never touched. */
  list(): readonly SourceRow[] {
    const kept = this.#book.sources();
    const known = new Set(kept.map(({ id }) => id));
    return [...kept, ...this.#shipped.filter(({ id }) => !known.has(id))];
  }

  /** By identifier or address. Throws `sources.unknown`. */
  find(name: string): SourceRow {
    const found = this.list().find(({ id, address }) => id === name || address === name);
    if (found === undefined) throw new ChanceryError('sources.unknown', { id: name });
    return found;
  }

  /** Adds a source, switched on. One that is known by its address is given back as it is. Fetches nothing. */
  add(added: AddedSource, folders: readonly string[] = [], isOn = true): SourceRow {
    if (!URL.canParse(added.address) || !/^https?:$/.test(new URL(added.address).protocol))
      throw new ChanceryError('fetch.address-invalid', { address: added.address.slice(0, 500) });
    const address = new URL(added.address).href;
    const all = this.list();
    const known = all.find((row) => row.address === address);
    if (known !== undefined && this.#book.source(known.id) !== null) return known;
    const row = freshSource(
      known ?? {
        id: idFor(address, new Set(all.map(({ id }) => id))),
        address,
        name: added.name ?? new URL(address).hostname,
        kind: added.kind ?? null,
        language: added.language ?? null,
        region: folders[0] ?? null,
        isVerified: false,
      },
      { isOn, takesPages: added.takesPages ?? true },
    );
    this.#book.putSource(row);
    return row;
  }

  setOn(name: string, isOn: boolean): SourceRow {
    const row = this.find(name);
    const next = { ...row, isOn, isShut: !isOn, ...(isOn ? { failures: 0, nextAt: 0 } : {}) };
    this.#book.putSource(next);
    return next;
  }

  /** Adds the feeds of an OPML file, off: a list of another is not asked before it was looked at. */
  importOpml(bytes: Uint8Array, name: string, isOn: boolean): readonly SourceRow[] {
    return parseOpml(bytes, name).map(({ address, title, folders }) =>
      this.add({ address, ...(title === null ? {} : { name: title }) }, folders, isOn),
    );
  }

  exportOpml(rows: readonly SourceRow[]): string {
    const feeds = rows.map(
      ({ address, name, region }): OpmlFeed => ({
        address,
        title: name,
        folders: region === null ? [] : [region],
      }),
    );
    return renderOpml('Sources of Chancery', feeds);
  }

  health(): readonly SourceHealth[] {
    return this.#book
      .sources()
      .filter((row) => row.isOn || row.lastAskedAt !== null)
      .map((row) => healthOf(row, this.#book, this.#nowAt()));
  }

  quarantine(): readonly { readonly source: string; readonly why: string; readonly at: number }[] {
    return this.#book.quarantine().map(({ source, why, at }) => ({ source, why, at }));
  }

  /** Keeps a document that broke the reader, as what came from a file; it is tried again by `fetch` and `watch`, after an upgrade. */
  keep(document: SourceDocument, why: string): void {
    const key = `file ${document.name} ${digestOf(document.content)}`;
    const deps = { book: this.#book, nowAt: this.#nowAt, reader: this.#options.version };
    quarantine({ key, source: FILES, why }, document, deps);
  }

  /** Asks a source, known or not, and files nothing. Throws `fetch.*`. */
  async test(name: string): Promise<TestedSource> {
    const row = this.list().find(({ id, address }) => id === name || address === name);
    if (row === undefined && !/^https?:/i.test(name))
      throw new ChanceryError('sources.unknown', { id: name });
    const { address, feed } = await fetchFeed(this.#manners(), row?.address ?? name, {
      validators: { etag: null, lastModified: null },
      maxItems: 500,
      mayDiscover: true,
    });
    if (row !== undefined) {
      const kept = this.#book.source(row.id) ?? row;
      this.#book.putSource({ ...kept, address, isVerified: true, trouble: null });
    }
    const times = (feed?.entries ?? []).flatMap(({ publishedAt }) => publishedAt ?? []);
    return {
      address,
      version: feed?.version ?? '',
      title: feed?.title ?? null,
      entries: feed?.entries.length ?? 0,
      newestAt: times.length === 0 ? null : Math.max(...times),
      fault: feed?.fault ?? null,
    };
  }

  /** Keeps the addresses that a list gives: a file, or the address of a sitemap. Throws `input.*` and `fetch.*`. */
  addPointers(
    input: string,
    options: AddingOptions & { readonly signal: AbortSignal },
  ): Promise<PointersAdded> {
    const deps = { book: this.#book.pointers, manners: this.#manners(), signal: options.signal };
    return addPointers(input, deps, options);
  }

  pointers(state: PointerState | null, limit: number): readonly PointerRow[] {
    return this.#book.pointers.list(state, limit);
  }

  pointerTally(): PointerTally {
    return this.#book.pointers.tally();
  }

  /** Fetches and files the texts of pointers whose time has come, at most `limit`. Gives how many were asked for. */
  followPointers(
    desk: Desk,
    run: {
      readonly limit: number;
      readonly signal: AbortSignal;
      readonly onFollowed: (followed: Followed) => void;
    },
  ): Promise<number> {
    return followPointers(this.#deps(desk, run.signal), run.limit, run.onFollowed);
  }

  /** Asks the chosen sources once, whether their time has come or not. */
  async fetch(desk: Desk, run: RunOptions): Promise<readonly SourceReport[]> {
    const deps = this.#deps(desk, run.signal);
    this.#book.prune(this.#nowAt());
    await retryQuarantined(deps);
    return fetchRound(this.#chosen(run), deps, run.onReport);
  }

  /** Asks each of the chosen sources whenever its time comes, until the signal. */
  async watch(desk: Desk, run: RunOptions & { readonly hubs?: HubOptions }): Promise<void> {
    this.#book.prune(this.#nowAt());
    const { hubs } = run;
    if (hubs === undefined)
      return watchSources(() => this.#chosen(run), this.#deps(desk, run.signal), run.onReport);
    const webSub = new WebSub({
      book: this.#book.subscriptions,
      callback: hubs.callback,
      fetching: this.#fetching(),
      nowAt: this.#nowAt,
      onContent: async (source, body, contentType) => {
        const row = this.#chosen(run).find(({ id }) => id === source);
        if (row !== undefined) run.onReport(await takePushed(row, { body, contentType }, deps));
      },
    });
    const deps = { ...this.#deps(desk, run.signal), webSub };
    const listener = await listenForHubs(webSub, hubs.place, hubs.onFault);
    hubs.onListening?.(listener.port);
    try {
      await watchSources(() => this.#chosen(run), deps, run.onReport);
    } finally {
      await listener.close();
    }
  }

  #chosen({ ids, isOnline }: RunOptions): readonly SourceRow[] {
    if (ids.length > 0) return ids.map((id) => this.find(id));
    const ships = new Set(this.#shipped.map(({ id }) => id));
    return this.list().filter((row) => row.isOn || (isOnline && ships.has(row.id) && !row.isShut));
  }

  #fetching(): FetchOptions {
    const { allowHosts, timeoutMs } = this.#options;
    return {
      ...DEFAULT_FETCH_OPTIONS,
      allowHosts,
      userAgent: userAgent(this.#options),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    };
  }

  #manners(): FetchManners {
    return new FetchManners({
      options: this.#fetching(),
      nowAt: this.#nowAt,
      pause: (ms) => pause(ms),
      gapMs: this.#options.gapMs ?? GAP_MS,
      maxAtOnce: MAX_AT_ONCE,
    });
  }

  #deps(desk: Desk, signal: AbortSignal): AskDeps {
    let tail: Promise<unknown> = Promise.resolve();
    return {
      desk,
      book: this.#book,
      manners: this.#manners(),
      fetching: this.#fetching(),
      parseArticle: this.#parser.parse,
      nowAt: this.#nowAt,
      random: this.#options.random ?? Math.random,
      reader: this.#options.version,
      held: new Map(),
      webSub: null,
      signal,
      inTurn: (work) => {
        const turn = tail.then(work, work);
        tail = turn.catch(() => undefined);
        return turn;
      },
    };
  }
}
