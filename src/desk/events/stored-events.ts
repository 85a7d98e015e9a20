import type { CivilDay } from '../../kernel/index.ts';
import type { StoreView } from '../store/contract.ts';
import type { EventCoder, EventRow } from './event-row.ts';

/** Dispatches whose acts are asked for at once. */
const PART = 200;

/** The acts of all dispatches that the record could use on a day, the oldest dispatch first, each in order of its text. */
export async function eventsOf(
  view: StoreView,
  asOf: CivilDay,
  coder: EventCoder,
): Promise<readonly EventRow[]> {
  const kept = await view.dispatches({ asOf, limit: Number.MAX_SAFE_INTEGER });
  const dispatches = kept.map(({ dispatch }) => dispatch).reverse();
  const rows: EventRow[] = [];
  for (let from = 0; from < dispatches.length; from += PART) {
    const part = dispatches.slice(from, from + PART);
    const byId = new Map(part.map((dispatch) => [dispatch.id, dispatch]));
    for (const act of await view.actsOf([...byId.keys()])) {
      const dispatch = byId.get(act.dispatch);
      if (dispatch !== undefined) rows.push(coder.rowOf(act, dispatch));
    }
  }
  return rows;
}
