import { boundsOf, daysBetween } from '../kernel/index.ts';
import type { Context } from './context.ts';
import { isWayOut } from './ladder.ts';
import { STAGE_AIMED_AT } from './lead-form.ts';

/** A standing that came about so long before the news is what the news is measured against, and not what it tells. */
const OLD_DAYS = 400;

/** Whether the news is of a step out that has not been taken: somebody who is in says that he will leave. */
export function isLeavingAhead({ lead, main }: Pick<Context, 'lead' | 'main'>): boolean {
  if (lead === null || main === null || lead.modality === 'done' || isWayOut(main.stage))
    return false;
  const aim = STAGE_AIMED_AT[lead.treatyAction ?? lead.bilateralAct ?? ''];
  return aim !== undefined && isWayOut(aim);
}

/**
 * Whether the standing of the matter is what the news is about, so that what follows from it (the count before and
 * after, who took the same step at the time, how long it took) is of this matter.
 */
export function isStepOfNews(context: Context): boolean {
  const { main, leadDay, asOf } = context;
  if (main === null || isLeavingAhead(context)) return false;
  const since = main.since === null ? null : boundsOf(main.since).last;
  return since === null || daysBetween(since, leadDay ?? asOf) <= OLD_DAYS;
}
