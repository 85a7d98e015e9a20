/** Columns of the register of an invented office. */
export const LAKE_HEAD = 'who,what,signed,ratified';

/** How its rows are read: each step stands on the day of its column. */
export function lakeMapping(...steps: readonly string[]): string {
  return `register: lake-office
asserter: the Lake Office
columns:
  party: who
  accord: what
  steps:
${steps.map((step) => `    - { stage: ${step}, on: ${step} }`).join('\n')}
unknownAccords: keep
`;
}
