/** Two places whose items are close, with how close. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  /** Joined whatever the others of their groups are like. */
  readonly mustHold: boolean;
}

export interface Agglomeration {
  /** Groups of places, each in order, by first place. */
  readonly groups: readonly (readonly number[])[];
  /** The edges by which the groups were joined: one fewer than places in a group. */
  readonly holding: readonly Edge[];
}

/**
 * Levels of mean closeness at which groups are joined, the closest first, as average linkage does; below the last one
 * none are. Between two levels the order is that of the edges.
 */
const LEVELS = [0.7, 0.55, 0.45, 0.38, 0.32];
/** Members of a group that stand for it when two groups are compared, evenly spread over its places. */
const REPRESENTATIVES = 10;

class Group {
  readonly id: number;
  readonly places: number[];
  version = 0;
  readonly apart = new Set<number>();
  #representatives: readonly number[] | null = null;

  constructor(place: number) {
    this.id = place;
    this.places = [place];
  }

  representatives(): readonly number[] {
    const { places } = this;
    if (places.length <= REPRESENTATIVES) return places;
    if (this.#representatives === null) {
      const step = (places.length - 1) / (REPRESENTATIVES - 1);
      this.#representatives = Array.from(
        { length: REPRESENTATIVES },
        (_, at) => places[Math.round(at * step)] ?? 0,
      );
    }
    return this.#representatives;
  }

  /** Takes in the places of another group. */
  take(from: Group): void {
    mergePlaces(this.places, from.places);
    for (const place of from.apart) this.apart.add(place);
    this.version += 1;
    this.#representatives = null;
  }
}

/** Merges two sorted lists into the first. */
function mergePlaces(into: number[], from: readonly number[]): void {
  into.push(...from);
  if ((into[into.length - from.length - 1] ?? -1) > (from[0] ?? 0)) into.sort((a, b) => a - b);
}

/** Means of groups that were compared, good for as long as neither has grown. */
class Means {
  readonly #size: number;
  readonly #known = new Map<number, { readonly versions: number; readonly mean: number }>();

  constructor(size: number) {
    this.#size = size;
  }

  of(left: Group, right: Group, reckon: () => number): number {
    const key = left.id * this.#size + right.id;
    // Versions only grow, so that no two states of a pair have one sum.
    const versions = left.version + right.version;
    const known = this.#known.get(key);
    if (known?.versions === versions) return known.mean;
    const mean = reckon();
    this.#known.set(key, { versions, mean });
    return mean;
  }
}

/** What came of an edge. */
type Joined = 'joined' | 'one already' | 'not close';

class Agglomerator {
  readonly #groupOf: Group[];
  readonly #closeness: (a: number, b: number) => number;
  readonly #weight: (a: number, b: number) => number;
  readonly #means: Means;
  readonly holding: Edge[] = [];

  constructor({ size, closeness, weight }: Pick<Agglomerated, 'size' | 'closeness' | 'weight'>) {
    this.#groupOf = Array.from({ length: size }, (_, place) => new Group(place));
    this.#closeness = closeness;
    this.#weight = weight;
    this.#means = new Means(size);
  }

  #group(place: number): Group {
    const group = this.#groupOf[place];
    if (group === undefined) throw new Error(`there is no place ${place}`);
    return group;
  }

  /** Keeps the groups of two places apart from now on, unless they are one already. */
  keepApart(a: number, b: number): void {
    const [left, right] = [this.#group(a), this.#group(b)];
    if (left === right) return;
    left.apart.add(b);
    right.apart.add(a);
  }

  #areApart(left: Group, right: Group): boolean {
    const [few, other] = left.apart.size <= right.apart.size ? [left, right] : [right, left];
    for (const place of few.apart) if (this.#group(place) === other) return true;
    return false;
  }

  #mean(left: Group, right: Group): number {
    return this.#means.of(left, right, () => {
      const [ours, theirs] = [left.representatives(), right.representatives()];
      let sum = 0;
      let weights = 0;
      for (const a of ours) {
        for (const b of theirs) {
          const weight = this.#weight(a, b);
          sum += weight * this.#closeness(a, b);
          weights += weight;
        }
      }
      return sum / weights;
    });
  }

  /** Joins the groups of an edge, unless they are one, are kept apart, or are not close enough on the whole. */
  join(edge: Edge, least: number): Joined {
    const one = this.#group(edge.a);
    const other = this.#group(edge.b);
    if (one === other) return 'one already';
    if (this.#areApart(one, other)) return 'not close';
    const isOneFirst = (one.places[0] ?? 0) < (other.places[0] ?? 0);
    const left = isOneFirst ? one : other;
    const right = isOneFirst ? other : one;
    if (!edge.mustHold && this.#mean(left, right) < least) return 'not close';
    const isLeftLarger = left.places.length >= right.places.length;
    const into = isLeftLarger ? left : right;
    const from = isLeftLarger ? right : left;
    for (const place of from.places) this.#groupOf[place] = into;
    into.take(from);
    this.holding.push(edge);
    return 'joined';
  }

  groups(): number[][] {
    return [...new Set(this.#groupOf)]
      .map((group) => group.places)
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }
}

function compareEdges(x: Edge, y: Edge): number {
  if (x.mustHold !== y.mustHold) return x.mustHold ? -1 : 1;
  return y.score - x.score || x.a - y.a || x.b - y.b;
}

/** Leaves out, within the list itself, what is of one group now: it may hold a million edges and is gone over often. */
function keepNotJoined(list: Edge[], join: (edge: Edge) => Joined): void {
  let kept = 0;
  for (const edge of list) {
    if (join(edge) !== 'not close') continue;
    list[kept] = edge;
    kept += 1;
  }
  list.length = kept;
}

/** What is grouped. */
export interface Agglomerated {
  readonly size: number;
  readonly edges: readonly Edge[];
  readonly closeness: (a: number, b: number) => number;
  /** How much a pair counts in the mean of two groups; above 0. */
  readonly weight: (a: number, b: number) => number;
  readonly least: number;
  /** Places whose groups stay apart, unless an edge that must hold has joined them. */
  readonly apart?: readonly (readonly [number, number])[];
}

/**
 * Groups by average linkage over edges (Sokal and Michener 1958), made cheap by two shortcuts: only groups that an
 * edge connects are compared, and large ones by ten members that stand for them. A chain of items of which only
 * neighbours are close falls apart, since the whole of two groups must be close. The result depends on the numbering of
 * the places and on the edges alone, not on their order.
 */
export function agglomerate(input: Agglomerated): Agglomeration {
  const edges = [...input.edges].sort(compareEdges);
  const work = new Agglomerator(input);
  const rest = edges.filter((edge) => !edge.mustHold || work.join(edge, 0) === 'not close');
  for (const [a, b] of input.apart ?? []) work.keepApart(a, b);
  // Those that were tried and did not join, the closest first; what lies within a group is never looked at again.
  const open: Edge[] = [];
  let next = 0;
  for (const level of [...LEVELS.filter((one) => one > input.least), input.least]) {
    for (; next < rest.length && (rest[next]?.score ?? 0) >= level; next += 1) {
      const edge = rest[next];
      if (edge !== undefined) open.push(edge);
    }
    // A join can bring other groups up to the level, so each level is gone over until nothing changes.
    for (let hasChanged = true; hasChanged; ) {
      const count = work.holding.length;
      keepNotJoined(open, (edge) => work.join(edge, level));
      hasChanged = work.holding.length > count;
    }
  }
  return { groups: work.groups(), holding: work.holding };
}
