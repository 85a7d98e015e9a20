import { type Refusal, refusalText } from '../kernel/index.ts';
import type { NewSteps } from './new-steps.ts';
import type { ImportedChange, ImportReport } from './types.ts';

/** Changes that are named one by one. */
const MAX_CHANGES = 40;
/** Wordings of refusals that are told apart; the rest are counted alone. */
const MAX_WORDINGS = 2_000;
const SHOWN_WORDINGS = 40;
/** Claims that a dry run remembers as seen; in files with more, those that stand twice count twice. */
const MAX_SEEN = 3_000_000;

type Counted = Pick<
  ImportReport,
  'isDryRun' | 'rows' | 'added' | 'replaced' | 'known' | 'refused' | 'changes' | 'refusals'
>;

/** Counts what an import comes to, in bounded memory. */
export class ImportTally {
  readonly isDryRun: boolean;
  readonly #changes: ImportedChange[] = [];
  readonly #wordings = new Map<string, { readonly refusal: Refusal; count: number }>();
  /** Identifiers as numbers: 12 hexadecimal digits fit. */
  readonly #seen = new Set<number>();
  #rows = 0;
  #added = 0;
  #replaced = 0;
  #known = 0;
  #refused = 0;

  constructor(isDryRun: boolean) {
    this.isDryRun = isDryRun;
  }

  /** In a dry run nothing is written, so that what came before in the same file is remembered here. */
  #isSeen(id: string): boolean {
    if (!this.isDryRun) return false;
    const number = Number.parseInt(id.slice(2), 16);
    if (this.#seen.has(number)) return true;
    if (this.#seen.size < MAX_SEEN) this.#seen.add(number);
    return false;
  }

  add(rows: number, found: NewSteps, refusals: readonly Refusal[]): void {
    this.#rows += rows;
    this.#known += found.known;
    this.#refused += refusals.length;
    for (const { claim, before, isReplacement } of found.fresh) {
      if (this.#isSeen(claim.id)) {
        this.#known += 1;
        continue;
      }
      if (isReplacement) this.#replaced += 1;
      else this.#added += 1;
      const { entry, stage, holds } = claim;
      if (this.#changes.length < MAX_CHANGES) {
        this.#changes.push({ entry, stage, holds, before, isReplacement });
      }
    }
    for (const refusal of refusals) {
      const { row: _row, ...params } = refusal.params;
      const words = refusalText({ ...refusal, params: { ...params, row: '' } });
      const known = this.#wordings.get(words);
      if (known !== undefined) known.count += 1;
      else if (this.#wordings.size < MAX_WORDINGS) this.#wordings.set(words, { refusal, count: 1 });
    }
  }

  report(): Counted {
    return {
      isDryRun: this.isDryRun,
      rows: this.#rows,
      added: this.#added,
      replaced: this.#replaced,
      known: this.#known,
      refused: this.#refused,
      changes: this.#changes,
      refusals: [...this.#wordings.values()]
        .sort((a, b) => b.count - a.count)
        .slice(0, SHOWN_WORDINGS),
    };
  }
}
