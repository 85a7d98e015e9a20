import type { Desk } from '../../desk/index.ts';
import { type CivilDay, type Refusal, refusalText } from '../../kernel/index.ts';
import type { SpokenRefusal } from './answers.ts';
import type { ChangeStreams } from './change-stream.ts';
import type { Caller } from './guard/caller.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import type { HttpSources } from './http-sources.ts';
import { given, type Query } from './query.ts';

/** What a route is handed: the desk, the identifier in the path (empty where there is none) and the query. */
export interface Asked {
  readonly desk: Desk;
  /** The list of sources; null where the desk follows none. */
  readonly sources: HttpSources | null;
  /** Saved searches and deliveries; null where the desk keeps none. */
  readonly deliveries: HttpDeliveries | null;
  readonly id: string;
  readonly query: Query;
  readonly many: URLSearchParams;
  /** `http://127.0.0.1:4600`, as the one who asks knows the desk. */
  readonly origin: string;
  /** The address that was asked for. */
  readonly self: string;
  /** Who asks. */
  readonly caller: Caller;
  /** The body as JSON, of a route that takes one. Throws `http.body-*`. */
  readonly body: () => Promise<unknown>;
  readonly streams: ChangeStreams;
  /** The header `Last-Event-ID`, by which a client that comes back says what it has; null without it. */
  readonly lastEventId: string | null;
  /** Prints a page of HTML as PDF. Throws `pdf.*`. */
  readonly print: (html: string) => Promise<Uint8Array>;
}

export function asOfOf(query: Query): { readonly asOf?: CivilDay } {
  return given<{ asOf: CivilDay }>({ asOf: query.day('as-of') });
}

export async function dayOf({ desk, query }: Asked): Promise<CivilDay> {
  return query.day('as-of') ?? (await desk.lastDay());
}

/** The filters of lists that can be asked for a state or an accord alone. */
export function scopeOf(query: Query): { readonly state?: string; readonly accord?: string } {
  return given<{ state: string; accord: string }>({
    state: query.text('state'),
    accord: query.text('accord'),
  });
}

export function windowOf(query: Query): { readonly from?: CivilDay; readonly to?: CivilDay } {
  return given<{ from: CivilDay; to: CivilDay }>({ from: query.day('from'), to: query.day('to') });
}

export function spoken(refusals: readonly Refusal[]): SpokenRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, words: refusalText(refusal) }));
}
