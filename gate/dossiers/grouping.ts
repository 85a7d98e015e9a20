import type { Development } from '../../src/stories/index.ts';
import { BCubed } from '../bcubed.ts';
import type { Miss } from '../set.ts';
import { f1, share } from '../shares.ts';
import type { Gold } from './gold.ts';
import type { OpenDossier } from './open-dossier.ts';

/** Sums over the dispatches and pairs of all dossiers. */
export class GroupingCounts {
  readonly #clusters = new BCubed();
  readonly #pairs = { hits: 0, said: 0, gold: 0 };

  /** Adds one dossier, from the cluster of each dispatch in the gold and in the record. */
  addClusters(gold: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): void {
    this.#clusters.add(gold, said);
  }

  /** Adds the pairs of dispatches that share an origin. */
  addPairs(gold: ReadonlySet<string>, said: ReadonlySet<string>): void {
    this.#pairs.gold += gold.size;
    this.#pairs.said += said.size;
    this.#pairs.hits += [...said].filter((pair) => gold.has(pair)).length;
  }

  metrics(): Record<string, number> {
    const { hits, said, gold } = this.#pairs;
    return {
      developmentsBcubedF1: this.#clusters.f1,
      developmentsBcubedPrecision: this.#clusters.precision,
      developmentsBcubedRecall: this.#clusters.recall,
      originsF1: f1(hits, said, gold),
      originsPrecision: share(hits, said),
      originsRecall: share(hits, gold),
    };
  }
}

function pairsOf(groups: readonly (readonly string[])[]): Set<string> {
  return new Set(
    groups.flatMap((group) => {
      const sorted = [...new Set(group)].sort();
      return sorted.flatMap((a, index) => sorted.slice(index + 1).map((b) => `${a} ${b}`));
    }),
  );
}

function goldClusters(gold: Gold, dispatches: readonly string[]): Map<string, string> {
  const clusters = new Map(dispatches.map((id) => [id, `alone ${id}`]));
  for (const development of gold.developments)
    for (const id of development.dispatches) clusters.set(id, development.id);
  return clusters;
}

/** Developments and origins of one dossier against the gold. */
export function scoreGrouping(
  counts: GroupingCounts,
  gold: Gold,
  ground: {
    readonly name: string;
    readonly dossier: OpenDossier;
    readonly developments: readonly Development[];
    readonly dispatches: readonly string[];
  },
): Miss[] {
  const { name, dossier, developments, dispatches } = ground;
  const ids = (list: readonly string[]): string[] => list.flatMap((one) => dossier.idOf(one) ?? []);
  const wanted = goldClusters(gold, dispatches);
  const said = new Map(dispatches.map((id) => [id, `alone ${id}`]));
  for (const development of developments)
    for (const id of ids(development.dispatches)) said.set(id, development.id);
  counts.addClusters(wanted, said);
  const wantedPairs = pairsOf(gold.origins);
  const saidPairs = pairsOf(
    developments.flatMap((development) =>
      development.origins.map((origin) => ids(origin.dispatches)),
    ),
  );
  counts.addPairs(wantedPairs, saidPairs);
  const misses: Miss[] = [];
  const add = (kind: string, words: string): number => misses.push({ kind, item: name, words });
  for (const pair of wantedPairs) if (!saidPairs.has(pair)) add('origin not seen', pair);
  for (const pair of saidPairs) if (!wantedPairs.has(pair)) add('origin too many', pair);
  for (const development of gold.developments) {
    const parts = new Set(development.dispatches.map((id) => said.get(id)));
    const list = development.dispatches.map((id) => `${id}=${said.get(id)}`).join(' ');
    if (parts.size > 1) add('development split', `${development.id}: ${list}`);
  }
  for (const development of developments) {
    const parts = new Set(ids(development.dispatches).map((id) => wanted.get(id)));
    if (parts.size > 1) add('developments mixed', `${development.id}: ${[...parts].join(', ')}`);
  }
  return misses;
}
