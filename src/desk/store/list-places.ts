import type { CivilDay } from '../../kernel/index.ts';

/** Where a development stands in the list, newest last day first, then by identifier. */
export interface DevelopmentPlace {
  readonly lastDay: CivilDay;
  readonly id: string;
}

/** Where a dispatch stands in the list, the newest first. */
export interface DispatchPlace {
  readonly knownDay: CivilDay;
  readonly receivedAt: number;
  readonly id: string;
}
