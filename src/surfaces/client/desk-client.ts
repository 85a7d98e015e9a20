import type {
  AccordAnswer,
  AccordsAnswer,
  BriefAnswer,
  CheckAnswer,
  ClaimCheckAnswer,
  ClaimsAnswer,
  DayAnswer,
  DeliveriesAnswer,
  DeliveryAddedAnswer,
  DeliveryChangedAnswer,
  DevelopmentAnswer,
  DevelopmentsAnswer,
  DispatchAnswer,
  DispatchesAnswer,
  ExplainAnswer,
  FoundAnswer,
  HistoryAnswer,
  NamesAnswer,
  NextAnswer,
  PartiesAnswer,
  RuledAnswer,
  RulingsAnswer,
  SearchAnswer,
  SearchesAnswer,
  SearchSavedAnswer,
  SendingAnswer,
  SendingsAnswer,
  SourcesAnswer,
  SourceTestedAnswer,
  StateAnswer,
  StatesAnswer,
  StatusAnswer,
  SuggestionsAnswer,
  SwitchedAnswer,
  TimelineAnswer,
  TodayAnswer,
} from '../http/answers.ts';
import { type DeskEvent, eventsIn } from './change-events.ts';
import { problemIn } from './desk-problem.ts';

export interface ClientOptions {
  /** Where the desk is, such as `http://127.0.0.1:4600`. */
  readonly url: string;
  /** A token of `chancery token add`; a desk on this machine alone needs none. */
  readonly token?: string;
  /** For tests and for desks in the same process; else that of the platform. */
  readonly fetch?: (request: Request) => Promise<Response> | Response;
}

/** Days are `YYYY-MM-DD`. Without `asOf` the record speaks as of its last day. */
export interface AsOf {
  readonly asOf?: string;
}
export interface Listed extends AsOf {
  /** 1 to 1000. */
  readonly limit?: number;
  /** The `cursor` of the page before. */
  readonly cursor?: string;
}
export interface Scoped {
  /** Code of a state. */
  readonly state?: string;
  /** Identifier of an accord. */
  readonly accord?: string;
}
export interface Windowed {
  readonly from?: string;
  readonly to?: string;
}
export interface RulingGiven {
  readonly ruling: 'confirm' | 'reject' | 'merge' | 'split' | 'rename' | 'set' | 'undo';
  readonly target: string;
  readonly values?: readonly string[];
  readonly author: string;
  readonly reason: string;
  /** The `last` of `rulings()` that the editor has seen; null where there was none. */
  readonly expected: string | null;
}

/** What Today can be narrowed by; `region` is a subregion after UN M49 by name. */
export interface TodayAsked extends AsOf, Scoped {
  readonly stage?: string;
  readonly sector?: string;
  readonly region?: string;
  readonly class?: string;
  readonly since?: string;
  readonly order?: 'newest' | 'consequence';
  readonly limit?: number;
}
/** A delivery to be added; without `search` of everything that moves. */
export interface DeliveryGiven {
  readonly name: string;
  /** A saved search. */
  readonly search?: string | null;
  readonly channel: 'mail' | 'webhook';
  readonly to: string;
  readonly schedule: DeliveryAddedAnswer['delivery']['schedule'];
  /** Whether it goes out where nothing moved. */
  readonly tellsQuiet?: boolean;
}

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** Names of the parameters where they are not those of the options. */
const NAMES: Readonly<Record<string, string>> = { asOf: 'as-of' };

/** An identifier as one part of a path, slashes and all; two dots would lead out of it. */
function pathOf(id: string): string {
  return /^\.*$/.test(id) ? `%20${id}` : encodeURIComponent(id);
}

function addressOf(base: string, path: string, query: Query): URL {
  const url = new URL(`/api/v1${path}`, base);
  for (const [name, value] of Object.entries(query)) {
    const values = typeof value === 'object' ? value : value === undefined ? [] : [String(value)];
    for (const one of values) url.searchParams.append(NAMES[name] ?? name, one);
  }
  return url;
}

/**
 * A desk over HTTP, in the types of its answers. Every method throws `DeskProblem` where the desk says no, and what `fetch`
 * throws where it is not reached.
 *
 * @example
 * const desk = new DeskClient({ url: 'http://127.0.0.1:4600' });
 * const { expectations } = await desk.next({ state: 'KAZ', from: '2026-01-01' });
 */
export class DeskClient {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  async #send(path: string, query: Query, init: RequestInit = {}): Promise<Response> {
    const { url, token, fetch: send = globalThis.fetch } = this.#options;
    const headers = new Headers(init.headers);
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    const answer = await send(new Request(addressOf(url, path, query), { ...init, headers }));
    if (!answer.ok) throw await problemIn(answer);
    return answer;
  }

  async #get<T>(path: string, query: object = {}): Promise<T> {
    return (await (await this.#send(path, query as Query)).json()) as T;
  }

  async #post<T>(path: string, body: object, query: object = {}): Promise<T> {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    return (await (await this.#send(path, query as Query, init)).json()) as T;
  }

  /** Newest first, a hundred where no limit is given. */
  developments = (query: Listed = {}) => this.#get<DevelopmentsAnswer>('/developments', query);
  development = (id: string, query: AsOf = {}) =>
    this.#get<DevelopmentAnswer>(`/developments/${pathOf(id)}`, query);
  /** Of a development, or of `accord/ACCORD`, `state/STATE`, `pair/A/B`, `day/DAY`. */
  brief = (id: string, query: AsOf = {}) => this.#get<BriefAnswer>(`/brief/${pathOf(id)}`, query);
  accords = (query: Listed = {}) => this.#get<AccordsAnswer>('/accords', query);
  accord = (id: string, query: AsOf = {}) =>
    this.#get<AccordAnswer>(`/accords/${pathOf(id)}`, query);
  states = (query: Listed = {}) => this.#get<StatesAnswer>('/states', query);
  state = (code: string, query: AsOf = {}) =>
    this.#get<StateAnswer>(`/states/${pathOf(code)}`, query);
  next = (query: Listed & Scoped & Windowed = {}) => this.#get<NextAnswer>('/next', query);
  timeline = (query: Listed & Scoped & Windowed = {}) =>
    this.#get<TimelineAnswer>('/timeline', query);
  day = (day: string, query: AsOf = {}) => this.#get<DayAnswer>(`/days/${pathOf(day)}`, query);
  /** The log of an entry, such as `party/abraham-accords/KAZ`. */
  history = (entry: string, query: AsOf = {}) =>
    this.#get<HistoryAnswer>(`/history/${pathOf(entry)}`, query);
  rulings = (query: Listed = {}) => this.#get<RulingsAnswer>('/rulings', query);
  claims = (query: Listed & Scoped = {}) => this.#get<ClaimsAnswer>('/claims', query);
  parties = (query: Listed & Scoped = {}) => this.#get<PartiesAnswer>('/parties', query);
  dispatches = (query: Listed = {}) => this.#get<DispatchesAnswer>('/dispatches', query);
  dispatch = (id: string, query: AsOf = {}) =>
    this.#get<DispatchAnswer>(`/dispatches/${pathOf(id)}`, query);
  explain = (id: string, query: AsOf = {}) =>
    this.#get<ExplainAnswer>(`/explain/${pathOf(id)}`, query);
  /** Words and fields, such as `state:KAZ stage:announced after:2025-10`. */
  search = (q: string, query: Listed = {}) => this.#get<SearchAnswer>('/search', { q, ...query });
  suggest = (q: string) => this.#get<SuggestionsAnswer>('/suggest', { q });
  status = () => this.#get<StatusAnswer>('/status');
  names = (id: readonly string[], query: AsOf = {}) =>
    this.#get<NamesAnswer>('/names', { id, ...query });
  /** A state or an accord by any of its names. */
  find = (name: string) => this.#get<FoundAnswer>('/find', { name });
  /** Reads briefs again against what they cite. */
  check = (briefs: object, query: AsOf = {}) => this.#post<CheckAnswer>('/check', briefs, query);
  /** Holds what a text states against the record. */
  checkClaim = (text: string, query: AsOf = {}) =>
    this.#post<ClaimCheckAnswer>('/claims/check', { text }, query);
  /** Needs a token with the scope `rule`. */
  rule = (ruling: RulingGiven) => this.#post<RuledAnswer>('/rulings', ruling);

  /** A brief as a file, such as Markdown. */
  async briefAs(id: string, format: 'md' | 'html' | 'txt', query: AsOf = {}): Promise<string> {
    return (await this.#send(`/brief/${pathOf(id)}`, { ...query, format })).text();
  }

  /** Developments by what is asked, with what else can be asked. */
  today = (query: TodayAsked = {}) => this.#get<TodayAnswer>('/today', query);

  searches = () => this.#get<SearchesAnswer>('/searches');
  /** What follows needs a token with the scope `admin`. */
  saveSearch = (search: { readonly name: string; readonly query: string }) =>
    this.#post<SearchSavedAnswer>('/searches', search);
  removeSearch = (id: string) => this.#post<SearchSavedAnswer>('/searches/remove', { id });
  deliveries = () => this.#get<DeliveriesAnswer>('/deliveries');
  /** What went out and what waits, the newest first. */
  sendings = (query: { readonly delivery?: string; readonly limit?: number } = {}) =>
    this.#get<SendingsAnswer>('/deliveries/log', query);
  /** The secret of a webhook is in this answer alone. */
  addDelivery = (delivery: DeliveryGiven) =>
    this.#post<DeliveryAddedAnswer>('/deliveries', delivery);
  /** Sends what is newest, marked as a test; what the other side said is in `sending.trouble`. */
  testDelivery = (id: string) => this.#post<SendingAnswer>('/deliveries/test', { id });
  pauseDelivery = (id: string, isPaused = true) =>
    this.#post<DeliveryChangedAnswer>('/deliveries/pause', { id, isPaused });
  /** With `false` a removal is taken back, within 30 days. */
  removeDelivery = (id: string, isRemoved = true) =>
    this.#post<DeliveryChangedAnswer>('/deliveries/remove', { id, isRemoved });
  retrySending = (id: string) => this.#post<SendingAnswer>('/deliveries/retry', { id });
  /** With `all` also those that ship and are off. */
  sources = (query: { readonly all?: '1' } = {}) => this.#get<SourcesAnswer>('/sources', query);
  addSource = (source: {
    readonly address: string;
    readonly name?: string;
    readonly isOn?: boolean;
  }) => this.#post<SwitchedAnswer>('/sources', source);
  switchSource = (id: string, isOn: boolean) =>
    this.#post<SwitchedAnswer>('/sources/switch', { id, isOn });
  testSource = (source: string) => this.#post<SourceTestedAnswer>('/sources/test', { source });
  importSources = (opml: string, isOn = false) =>
    this.#post<SwitchedAnswer>('/sources/opml', { opml, isOn });

  /** Any file of docs/reference/http.md, such as `next.ics` or `claims.parquet`. */
  async file(
    name: string,
    query: AsOf & Scoped & Windowed & { readonly limit?: number; readonly q?: string } = {},
  ): Promise<Uint8Array> {
    const answer = await this.#send(`/${pathOf(name)}`, { ...query });
    return new Uint8Array(await answer.arrayBuffer());
  }

  /** Every row of a list, page by page: `for await (const row of desk.all((cursor) => desk.next(cursor), 'expectations'))`. */
  async *all<K extends string, Row>(
    page: (cursor: {
      readonly cursor?: string;
    }) => Promise<{ readonly cursor: string | null } & { readonly [key in K]: readonly Row[] }>,
    rows: K,
  ): AsyncGenerator<Row> {
    let cursor: string | null = null;
    do {
      const answer: { readonly cursor: string | null } & {
        readonly [key in K]: readonly Row[];
      } = await page(cursor === null ? {} : { cursor });
      yield* answer[rows];
      cursor = answer.cursor;
    } while (cursor !== null);
  }

  /**
   * What comes into the record from a place of its log on; without one from now on. It goes on where it broke off, until the
   * signal. Throws `DeskProblem` where the desk refuses.
   */
  async *changes({
    after,
    signal,
    comeBackMs = 2_000,
  }: {
    readonly after?: string;
    readonly signal: AbortSignal;
    readonly comeBackMs?: number;
  }): AsyncGenerator<DeskEvent> {
    let place = after;
    while (!signal.aborted) {
      const answer = await this.#stream(place, signal);
      try {
        for await (const { event, id } of answer?.body == null ? [] : eventsIn(answer.body)) {
          yield event;
          place = id ?? place;
        }
      } catch (cause) {
        // A connection that broke is made again; anything else is a fault of somebody.
        if (!signal.aborted && !(cause instanceof TypeError)) throw cause;
      }
      await paused(comeBackMs, signal);
    }
  }

  /** Null where the desk is not reached, as while it starts anew. */
  async #stream(place: string | undefined, signal: AbortSignal): Promise<Response | null> {
    const headers: Record<string, string> = place === undefined ? {} : { 'Last-Event-ID': place };
    try {
      return await this.#send('/changes', {}, { headers, signal });
    } catch (cause) {
      if (cause instanceof TypeError || signal.aborted) return null;
      throw cause;
    }
  }
}

function paused(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
