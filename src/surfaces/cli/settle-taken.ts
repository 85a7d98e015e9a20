import type { Desk, Taken } from '../../desk/index.ts';

/**
 * What became of documents once all of them are filed: a later one may have joined the developments of two
 * earlier ones, or parted them.
 */
export async function settleTaken(desk: Desk, taken: readonly Taken[]): Promise<readonly Taken[]> {
  const settled: Taken[] = [];
  for (const one of taken) {
    const { dispatch } = one;
    const development = dispatch === null ? null : (await desk.dispatch(dispatch)).development;
    settled.push({ ...one, development });
  }
  return settled;
}
