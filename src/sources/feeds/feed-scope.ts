import type { XmlElement } from './xml-tree.ts';

/** What a feed says, under the names that readers of feeds have used for twenty years (`entries`, `summary` …). */
export type FeedValue = string | number | boolean | null | readonly FeedValue[] | FeedBag;
export interface FeedBag {
  [name: string]: FeedValue;
}

export type FeedPlace = 'feed' | 'entry' | 'source' | 'picture';

/** Where in a feed the reading stands. */
export interface FeedScope {
  readonly bag: FeedBag;
  readonly place: FeedPlace;
  /** Address against which relative ones are read. */
  readonly base: string;
  readonly language: string | null;
  /** Whether the feed is of the Atom family, in which types are said and not guessed. */
  readonly isAtom: boolean;
  readonly version: string;
  /** How deep below the place the element stands: what stands nearer to it has the last word. */
  readonly depth: number;
  readonly depths: Map<string, number>;
  /** Where entries that are found go. */
  readonly addEntry: (element: XmlElement, scope: FeedScope) => void;
}

export function isBag(value: FeedValue | undefined): value is FeedBag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bag under a name; made where it is not there. */
export function bagIn(bag: FeedBag, name: string): FeedBag {
  const before = bag[name];
  if (isBag(before)) return before;
  const made: FeedBag = {};
  bag[name] = made;
  return made;
}

/** The list under a name; made where it is not there. */
export function listIn(bag: FeedBag, name: string): FeedValue[] {
  const before = bag[name];
  if (Array.isArray(before)) return before as FeedValue[];
  const made: FeedValue[] = [];
  bag[name] = made;
  return made;
}

/** Keeps a value, unless an element that stands nearer to the place has said it. */
export function keep(scope: FeedScope, name: string, value: FeedValue): boolean {
  const before = scope.depths.get(name);
  if (before !== undefined && before < scope.depth) return false;
  scope.depths.set(name, scope.depth);
  scope.bag[name] = value;
  return true;
}

/** Keeps a value that nothing has said yet. */
export function keepIfNew(scope: FeedScope, name: string, value: FeedValue): void {
  if (scope.bag[name] === undefined) scope.bag[name] = value;
}

/** All text below an element, with white space at the ends taken off. */
export function textOfElement(element: XmlElement): string {
  const parts: string[] = [];
  const stack: (XmlElement | string)[] = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') parts.push(next);
    else
      for (let at = next.children.length - 1; at >= 0; at -= 1) stack.push(next.children[at] ?? '');
  }
  return parts.join('').trim();
}
