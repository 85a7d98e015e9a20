import { f1Of, share } from './shares.ts';

/** Sums of B-cubed (Bagga and Baldwin 1998) over items; several collections may be added. */
export class BCubed {
  #precision = 0;
  #recall = 0;
  #items = 0;

  /** Adds the items of `gold`, each with its cluster; `said` must hold them all. */
  add(gold: ReadonlyMap<string, string>, said: ReadonlyMap<string, string>): void {
    const goldSizes = sizes(gold.values());
    const saidSizes = sizes([...gold.keys()].map((id) => said.get(id) ?? ''));
    const both = sizes([...gold].map(([id, cluster]) => `${cluster}\n${said.get(id) ?? ''}`));
    for (const [id, cluster] of gold) {
      const other = said.get(id) ?? '';
      const common = both.get(`${cluster}\n${other}`) ?? 0;
      this.#precision += share(common, saidSizes.get(other) ?? 0);
      this.#recall += share(common, goldSizes.get(cluster) ?? 0);
      this.#items += 1;
    }
  }

  get precision(): number {
    return share(this.#precision, this.#items);
  }

  get recall(): number {
    return share(this.#recall, this.#items);
  }

  get f1(): number {
    return f1Of(this.precision, this.recall);
  }
}

function sizes(clusters: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cluster of clusters) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}
