import { waitFor } from '../wait-for.ts';
import { type AskDeps, askSource } from './ask-source.ts';
import { retryQuarantined } from './retry-quarantined.ts';
import type { SourceReport, SourceRow } from './source-types.ts';

/** Sources that are asked at once; each host of them one at a time. */
const AT_ONCE = 8;
/** How often the watch looks whether a source was switched on or off meanwhile. */
const LOOK_MS = 15_000;

/** Asks each of the sources once. One that fails stops no other; what the store throws ends the round. */
export async function fetchRound(
  rows: readonly SourceRow[],
  deps: AskDeps,
  onReport: (report: SourceReport) => void,
): Promise<readonly SourceReport[]> {
  const reports: SourceReport[] = [];
  const waiting = [...rows];
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      if (deps.signal.aborted) return;
      const report = await askSource(row, deps);
      reports.push(report);
      onReport(report);
    }
  };
  const workers = Array.from({ length: Math.min(AT_ONCE, rows.length) }, worker);
  const ends = await Promise.allSettled(workers);
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return reports;
}

/** Asks each source when its time has come, until it is told to stop; what is under way is then brought to its end. */
export async function watchSources(
  chosen: () => readonly SourceRow[],
  deps: AskDeps,
  onReport: (report: SourceReport) => void,
): Promise<void> {
  await retryQuarantined(deps);
  while (!deps.signal.aborted) {
    const nowAt = deps.nowAt();
    const rows = chosen();
    const due = rows.filter((row) => row.nextAt <= nowAt);
    if (due.length > 0) await fetchRound(due, deps, onReport);
    await deps.webSub?.renew(new Set(rows.map(({ id }) => id)));
    const next = Math.min(...chosen().map((row) => row.nextAt), deps.nowAt() + LOOK_MS);
    if (!deps.signal.aborted) await waitFor(Math.max(50, next - deps.nowAt()), deps.signal);
  }
}
