import type { Clock, Lexicon } from '../kernel/index.ts';
import { loadLexicon } from './lexicon/load-lexicon.ts';

export const SYSTEM_CLOCK: Clock = {
  nowAt: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** What a restore or a repair may be given; else it takes the lexicon that ships and the clock of the system. */
export interface MaintenanceOptions {
  readonly lexicon?: Lexicon;
  readonly clock?: Clock;
  /** Where the files of a store on a server go; else the working directory. */
  readonly folder?: string;
  readonly onProgress?: (done: number, total: number | null, name: string) => void;
}

/** The same with everything that was left out. */
export interface Maintenance {
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  readonly folder: string;
  readonly onProgress: (done: number, total: number | null, name: string) => void;
}

export async function maintenanceOf(options: MaintenanceOptions): Promise<Maintenance> {
  const { lexicon, clock = SYSTEM_CLOCK, folder = '', onProgress = () => undefined } = options;
  return { lexicon: lexicon ?? (await loadLexicon()), clock, folder, onProgress };
}

/** `2026-02-20T101500`, for names of files. */
export function stampOf(clock: Clock): string {
  return new Date(clock.nowAt()).toISOString().slice(0, 19).replaceAll(':', '');
}
