import type { JSX } from 'preact';
import type { Stage } from '../../src/kernel/index.ts';
import { StageMark } from '../parts/stage-mark.tsx';
import { type StageShape, stageRank, stageShape } from '../text/stage-words.ts';

/** How a line is drawn: attributes of SVG. */
export type Strokes = Readonly<Record<`stroke-${string}`, string | number>>;

const LINE = { stroke: 'currentColor', 'stroke-width': 1.2 } as const;

/** What fills an area, after the one scale of stages: the more ink, the further. */
const PATTERNS: Readonly<Record<Exclude<StageShape, 'solid' | 'none'>, JSX.Element>> = {
  outline: <circle cx="4" cy="4" r="1" fill="none" stroke="currentColor" stroke-width="0.6" />,
  hatched: <path d="M-2 6 6 -2M2 10 10 2" {...LINE} />,
  half: <rect width="4" height="8" fill="currentColor" />,
  most: (
    <>
      <rect width="8" height="8" fill="currentColor" opacity="0.8" />
      <circle cx="4" cy="4" r="1.3" fill="var(--paper)" />
    </>
  ),
  leaving: <path d="M0 2H8M0 6H8" stroke="currentColor" stroke-width="2" />,
  dotted: <circle cx="4" cy="4" r="1.8" fill="currentColor" />,
  struck: <path d="M0 0 8 8M8 0 0 8" {...LINE} />,
};

/** The patterns that a picture uses; `id` keeps those of two pictures on a page apart. */
export function StagePatterns({ id }: { readonly id: string }): JSX.Element {
  return (
    <defs>
      {Object.entries(PATTERNS).map(([shape, inside]) => (
        <pattern
          key={shape}
          id={`${id}-${shape}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
        >
          <rect width="8" height="8" fill="var(--paper)" />
          {inside}
        </pattern>
      ))}
    </defs>
  );
}

/** The value of `fill` for a stage. */
export function stageFill(id: string, stage: Stage): string {
  const shape = stageShape(stage);
  if (shape === 'solid') return 'currentColor';
  return shape === 'none' ? 'var(--paper-2)' : `url(#${id}-${shape})`;
}

/** The marks of the stages that a picture shows, with the area or the line that stands for each, the furthest first. */
export function StageLegend(props: {
  readonly id: string;
  readonly stages: readonly Stage[];
  /** Whether areas are filled by stage in the picture. */
  readonly hasAreas?: boolean;
  /** How a line of a stage is drawn, in a picture of lines. */
  readonly lineOf?: (stage: Stage) => Strokes;
}): JSX.Element {
  const shown = [...new Set(props.stages)].sort((a, b) => stageRank(b) - stageRank(a));
  return (
    <ul class="legend" aria-label="Stages in the picture">
      {shown.map((stage) => (
        <li key={stage}>
          {props.hasAreas === true && (
            <svg class="swatch" viewBox="0 0 24 16" aria-hidden="true">
              <rect x="0.5" y="0.5" width="23" height="15" fill={stageFill(props.id, stage)} />
            </svg>
          )}
          {props.lineOf !== undefined && (
            <svg class="swatch tie" viewBox="0 0 24 16" aria-hidden="true">
              <line x1="0" y1="8" x2="24" y2="8" {...props.lineOf(stage)} />
            </svg>
          )}
          <StageMark stage={stage} />
        </li>
      ))}
    </ul>
  );
}
