import type { JSX } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { pathTo, sameDay } from '../place.ts';
import { counted, plain } from '../text/plain.ts';
import { type StageShape, stageShape } from '../text/stage-words.ts';
import { LabelTexts } from './label-texts.tsx';
import { placeLabels } from './labels.ts';
import { layOut, type Placed } from './layout.ts';
import type { Size } from './plot.ts';
import { StageLegend, type Strokes } from './stage-fill.tsx';
import { mainTies, type Tie } from './ties.ts';
import { useNarrow } from './use-narrow.ts';

const WIDE: Size = { width: 920, height: 620 };
const NARROW: Size = { width: 344, height: 460 };
/** Of more nodes than this the names do not find room. */
const MOST = { wide: 44, narrow: 22 };

/** A line by stage, after the one scale: the more ink, the further. */
const LINES: Readonly<Record<StageShape, Strokes>> = {
  none: { 'stroke-width': 0.5, 'stroke-dasharray': '1 6' },
  outline: { 'stroke-width': 1, 'stroke-dasharray': '1 4' },
  hatched: { 'stroke-width': 1.4, 'stroke-dasharray': '6 4' },
  half: { 'stroke-width': 1 },
  most: { 'stroke-width': 1.8 },
  solid: { 'stroke-width': 2.6 },
  leaving: { 'stroke-width': 2, 'stroke-dasharray': '10 3 2 3' },
  dotted: { 'stroke-width': 2, 'stroke-dasharray': '0.1 5', 'stroke-linecap': 'round' },
  struck: { 'stroke-width': 0.8, 'stroke-dasharray': '2 3' },
};

function Line(props: { readonly tie: Tie; readonly at: ReadonlyMap<string, Placed> }): JSX.Element {
  const { tie, at } = props;
  const [from, to] = [at.get(tie.from.id), at.get(tie.to.id)];
  if (from === undefined || to === undefined) return <></>;
  const shape = stageShape(tie.stage);
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return (
    <g class="tie">
      <line
        x1={from.x.toFixed(1)}
        y1={from.y.toFixed(1)}
        x2={to.x.toFixed(1)}
        y2={to.y.toFixed(1)}
        {...LINES[shape]}
      />
      {shape === 'struck' && (
        <path d={`M${x - 4} ${y - 4}l8 8m0-8l-8 8`} stroke-width="1.4" fill="none" />
      )}
    </g>
  );
}

function Point({ node }: { readonly node: Placed }): JSX.Element {
  const isState = node.kind === 'state';
  const href = sameDay(pathTo(isState ? '/state' : '/accord', node.id));
  return (
    <a href={href} aria-label={`${plain(node.name)}: ${counted(node.degree, 'tie')}`}>
      {isState ? (
        <circle class="node" cx={node.x.toFixed(1)} cy={node.y.toFixed(1)} r="5" />
      ) : (
        <rect
          class="node accord"
          x={(node.x - 5).toFixed(1)}
          y={(node.y - 5).toFixed(1)}
          width="10"
          height="10"
        />
      )}
    </a>
  );
}

/** States and accords as points, what stands between them as lines. */
export function NetworkPicture(props: {
  readonly title: string;
  readonly ties: readonly Tie[];
}): JSX.Element {
  const id = useId();
  const isNarrow = useNarrow();
  const size = isNarrow ? NARROW : WIDE;
  const ties = mainTies(props.ties, isNarrow ? MOST.narrow : MOST.wide);
  const key = ties.map(({ entry, stage }) => `${entry} ${stage}`).join('\n');
  const at = useMemo(() => layOut(ties, size), [key, size]);
  const nodes = [...at.values()];
  const labels = placeLabels(
    nodes.map(({ id: code, name, x, y }) => ({
      key: code,
      words: plain(name),
      x,
      y: y - 14,
    })),
    size.width,
    size.height,
  );
  const left = new Set(props.ties.flatMap(({ from, to }) => [from.id, to.id])).size - nodes.length;
  return (
    <figure class="picture">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="group"
        aria-labelledby={`${id}-title`}
      >
        <title id={`${id}-title`}>
          {`${plain(props.title)}: ${counted(nodes.length, 'point')}, ${counted(ties.length, 'tie')}`}
        </title>
        {ties.map((tie) => (
          <Line key={tie.entry} tie={tie} at={at} />
        ))}
        {nodes.map((node) => (
          <Point key={node.id} node={node} />
        ))}
        <LabelTexts labels={labels} />
      </svg>
      <figcaption>
        <ul class="legend" aria-label="Points in the picture">
          <li>
            <svg class="swatch" viewBox="0 0 24 16" aria-hidden="true">
              <circle class="node" cx="12" cy="8" r="5" />
            </svg>
            a state
          </li>
          <li>
            <svg class="swatch" viewBox="0 0 24 16" aria-hidden="true">
              <rect class="node accord" x="7" y="3" width="10" height="10" />
            </svg>
            an accord
          </li>
        </ul>
        <StageLegend
          id={id}
          stages={ties.map(({ stage }) => stage)}
          lineOf={(stage) => LINES[stageShape(stage)]}
        />
        {left > 0 && (
          <p class="soft">
            {counted(left, 'point')} {left === 1 ? 'is' : 'are'} left out of the picture: those with
            the fewest ties, and of these what registers alone tell of and what is oldest. The table
            has all.
          </p>
        )}
      </figcaption>
    </figure>
  );
}
