/**
 * Groups of files that import one another in a circle, each in order of path.
 * Strongly connected components after Tarjan (1972).
 */
export function importCircles(
  graph: ReadonlyMap<string, readonly string[]>,
): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  function visit(path: string): number {
    const place = order.size;
    order.set(path, place);
    low.set(path, place);
    open.push(path);
    for (const next of graph.get(path) ?? []) {
      const seen = order.get(next);
      const reached = seen === undefined ? visit(next) : open.includes(next) ? seen : place;
      low.set(path, Math.min(low.get(path) ?? place, reached));
    }
    if (low.get(path) === place) {
      const group = open.splice(open.indexOf(path));
      if (group.length > 1 || graph.get(path)?.includes(path)) circles.push(group.sort());
    }
    return low.get(path) ?? place;
  }

  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return circles;
}
