import type { CivilDay } from '../../kernel/index.ts';

/** What came into the log, told shortly: whoever wants more asks for it. */
export type LogChange =
  | {
      readonly kind: 'dispatch';
      readonly dispatch: string;
      readonly title: string | null;
      readonly outlet: string | null;
      readonly knownDay: CivilDay;
    }
  | {
      readonly kind: 'development';
      readonly development: string;
      /** Those of its dispatches that were read now. */
      readonly dispatches: readonly string[];
    }
  | {
      readonly kind: 'ruling';
      readonly ruling: string;
      readonly what: string;
      readonly target: string;
      readonly author: string;
      readonly knownDay: CivilDay;
    }
  | { readonly kind: 'register'; readonly register: string; readonly claims: number };

/** What came after a place of the log, up to another. */
export interface ChangeBatch {
  readonly changes: readonly LogChange[];
  /** Where the log stands after them, such as `12-0a1b2c3d4e5f`: a number and a part of the chain there. */
  readonly position: string;
  /** The log is not the one that the position was taken from, so that nothing can be told of what came since. */
  readonly isOtherLog: boolean;
}
