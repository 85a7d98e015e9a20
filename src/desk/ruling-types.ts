import type { CivilDay } from '../kernel/index.ts';
import type { FactBodies } from '../record/index.ts';

/** An editor's word, as it is given. */
export interface RulingCommand {
  readonly ruling: FactBodies['ruling-made']['ruling'];
  readonly target: string;
  /** Stage and day for `set`, other developments for `merge`, dispatches for `split`, a name for `rename`. */
  readonly values: readonly string[];
  readonly author: string;
  readonly reason: string;
  /** From which day it is known; the day of the clock where left out. */
  readonly on?: CivilDay;
  /** The last ruling that the editor has seen, null for none; where given, a later one on the same is told. */
  readonly expected?: string | null;
}

/** An editor's word, as it was filed. */
export interface RulingView {
  readonly id: string;
  readonly knownDay: CivilDay;
  readonly ruling: FactBodies['ruling-made']['ruling'];
  readonly target: string;
  readonly value: string | null;
  readonly author: string;
  readonly reason: string;
  /** The ruling that undid it; null while it holds. */
  readonly undoneBy: string | null;
}
