import type { UnitedAccord } from '../record/index.ts';

/** Another identifier of the same accord, with the words that the news has for it. */
export interface UnitedRow extends UnitedAccord {
  readonly name: string;
}
