import { useEffect, useState } from 'preact/hooks';

/** Where the reader is: the address is the state of the page. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const listeners = new Set<() => void>();
/** How far each entry of the history was scrolled, so that going back finds the line again. */
const scrolled = new Map<number, number>();
let entry = 0;

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Goes to an address of the desk without loading the page anew. */
export function go(href: string, options: { replace?: boolean; stay?: boolean } = {}): void {
  scrolled.set(entry, scrollY);
  if (options.replace !== true) entry += 1;
  history[options.replace === true ? 'replaceState' : 'pushState']({ entry }, '', href);
  tell();
  if (options.stay !== true) scrollTo(0, 0);
}

function entryOf(state: unknown): number {
  const known = typeof state === 'object' && state !== null && 'entry' in state ? state.entry : 0;
  return typeof known === 'number' ? known : 0;
}

function onPopState(event: PopStateEvent): void {
  scrolled.set(entry, scrollY);
  entry = entryOf(event.state);
  tell();
  const top = scrolled.get(entry) ?? 0;
  requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, top)));
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.target !== '' || link.origin !== location.origin) return;
  if (link.pathname.startsWith('/api/')) return;
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash, { stay: link.dataset['stay'] !== undefined });
}

/** Makes the browser's links and back button move inside the desk. */
export function followLinks(): () => void {
  history.scrollRestoration = 'manual';
  entry = entryOf(history.state);
  addEventListener('popstate', onPopState);
  document.addEventListener('click', onClick);
  return () => {
    removeEventListener('popstate', onPopState);
    document.removeEventListener('click', onClick);
  };
}

/** Shows the part of the page that the address names after its #, once what is asked for is there. */
export function useArrival(): void {
  useEffect(() => {
    if (location.hash === '') return;
    const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part === null) return;
    if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }, []);
}

/** The place, and a new rendering whenever it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const listener = (): void => setPlace(here());
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return place;
}

/** An address with parameters; those that are null are left out. */
export function address(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  const parameters = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const text = new URLSearchParams(parameters).toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A path under `base` for an identifier, which may hold slashes and anything else. */
export function pathTo(base: string, id: string): string {
  return `${base}/${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** The address of a page, on the same as-of day as this one. */
export function sameDay(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  return address(path, { 'as-of': here().query.get('as-of'), ...query });
}

/** The address at which a passage is marked in its dispatch. */
export function passageHref(at: { dispatch: string; start: number; end: number }): string {
  return sameDay(pathTo('/dispatch', at.dispatch), { at: `${at.start}-${at.end}` });
}
