import type { Kysely } from 'kysely';
import type { Act } from '../../events/index.ts';
import type { Dispatch, EvidenceClass } from '../../kernel/index.ts';
import type { FreshRows } from './fresh-rows.ts';
import { type FullText, wordsIn } from './full-text.ts';
import type { Tables } from './schema.ts';
import { searchKeysOf } from './search-keys.ts';

/** Positions within a text that both engines can hold. */
const MAX_WORDS = 16_000;
const PAGE = 200;

async function actsOf(db: Kysely<Tables>, dispatch: string): Promise<readonly Act[]> {
  const acts = db.selectFrom('acts').select('json').where('dispatch', '=', dispatch);
  return (await acts.execute()).map(({ json }) => JSON.parse(json) as Act);
}

async function classesOf(db: Kysely<Tables>, dispatch: string): Promise<readonly EvidenceClass[]> {
  const claims = db.selectFrom('claims').select('evidence_class').distinct();
  const rows = await claims.where('dispatch', '=', dispatch).execute();
  return rows.map((claim) => claim.evidence_class as EvidenceClass);
}

/** Makes a stored dispatch be found by its words and by what its acts and claims are. */
export async function indexDispatch(
  db: Kysely<Tables>,
  fullText: FullText,
  id: string,
  fresh: FreshRows | null = null,
): Promise<void> {
  const row =
    fresh?.dispatch(id) ??
    (await db.selectFrom('dispatches').select('json').where('id', '=', id).executeTakeFirst());
  if (row === undefined) throw new Error(`dispatch ${id} is written before what hangs on it`);
  const dispatch = JSON.parse(row.json) as Dispatch;
  const written = fresh?.written(id);
  const acts = written?.acts ?? (await actsOf(db, id));
  const classes = written === undefined ? await classesOf(db, id) : [...written.classes];
  const { text, title, titleSpan } = dispatch;
  const whole = titleSpan === null && title !== null ? `${title}\n${text}` : text;
  await fullText.indexDispatch({
    dispatch: id,
    knownDay: dispatch.knownDay,
    words: wordsIn(whole).slice(0, MAX_WORDS),
    keys: searchKeysOf({
      dispatch,
      acts,
      classes,
    }),
  });
}

/** Whether dispatches are kept of which none can be found: the store comes from an earlier version. */
export async function lacksIndex(db: Kysely<Tables>, fullText: FullText): Promise<boolean> {
  const [found] = await fullText.findDispatches({ terms: [], keys: [], limit: 1 });
  if (found !== undefined) return false;
  return (await db.selectFrom('dispatches').select('id').limit(1).execute()).length > 0;
}

/** Indexes every dispatch, in order of identifier. */
export async function indexDispatches(db: Kysely<Tables>, fullText: FullText): Promise<void> {
  let after = '';
  for (;;) {
    const kept = await db
      .selectFrom('dispatches')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { id } of kept) await indexDispatch(db, fullText, id);
    const last = kept.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
