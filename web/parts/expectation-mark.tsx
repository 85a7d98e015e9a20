import type { JSX } from 'preact';
import type { ExpectationState } from '../../src/kernel/index.ts';
import { EXPECTATION_WORDS } from '../text/stage-words.ts';

const BOX = 'M2.5 2.5h11v11h-11z';

/** Boxes, so that nobody takes them for the circles of the stages. */
const PATHS: Readonly<Record<ExpectationState, string>> = {
  open: BOX,
  met: `${BOX}M4.5 8l2.5 3 4.5-6`,
  missed: `${BOX}M5 5l6 6M11 5l-6 6`,
  overtaken: `${BOX}M4 8h7M8.5 5l3 3-3 3`,
  withdrawn: `${BOX}M1 8h14`,
};

/** What became of an expectation. */
export function ExpectationMark({ state }: { readonly state: ExpectationState }): JSX.Element {
  return (
    <span class="expectation-mark" data-state={state}>
      <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
        <path d={PATHS[state]} fill="none" stroke="currentColor" stroke-width="1.5" />
      </svg>
      {EXPECTATION_WORDS[state]}
    </span>
  );
}
