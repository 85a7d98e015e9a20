import type { Lexicon } from '../../src/kernel/index.ts';
import { agrees, baselineSteps, type DatedStep, keyOf } from './baseline-facts.ts';
import type { LedgerStep } from './ledger-facts.ts';

/** A fact that both hold with other days. */
export interface Disagreement {
  readonly ours: DatedStep;
  /** What one file says, all its days. */
  readonly theirs: readonly LedgerStep[];
  readonly file: string;
}

/** What the comparison came to. A fact of the baseline that several files hold counts once for each file. */
export interface Comparison {
  readonly shared: number;
  readonly agreeing: number;
  readonly disagreements: readonly Disagreement[];
}

function byKeyAndFile(steps: readonly LedgerStep[]): Map<string, Map<string, LedgerStep[]>> {
  const byKey = new Map<string, Map<string, LedgerStep[]>>();
  for (const step of steps) {
    const files = byKey.get(keyOf(step)) ?? new Map<string, LedgerStep[]>();
    const own = files.get(step.file);
    if (own === undefined) files.set(step.file, [step]);
    else own.push(step);
    byKey.set(keyOf(step), files);
  }
  return byKey;
}

/**
 * The facts (party, accord, stage) that the baseline and a file both give a day. They agree where the days are the same at
 * the coarser precision; a file that gives several days (a state that left and came back) agrees by any of them.
 */
export function compareBaseline(lexicon: Lexicon, ledgers: readonly LedgerStep[]): Comparison {
  const byKey = byKeyAndFile(ledgers);
  const disagreements: Disagreement[] = [];
  let shared = 0;
  for (const ours of baselineSteps(lexicon)) {
    for (const [file, theirs] of byKey.get(keyOf(ours)) ?? []) {
      shared += 1;
      if (!theirs.some(({ day }) => agrees(ours.day, day)))
        disagreements.push({ ours, theirs, file });
    }
  }
  return { shared, agreeing: shared - disagreements.length, disagreements };
}
