import { useEffect, useState } from 'preact/hooks';

/** What went wrong, in words: what happened, what is safe, what to do. */
export interface Trouble {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
  readonly isMissing: boolean;
  /** Stable, of docs/reference/errors.md; null where the desk said none. */
  readonly code: string | null;
}

export type Asked<T> =
  | { readonly at: 'waiting'; readonly isSlow: boolean }
  | { readonly at: 'here'; readonly value: T; readonly from: number; readonly isOld: boolean }
  | { readonly at: 'trouble'; readonly trouble: Trouble; readonly again: () => void };

const SILENT: Trouble = {
  what: 'The desk does not answer.',
  safe: 'The record is safe: it is a file on the machine that runs the desk.',
  next: 'See whether the desk still runs; npm start starts it. Then try again.',
  isMissing: false,
  code: null,
};

/** Below this the page stays as it is; above it the shape of what comes is shown. */
const SLOW_MS = 300;
/** The browser keeps its own copies by their digests; these are for going back and for a desk that is gone. */
const KEPT = 60;
const kept = new Map<string, { readonly value: unknown; readonly from: number }>();

class Refused extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.what);
    this.trouble = trouble;
  }
}

function words(document: unknown, key: string, otherwise: string): string {
  if (typeof document !== 'object' || document === null) return otherwise;
  const value: unknown = Reflect.get(document, key);
  return typeof value === 'string' ? value : otherwise;
}

async function refusal(answer: Response): Promise<Refused> {
  const text = await answer.text();
  let document: unknown = null;
  if (text.startsWith('{')) document = JSON.parse(text);
  const code = words(document, 'code', '') || null;
  // What the desk advises is for programs; a reader has the address and the pages.
  const next =
    code === 'input.argument' ? 'Change the address, or begin with one of the pages above.' : null;
  return new Refused({
    what: words(document, 'what', `The desk answered ${answer.status}.`),
    safe: 'Nothing was changed.',
    next: next ?? words(document, 'next', 'Try again.'),
    isMissing: answer.status === 404,
    code,
  });
}

function keep(path: string, value: unknown): number {
  const from = Date.now();
  kept.delete(path);
  kept.set(path, { value, from });
  const oldest = kept.keys().next();
  if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value);
  return from;
}

/** Reads one answer of `/api/v1`. The type is the promise of `src/surfaces/http/answers.ts`. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, signal === undefined ? {} : { signal });
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json()) as T;
}

/** Sends JSON to a route that takes it, and reads its answer. */
export async function send<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json()) as T;
}

const listeners = new Set<() => void>();

/** Asks again for everything that the page shows; what is shown stays until the answers come. */
export function askAgain(): void {
  for (const listener of listeners) listener();
}

export function troubleOf(error: unknown): Trouble {
  return error instanceof Refused ? error.trouble : SILENT;
}

function known<T>(path: string, isOld: boolean): Asked<T> | null {
  const found = kept.get(path);
  return found === undefined
    ? null
    : { at: 'here', value: found.value as T, from: found.from, isOld };
}

/** An answer that the page is made of, null while `path` is null: first what is kept, then what the desk says now. */
export function useAsked<T>(path: string | null): Asked<T> {
  const [state, setState] = useState<{ path: string; asked: Asked<T> } | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const listener = (): void => setTurn((before) => before + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  useEffect(() => {
    if (path === null) return;
    const stop = new AbortController();
    const show = (asked: Asked<T>): void => {
      if (!stop.signal.aborted) setState({ path, asked });
    };
    const slow = setTimeout(() => {
      if (!kept.has(path)) show({ at: 'waiting', isSlow: true });
    }, SLOW_MS);
    ask<T>(path, stop.signal)
      .then(
        (value) => show({ at: 'here', value, from: keep(path, value), isOld: false }),
        (error: unknown) => {
          const old = error instanceof Refused ? null : known<T>(path, true);
          const again = (): void => setTurn((before) => before + 1);
          show(old ?? { at: 'trouble', trouble: troubleOf(error), again });
        },
      )
      .finally(() => clearTimeout(slow));
    return () => {
      stop.abort();
      clearTimeout(slow);
    };
  }, [path, turn]);
  if (path !== null && state?.path === path) return state.asked;
  return (path === null ? null : known<T>(path, false)) ?? { at: 'waiting', isSlow: false };
}
