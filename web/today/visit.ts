import { useEffect, useRef, useState } from 'preact/hooks';
import type { StatusAnswer } from '../../src/surfaces/index.ts';
import { ask } from '../ask.ts';
import { clockWords } from '../text/day-words.ts';

const SEEN = 'chancery-seen';
const SINCE = 'chancery-since';
/** After so long a stream that a proxy broke is asked for again. */
const COMES_BACK_MS = 3_000;

function kept(store: () => Storage, key: string): string | null {
  try {
    return store().getItem(key);
  } catch (cause) {
    if (cause instanceof DOMException) return null;
    throw cause;
  }
}

function keep(store: () => Storage, key: string, value: string): void {
  try {
    store().setItem(key, value);
  } catch (cause) {
    if (!(cause instanceof DOMException)) throw cause;
  }
}

const lasting = (): Storage => localStorage;
const passing = (): Storage => sessionStorage;

/** Where the log stood when the reader left; the same for as long as this window is open. Null on a first visit. */
function boundary(): string | null {
  const known = kept(passing, SINCE);
  if (known !== null) return known === '' ? null : known;
  const seen = kept(lasting, SEEN);
  keep(passing, SINCE, seen ?? '');
  return seen;
}

/** What came into the record: since the last visit, and since the page was opened. */
export interface Movement {
  /** Null on a first visit, and until the log has been looked through. */
  readonly sinceVisit: ReadonlySet<string> | null;
  /** Developments that moved since the page was opened or brought up to date. */
  readonly waiting: ReadonlySet<string>;
  /** Since when the waiting ones count, on the reader's clock. */
  readonly from: string;
  readonly take: () => void;
}

function developmentIn(event: MessageEvent<string>): string | null {
  const data: unknown = JSON.parse(event.data);
  const id: unknown = typeof data === 'object' && data !== null && Reflect.get(data, 'development');
  return typeof id === 'string' ? id : null;
}

/** The number of the fact at a place of the log, `12-0a1b2c3d4e5f`. */
function factAt(position: string): number {
  return Number(position.split('-')[0]);
}

interface Told {
  readonly since: string | null;
  /** The last fact when the page was opened: what is told up to there came before. */
  readonly head: number;
  readonly onBefore: (developments: ReadonlySet<string>) => void;
  readonly onNews: (development: string) => void;
  readonly onPosition: (position: string, isCaughtUp: boolean) => void;
}

/** Listens to the log from a place on. The browser comes back by itself where the desk was gone. */
function listen({ since, head, onBefore, onNews, onPosition }: Told): EventSource {
  const query = since === null ? '' : `?${new URLSearchParams({ after: since })}`;
  const stream = new EventSource(`/api/v1/changes${query}`);
  const before = new Set<string>();
  let isCaughtUp = false;
  const at = (position: string): void => {
    const wasBehind = !isCaughtUp;
    isCaughtUp ||= factAt(position) >= head;
    if (wasBehind && isCaughtUp) onBefore(before);
    onPosition(position, isCaughtUp && wasBehind);
  };
  stream.addEventListener('development', (event) => {
    const id = developmentIn(event);
    if (id === null) return;
    if (isCaughtUp) onNews(id);
    else before.add(id);
  });
  stream.addEventListener('position', (event) => at(event.lastEventId));
  stream.addEventListener('reload', (event) => {
    // Another log took the place of this one: nothing in it is older or newer than what the reader saw.
    isCaughtUp = true;
    onPosition(event.lastEventId, true);
  });
  return stream;
}

/**
 * Follows the log, unless the page shows a day that lies back. Nothing on the page moves by itself: what comes waits until
 * the reader takes it.
 */
export function useMovement(isPast: boolean): Movement {
  const [sinceVisit, setSinceVisit] = useState<ReadonlySet<string> | null>(null);
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const [from, setFrom] = useState(() => clockWords(Date.now()));
  const last = useRef('');
  useEffect(() => {
    if (isPast) return;
    const stop = new AbortController();
    const since = boundary();
    ask<StatusAnswer>('/status', stop.signal).then(
      ({ facts }) => {
        const onNews = (...ids: string[]): void =>
          setWaiting((known) => new Set([...known, ...ids]));
        const follow = (place: string | null, isFirst: boolean): void => {
          const stream = listen({
            since: place,
            head: facts,
            onBefore: (before) => {
              if (isFirst) setSinceVisit(since === null ? null : before);
              else onNews(...before);
            },
            onNews,
            onPosition: (position, isShown) => {
              last.current = position;
              if (isShown && isFirst) keep(lasting, SEEN, position);
            },
          });
          // A desk that is gone the browser asks again by itself; not after an answer that was none of the desk's.
          const again = (): void => follow(last.current || place, false);
          let timer = 0;
          stream.addEventListener('error', () => {
            if (stream.readyState === EventSource.CLOSED && !stop.signal.aborted)
              timer = window.setTimeout(again, COMES_BACK_MS);
          });
          stop.signal.addEventListener('abort', () => {
            clearTimeout(timer);
            stream.close();
          });
        };
        follow(since, true);
      },
      // The page itself says when the desk is gone.
      () => setSinceVisit(null),
    );
    return () => stop.abort();
  }, [isPast]);
  const take = (): void => {
    setWaiting(new Set());
    setFrom(clockWords(Date.now()));
    if (last.current !== '') keep(lasting, SEEN, last.current);
  };
  return { sinceVisit: isPast ? null : sinceVisit, waiting, from, take };
}
