import type { BriefPlace } from '../briefs/index.ts';
import type { CivilDay, EvidenceClass, Stage } from '../kernel/index.ts';
import type { Named } from './standing-row.ts';

/** One line of the list of developments. */
export interface DevelopmentRow {
  readonly id: string;
  readonly title: string;
  readonly states: readonly Named[];
  readonly accord: Named | null;
  readonly stage: Stage | null;
  readonly previousStage: Stage | null;
  readonly evidenceClass: EvidenceClass | null;
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly outletCount: number;
  readonly originCount: number;
  readonly dispatchCount: number;
  readonly changed: string | null;
  /** What its dispatches do not agree on, each once: `stage`, `count`, `day` and the like. */
  readonly differsOn: readonly string[];
  /** How much it weighs, and the parts of the sum. */
  readonly consequence: Pick<BriefPlace, 'points' | 'parts'>;
}

/** The orders of a list of developments. */
export const TODAY_ORDERS = ['newest', 'consequence'] as const;

/** Which developments are wanted: all that is given must hold. */
export interface TodayWanted {
  readonly state?: string;
  readonly accord?: string;
  readonly stage?: Stage;
  readonly sector?: string;
  /** A subregion after UN M49, by name. */
  readonly region?: string;
  readonly evidenceClass?: EvidenceClass;
  /** Only what was told of on this day or later. */
  readonly since?: CivilDay;
  readonly order?: (typeof TODAY_ORDERS)[number];
  readonly limit?: number;
}

export interface TodayView {
  readonly asOf: CivilDay;
  readonly developments: readonly DevelopmentRow[];
  /** Developments that were looked through; the newest where there are more. */
  readonly lookedThrough: number;
  /** What those that were looked through can be narrowed by. */
  readonly choices: {
    readonly states: readonly Named[];
    readonly accords: readonly Named[];
    readonly sectors: readonly Named[];
    readonly regions: readonly string[];
  };
}
