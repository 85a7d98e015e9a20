import type { JSX } from 'preact';
import type { Stage } from '../../src/kernel/index.ts';
import { type StageShape, stageShape, stageWords } from '../text/stage-words.ts';

const RING = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" />;
const HALF = <path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" />;

const SHAPES: Readonly<Record<StageShape, JSX.Element>> = {
  none: <path d="M4 8h8" stroke="currentColor" stroke-width="1.5" />,
  outline: RING,
  hatched: (
    <>
      {RING}
      <path d="M3 9.5 9.5 3M4.2 12.2l8-8M6.5 13.5l7-7" stroke="currentColor" stroke-width="1.3" />
    </>
  ),
  half: (
    <>
      {RING}
      {HALF}
    </>
  ),
  most: (
    <>
      {RING}
      {HALF}
      <path d="M8 8h6a6 6 0 0 1-6 6z" fill="currentColor" />
    </>
  ),
  solid: <circle cx="8" cy="8" r="6.75" fill="currentColor" />,
  leaving: (
    <>
      {RING}
      <path d="M8 8 12.2 3.8A6 6 0 1 0 12.2 12.2z" fill="currentColor" />
    </>
  ),
  dotted: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-dasharray="0.1 3.67"
    />
  ),
  struck: (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M1.5 14.5l13-13" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
};

/** The shape alone, for pictures that say the word elsewhere; drawn in a box of 16 by 16. */
export function StageGlyph({ stage }: { readonly stage: Stage }): JSX.Element {
  return SHAPES[stageShape(stage)];
}

/** Shape and word of a stage; the same on every page. */
export function StageMark({ stage }: { readonly stage: Stage }): JSX.Element {
  return (
    <span class="stage" data-stage={stage}>
      <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[stageShape(stage)]}
      </svg>
      {stageWords(stage)}
    </span>
  );
}

/** The stage with the one that it came from: announced → signed. */
export function StageMovement(props: {
  readonly stage: Stage;
  readonly previous: Stage | null;
}): JSX.Element {
  if (props.previous === null || props.previous === props.stage) {
    return <StageMark stage={props.stage} />;
  }
  return (
    <span class="movement">
      <StageMark stage={props.previous} />
      <span aria-hidden="true">→</span>
      <span class="unseen">, now </span>
      <StageMark stage={props.stage} />
    </span>
  );
}
