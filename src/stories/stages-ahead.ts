import type { Stage } from '../kernel/index.ts';

/** Stages that say that the step has not been taken. */
export const STAGES_AHEAD: ReadonlySet<Stage> = new Set<Stage>([
  'interest',
  'invited',
  'negotiating',
  'announced',
  'applied',
  'candidate',
]);
