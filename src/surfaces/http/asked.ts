import type { Desk } from '../../desk/index.ts';
import { ChanceryError, type CivilDay, type Refusal, refusalText } from '../../kernel/index.ts';
import type { SpokenRefusal } from './answers.ts';
import type { ChangeStreams } from './change-stream.ts';
import type { Caller } from './guard/caller.ts';
import type { HttpDeliveries } from './http-deliveries.ts';
import type { HttpSources } from './http-sources.ts';
import { knownCode } from './known-code.ts';
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

/** The filters of lists that can be asked for a state or an accord alone, by code or any name. Throws `record.unknown`. */
export async function scopeOf({
  desk,
  query,
}: Pick<Asked, 'desk' | 'query'>): Promise<{ readonly state?: string; readonly accord?: string }> {
  const codeOf = async (kind: 'state' | 'accord'): Promise<string | undefined> => {
    const name = query.text(kind);
    return name === undefined ? undefined : knownCode(desk, name, kind);
  };
  return given<{ state: string; accord: string }>({
    state: await codeOf('state'),
    accord: await codeOf('accord'),
  });
}

/** Throws `input.day-invalid`, and `input.argument` where the one lies before the other. */
export function windowOf(query: Query): { readonly from?: CivilDay; readonly to?: CivilDay } {
  const [from, to] = [query.day('from'), query.day('to')];
  if (from !== undefined && to !== undefined && to < from)
    throw new ChanceryError('input.argument', { why: 'to lies before from.' });
  return given<{ from: CivilDay; to: CivilDay }>({ from, to });
}

export function spoken(refusals: readonly Refusal[]): SpokenRefusal[] {
  return refusals.map((refusal) => ({ ...refusal, words: refusalText(refusal) }));
}
