import { TODAY_ORDERS, type TodayWanted } from '../../desk/index.ts';
import { EVIDENCE_CLASSES, STAGES } from '../../kernel/index.ts';
import type { TodayAnswer } from './answers.ts';
import { type Asked, asOfOf, scopeOf } from './asked.ts';
import { given } from './query.ts';

/** Developments by what is asked of them. Throws `input.*`, `record.unknown`. */
export async function today(asked: Asked): Promise<TodayAnswer> {
  const { desk, query } = asked;
  const { state, accord } = await scopeOf(asked);
  const wanted = given<Required<TodayWanted>>({
    state,
    accord,
    stage: query.one('stage', STAGES),
    sector: query.text('sector'),
    region: query.text('region'),
    evidenceClass: query.one('class', EVIDENCE_CLASSES),
    since: query.day('since'),
    order: query.one('order', TODAY_ORDERS),
    limit: query.limit(),
  });
  return { today: await desk.today({ ...asOfOf(query), ...wanted }) };
}
