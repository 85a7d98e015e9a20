import type { StandingRow } from '../../src/desk/index.ts';
import type { Stage } from '../../src/kernel/index.ts';

/** A state or an accord of the network. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly kind: 'state' | 'accord';
}

/** One standing, as a line between two nodes. */
export interface Tie {
  readonly entry: string;
  readonly from: Node;
  readonly to: Node;
  readonly stage: Stage;
  readonly row: StandingRow;
}

/** The ties of standings; the last of each entry, and none where nothing is held. */
export function tiesOf(rows: readonly StandingRow[]): Tie[] {
  const ties = new Map<string, Tie>();
  for (const row of rows) {
    const other = row.accord ?? row.counterpart;
    ties.delete(row.entry);
    if (other === null || row.standing.stage === 'none') continue;
    ties.set(row.entry, {
      entry: row.entry,
      from: { ...row.subject, kind: 'state' },
      to: { ...other, kind: row.accord === null ? 'state' : 'accord' },
      stage: row.standing.stage,
      row,
    });
  }
  return [...ties.values()];
}

/** What a node is kept for where not all are drawn: that a dispatch tells of it, and how lately. Larger is more. */
function newsOf({ standing: { evidenceClass, since } }: StandingRow): string {
  return `${evidenceClass === 'register' ? 0 : 1} ${since ?? ''}`;
}

/** The nodes of ties, those with most ties first; of as many, those that dispatches tell of, and the newest. */
export function nodesOf(ties: readonly Tie[]): (Node & { readonly degree: number })[] {
  const nodes = new Map<string, Node & { degree: number; news: string }>();
  for (const { from, to, row } of ties) {
    const news = newsOf(row);
    for (const node of [from, to]) {
      const known = nodes.get(node.id);
      if (known === undefined) nodes.set(node.id, { ...node, degree: 1, news });
      else {
        known.degree += 1;
        if (news > known.news) known.news = news;
      }
    }
  }
  return [...nodes.values()]
    .sort(
      (a, b) =>
        b.degree - a.degree ||
        (a.news === b.news ? 0 : a.news < b.news ? 1 : -1) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ news: _, ...node }) => node);
}

/** The ties among the `most` nodes that come first. */
export function mainTies(ties: readonly Tie[], most: number): Tie[] {
  const kept = new Set(
    nodesOf(ties)
      .slice(0, most)
      .map(({ id }) => id),
  );
  return ties.filter(({ from, to }) => kept.has(from.id) && kept.has(to.id));
}
