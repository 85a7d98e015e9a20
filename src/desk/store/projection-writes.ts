import type { Kysely } from 'kysely';
import type { Act } from '../../events/index.ts';
import { type CivilDay, canonicalJson, digestOf } from '../../kernel/index.ts';
import type { Development } from '../../stories/index.ts';
import { claimWriter } from './claim-writes.ts';
import { columnValue } from './column-value.ts';
import type { DevelopmentKeys, KeptDispatch, StoreTx, StoreView } from './contract.ts';
import { noteNewMaking } from './foreign-writes.ts';
import type { FreshItems } from './fresh-items.ts';
import type { DevelopmentRows } from './fresh-rows.ts';
import type { FullText } from './full-text.ts';
import { indexDispatch } from './index-dispatches.ts';
import { eachPart } from './kept-json.ts';
import type { RowWriter } from './row-writer.ts';
import { PROJECTIONS, type ProjectionTable, type Tables } from './schema.ts';
import type { WorkTx } from './work-contract.ts';

type Writes = Omit<
  StoreTx,
  | 'append'
  | 'foresee'
  | 'remembered'
  | 'replaceLog'
  | 'loadProjections'
  | keyof StoreView
  | keyof WorkTx
>;

function dispatchRow({ dispatch, sourceId }: KeptDispatch): Tables['dispatches'] {
  return {
    id: dispatch.id,
    address: dispatch.address,
    outlet: dispatch.outlet,
    source_id: sourceId,
    text_digest: digestOf(dispatch.text),
    language: dispatch.language,
    reference_day: dispatch.referenceDay,
    received_at: dispatch.receivedAt,
    known_day: dispatch.knownDay,
    revision_of: dispatch.revisionOf,
    json: canonicalJson(dispatch),
  };
}

function actRow(act: Act, idx: number, knownDay: CivilDay): Tables['acts'] {
  return {
    id: act.id,
    dispatch: act.dispatch,
    idx,
    sentence: act.sentence,
    action: act.treatyAction ?? act.bilateralAct ?? 'none',
    root: act.root,
    stage: act.stage,
    modality: act.modality,
    accord: act.accord?.id ?? null,
    day_value: act.day?.value ?? null,
    is_background: act.isBackground ? 1 : 0,
    known_day: knownDay,
    json: canonicalJson(act),
  };
}

function actorRows(act: Act): Tables['act_actors'][] {
  const rows = (role: 'subject' | 'object', actors: readonly string[]) =>
    [...new Set(actors)].map((actor) => ({ act: act.id, actor, role }));
  return [...rows('subject', act.subjects), ...rows('object', act.objects)];
}

async function keptRow(db: Kysely<Tables>, id: string, fresh: FreshItems | null) {
  const known = fresh?.rows.dispatch(id);
  if (known != null) {
    const { knownDay } = JSON.parse(known.json) as { knownDay: CivilDay };
    return { known_day: knownDay, json: known.json };
  }
  const row = await db
    .selectFrom('dispatches')
    .select(['known_day', 'json'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`dispatch ${id} is written before what hangs on it`);
  return row;
}

/** What writing takes besides the transaction. */
interface WriteParts {
  readonly fullText: FullText;
  readonly rows: RowWriter;
  readonly fresh: FreshItems | null;
}

function dispatchWrites(
  db: Kysely<Tables>,
  { fullText, rows: writer, fresh }: WriteParts,
): Pick<Writes, 'putDispatch' | 'putSentences' | 'putActs'> {
  return {
    async putDispatch(kept) {
      const row = dispatchRow(kept);
      if (fresh?.rows.dispatch(row.id) === null) await writer.insert('dispatches', [row]);
      else {
        await db
          .insertInto('dispatches')
          .values(row)
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }
      const source_id = columnValue(row.source_id) as string | null;
      fresh?.rows.putDispatch(row.id, { source_id, json: row.json });
      fresh?.rows.arrived(row.id, row.address);
    },
    async putSentences(dispatch, sentences) {
      const { text } = JSON.parse((await keptRow(db, dispatch, fresh)).json) as { text: string };
      const isFirst = fresh?.rows.isFirst(dispatch, 'sentences') === true;
      if (!isFirst) {
        await writer.flush();
        await db.deleteFrom('sentences').where('dispatch', '=', dispatch).execute();
      }
      const rows = sentences.map(({ index, wordsStart, discourse = null, ...sentence }) => {
        const { start, end, paragraph, role } = sentence;
        const place = { start, end, paragraph, role, words_start: wordsStart };
        return { dispatch, idx: index, ...place, discourse };
      });
      await (isFirst ? writer.insertLater('sentences', rows) : writer.insert('sentences', rows));
      const words = sentences.map((sentence) => {
        return { sentence: sentence.index, words: text.slice(sentence.start, sentence.end) };
      });
      await fullText.index(dispatch, words, { isFirst });
    },
    async putActs(dispatch, acts) {
      const { known_day } = await keptRow(db, dispatch, fresh);
      const isFirst = fresh?.rows.isFirst(dispatch, 'acts') === true;
      if (!isFirst) {
        await writer.flush();
        const old = db.selectFrom('acts').select('id').where('dispatch', '=', dispatch);
        await db.deleteFrom('act_actors').where('act', 'in', old).execute();
        await db.deleteFrom('acts').where('dispatch', '=', dispatch).execute();
      }
      const written = fresh?.rows.written(dispatch);
      if (written !== undefined) written.acts = acts;
      const rows = acts.map((act, idx) => actRow(act, idx, known_day));
      const put = isFirst ? writer.insertLater : writer.insert;
      await put('acts', rows);
      await put('act_actors', acts.flatMap(actorRows));
    },
  };
}

async function dropDevelopments(
  db: Kysely<Tables>,
  ids: readonly string[],
  fresh: FreshItems | null,
): Promise<void> {
  for (const id of ids) fresh?.rows.removed(id);
  await eachPart(ids, async (part) => {
    await db.deleteFrom('developments').where('id', 'in', part).execute();
    await db.deleteFrom('development_dispatches').where('development', 'in', part).execute();
    await db.deleteFrom('development_actors').where('development', 'in', part).execute();
  });
}

/** Replaces a development. Of one that the writer knows only the rows are written that are otherwise than before. */
async function putDevelopment(
  db: Kysely<Tables>,
  { development, keys }: { readonly development: Development; readonly keys: DevelopmentKeys },
  { rows: writer, fresh }: Omit<WriteParts, 'fullText'>,
): Promise<void> {
  const { id } = development;
  const isNew = fresh?.rows.development(id) === null;
  const before = isNew ? undefined : fresh?.rows.rowsOf(id);
  if (!isNew && before === undefined) await dropDevelopments(db, [id], fresh);
  const json = canonicalJson(development);
  const row = {
    id,
    first_day: development.firstDay,
    last_day: development.lastDay,
    accord: keys.accord,
    lead_act: development.leadAct?.id ?? null,
    json,
  };
  const insert = db.insertInto('developments').values(row);
  await (before === undefined
    ? insert
    : insert.onConflict((conflict) => conflict.column('id').doUpdateSet(row))
  ).execute();
  const originOf = new Map(
    development.origins.flatMap((origin) => origin.dispatches.map((it) => [it, origin.id])),
  );
  const origins = new Map(
    development.dispatches.map((it) => [it, originOf.get(it) ?? it] as const),
  );
  const { lastDay } = development;
  const actors = new Set(keys.actors);
  await putMembers({ db, writer }, id, { origins, before: before?.origins });
  await putActors({ db, writer }, id, { ...{ actors, lastDay }, before });
  fresh?.rows.filed(id, json, { origins, actors, lastDay });
}

interface MemberParts {
  readonly db: Kysely<Tables>;
  readonly writer: RowWriter;
}

async function putMembers(
  { db, writer }: MemberParts,
  development: string,
  {
    origins,
    before,
  }: {
    readonly origins: ReadonlyMap<string, string>;
    readonly before: ReadonlyMap<string, string> | undefined;
  },
): Promise<void> {
  const gone = [...(before ?? [])].filter(([it, origin]) => origins.get(it) !== origin);
  const ids = gone.map(([it]) => it);
  await eachPart(ids, (part) =>
    db
      .deleteFrom('development_dispatches')
      .where('development', '=', development)
      .where('dispatch', 'in', part)
      .execute(),
  );
  const rows = [...origins]
    .filter(([it, origin]) => before?.get(it) !== origin)
    .map(([dispatch, origin]) => ({ development, dispatch, origin }));
  await writer.insert('development_dispatches', rows);
}

async function putActors(
  { db, writer }: MemberParts,
  development: string,
  {
    actors,
    lastDay,
    before,
  }: Pick<DevelopmentRows, 'actors' | 'lastDay'> & { readonly before: DevelopmentRows | undefined },
): Promise<void> {
  const gone = [...(before?.actors ?? [])].filter((actor) => !actors.has(actor));
  await eachPart(gone, (part) =>
    db
      .deleteFrom('development_actors')
      .where('development', '=', development)
      .where('actor', 'in', part)
      .execute(),
  );
  if (before !== undefined && before.lastDay !== lastDay)
    await db
      .updateTable('development_actors')
      .set({ last_day: lastDay })
      .where('development', '=', development)
      .execute();
  const rows = [...actors]
    .filter((actor) => before?.actors.has(actor) !== true)
    .map((actor) => ({ development, actor, last_day: lastDay }));
  await writer.insert('development_actors', rows);
}

function storyWrites(
  db: Kysely<Tables>,
  { rows: writer, fresh }: WriteParts,
): Pick<Writes, 'putStory' | 'putDevelopment' | 'removeDevelopments'> {
  return {
    async putStory(item, keys) {
      const { dispatch, knownDay: known_day } = item;
      fresh?.drop(dispatch);
      const isFirst = fresh?.rows.isFirst(dispatch, 'story') === true;
      if (!isFirst) {
        await writer.flush();
        const [deleted] = await db.deleteFrom('stories').where('dispatch', '=', dispatch).execute();
        // Which keys it had is not known here; an item is written again once in a while only.
        if (Number(deleted?.numDeletedRows ?? 0) > 0) fresh?.keys.clear();
        await db.deleteFrom('story_keys').where('dispatch', '=', dispatch).execute();
      }
      fresh?.keys.add(dispatch, known_day, keys);
      const json = canonicalJson(item);
      const put = isFirst ? writer.insertLater : writer.insert;
      await put('stories', [{ dispatch, known_day, order_at: item.orderAt, json }]);
      await put(
        'story_keys',
        [...new Set(keys)].map((key) => ({ key, known_day, dispatch })),
      );
      // Kept as it is: what is read back would be equal, and its profile made anew.
      fresh?.put(dispatch, item);
    },
    putDevelopment: (development, keys) =>
      putDevelopment(db, { development, keys }, { rows: writer, fresh }),
    removeDevelopments: (ids) => dropDevelopments(db, ids, fresh),
  };
}

async function nextRefusal(db: Kysely<Tables>, seq: number): Promise<number> {
  const row = await db
    .selectFrom('refusals')
    .select('idx')
    .where('seq', '=', seq)
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.idx ?? -1) + 1;
}

/** What `StoreTx` writes besides the log. The same for every engine but for `fullText`. */
export function projectionWrites(db: Kysely<Tables>, parts: WriteParts): Writes {
  const { fullText, rows, fresh } = parts;
  const putClaims = claimWriter(db);
  return {
    ...dispatchWrites(db, parts),
    ...storyWrites(db, parts),
    indexDispatch: (dispatch) => indexDispatch(db, fullText, dispatch, fresh?.rows ?? null),
    async replaceClaims(dispatches, claims) {
      const had = dispatches.filter((id) => fresh?.rows.isFirst(id, 'claims') !== true);
      await eachPart(had, (part) =>
        db.deleteFrom('claims').where('dispatch', 'in', part).execute(),
      );
      for (const id of dispatches) fresh?.rows.written(id)?.classes.clear();
      for (const { dispatch, evidenceClass } of claims) {
        if (dispatch === null) continue;
        fresh?.rows.isFirst(dispatch, 'claims');
        fresh?.rows.written(dispatch)?.classes.add(evidenceClass);
      }
      await putClaims(claims);
    },
    async putRefusals(seq, refusals) {
      if (refusals.length === 0) return;
      for (const refusal of refusals) {
        if (refusal.dispatch === null) continue;
        fresh?.rows.isFirst(refusal.dispatch, 'refusals');
        fresh?.rows.written(refusal.dispatch)?.refusals.push(refusal);
      }
      const first = fresh?.rows.takeRefusals(seq, refusals.length);
      const from = first ?? (await nextRefusal(db, seq));
      const added = refusals.map((refusal, index) => {
        const { dispatch, stage, code } = refusal;
        return { seq, idx: from + index, dispatch, stage, code, json: canonicalJson(refusal) };
      });
      await (first === undefined ? rows.insert : rows.insertLater)('refusals', added);
    },
    async removeRefusals(dispatches) {
      for (const id of dispatches) fresh?.rows.written(id)?.refusals.splice(0);
      const had = dispatches.filter((id) => fresh?.rows.isFirst(id, 'refusals') !== true);
      if (had.length > 0) await rows.flush();
      await eachPart(had, (part) =>
        db.deleteFrom('refusals').where('dispatch', 'in', part).execute(),
      );
    },
    async clearProjections() {
      fresh?.clear();
      await rows.flush();
      for (const table of Object.keys(PROJECTIONS)) {
        await db.deleteFrom(table as ProjectionTable).execute();
      }
      await fullText.clear();
      await noteNewMaking(db);
    },
  };
}
