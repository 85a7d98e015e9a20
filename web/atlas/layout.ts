import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { Size } from './plot.ts';
import { type Node, nodesOf, type Tie } from './ties.ts';

/** Where a node stands in the picture. */
export type Placed = Node & { readonly degree: number; readonly x: number; readonly y: number };

const TICKS = 260;
/** Room at the edges, so that names do not leave the picture. */
const EDGE = { x: 64, y: 36 };

type Moving = Node & { readonly degree: number } & SimulationNodeDatum;

/**
 * Places the nodes of ties by force-directed layout (d3-force), which draws tied nodes together. The same ties always
 * give the same picture: it starts from a fixed spiral, and its chance is seeded.
 */
export function layOut(ties: readonly Tie[], size: Size): Map<string, Placed> {
  const nodes: Moving[] = nodesOf(ties).map((node) => ({ ...node }));
  const links = ties.map(({ from, to }) => ({ source: from.id, target: to.id }));
  const room = Math.sqrt((size.width * size.height) / Math.max(1, nodes.length));
  const simulation = forceSimulation<Moving>(nodes)
    .force(
      'link',
      forceLink<Moving, { source: string; target: string }>(links)
        .id(({ id }) => id)
        .distance(room * 0.8)
        .strength(0.5),
    )
    .force('apart', forceManyBody<Moving>().strength(-room * 4))
    .force('x', forceX<Moving>(0).strength(0.05 * (size.height / size.width)))
    .force('y', forceY<Moving>(0).strength(0.05))
    .force('room', forceCollide<Moving>(Math.min(26, room * 0.45)))
    .stop();
  simulation.tick(TICKS);
  return new Map(fitted(nodes, size).map((node) => [node.id, node]));
}

function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least;
  return (value) => (span === 0 ? (from + to) / 2 : from + ((value - least) / span) * (to - from));
}

/** Stretches the whole to the picture's edges. */
function fitted(nodes: readonly Moving[], size: Size): Placed[] {
  const x = scaleOf(
    nodes.map((node) => node.x ?? 0),
    EDGE.x,
    size.width - EDGE.x,
  );
  const y = scaleOf(
    nodes.map((node) => node.y ?? 0),
    EDGE.y,
    size.height - EDGE.y,
  );
  return nodes.map(({ id, name, kind, degree, ...at }) => ({
    id,
    name,
    kind,
    degree,
    x: x(at.x ?? 0),
    y: y(at.y ?? 0),
  }));
}
