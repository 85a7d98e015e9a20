import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { Act } from '../../events/index.ts';
import type { Dispatch, Refusal } from '../../kernel/index.ts';
import type { SentenceRole } from '../../reading/index.ts';
import type { DiscourseRole } from '../../stories/index.ts';
import { isAmong } from './among.ts';
import type { DispatchQueries, KeptDispatch, KeptSentence } from './contract.ts';
import type { FreshRows } from './fresh-rows.ts';
import { type FullText, searchTerms } from './full-text.ts';
import { inOrderOf, inParts, parseKept } from './kept-json.ts';
import type { DispatchPlace } from './list-places.ts';
import type { Tables } from './schema.ts';

function sentenceOf(row: Selectable<Tables['sentences']>): KeptSentence {
  return {
    start: row.start,
    end: row.end,
    index: row.idx,
    paragraph: row.paragraph,
    role: row.role as SentenceRole,
    wordsStart: row.words_start,
    ...(row.discourse === null ? {} : { discourse: row.discourse as DiscourseRole }),
  };
}

async function sentencesOf(
  db: Kysely<Tables>,
  dispatches: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptSentence[]>> {
  const rows = await inParts(dispatches, (part) =>
    db
      .selectFrom('sentences')
      .selectAll()
      .where('dispatch', 'in', part)
      .orderBy('dispatch')
      .orderBy('idx')
      .execute(),
  );
  const found = new Map<string, KeptSentence[]>();
  for (const row of rows) {
    const own = found.get(row.dispatch);
    if (own === undefined) found.set(row.dispatch, [sentenceOf(row)]);
    else own.push(sentenceOf(row));
  }
  return found;
}

type Lookup = 'source_id' | 'address' | 'text_digest' | 'revision_of';

function keptDispatches(db: Kysely<Tables>, path: string) {
  const select = db.selectFrom('dispatches').select(['id', 'source_id', 'json']);
  const keptOf = (row: { source_id: string | null; json: string }): KeptDispatch => ({
    dispatch: parseKept<Dispatch>(row.json, path),
    sourceId: row.source_id,
  });
  const by = async (column: Lookup, value: string): Promise<readonly KeptDispatch[]> => {
    const rows = await select
      .where(column, '=', value)
      .orderBy('received_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(keptOf);
  };
  return { select, keptOf, by };
}

function actQueries(db: Kysely<Tables>, path: string): Pick<DispatchQueries, 'act' | 'actsOf'> {
  return {
    async act(id) {
      const row = await db
        .selectFrom('acts')
        .select('json')
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : parseKept<Act>(row.json, path);
    },
    async actsOf(dispatches) {
      const rows = await inParts(dispatches, (part) =>
        db
          .selectFrom('acts')
          .select(['dispatch', 'json'])
          .where('dispatch', 'in', part)
          .orderBy('dispatch')
          .orderBy('idx')
          .execute(),
      );
      const place = new Map([...new Set(dispatches)].map((dispatch, index) => [dispatch, index]));
      const placeOf = (row: { dispatch: string }): number => place.get(row.dispatch) ?? 0;
      return rows
        .sort((a, b) => placeOf(a) - placeOf(b))
        .map((row) => parseKept<Act>(row.json, path));
    },
  };
}

function refusalQueries(
  db: Kysely<Tables>,
  path: string,
  fresh: FreshRows | null,
): Pick<DispatchQueries, 'refusals' | 'refusalsOf'> {
  return {
    async refusals({ limit }) {
      const rows = await db
        .selectFrom('refusals')
        .select('json')
        .orderBy('seq', 'desc')
        .orderBy('idx')
        .limit(limit)
        .execute();
      return rows.map((row) => parseKept<Refusal>(row.json, path));
    },
    async refusalsOf(dispatch) {
      const written = fresh?.written(dispatch);
      if (written !== undefined) return [...written.refusals];
      const rows = await db
        .selectFrom('refusals')
        .select('json')
        .where('dispatch', '=', dispatch)
        .orderBy('seq')
        .orderBy('idx')
        .execute();
      return rows.map((row) => parseKept<Refusal>(row.json, path));
    },
  };
}

/** Whether a row comes after a place of the list, the newest first. The first condition lets the index begin there. */
function isAfter(eb: ExpressionBuilder<Tables, 'dispatches'>, place: DispatchPlace) {
  return eb.and([
    eb('known_day', '<=', place.knownDay),
    eb.or([
      eb('known_day', '<', place.knownDay),
      eb('received_at', '<', place.receivedAt),
      eb.and([eb('received_at', '=', place.receivedAt), eb('id', '<', place.id)]),
    ]),
  ]);
}

export function dispatchQueries({
  db,
  path,
  fullText,
  fresh,
}: {
  readonly db: Kysely<Tables>;
  readonly path: string;
  readonly fullText: FullText;
  /** Of the writer alone. */
  readonly fresh: FreshRows | null;
}): DispatchQueries {
  const { select, keptOf, by } = keptDispatches(db, path);
  return {
    ...actQueries(db, path),
    ...refusalQueries(db, path, fresh),
    async dispatch(id) {
      const known = fresh?.dispatch(id);
      if (known !== undefined) return known === null ? null : keptOf(known);
      const row = await select.where('id', '=', id).executeTakeFirst();
      fresh?.putDispatch(id, row ?? null);
      return row === undefined ? null : keptOf(row);
    },
    async dispatchesOf(ids) {
      const known = ids.flatMap((id) => {
        const row = fresh?.dispatch(id);
        return row === undefined || row === null ? [] : [{ id, ...row }];
      });
      const here = new Set(known.map(({ id }) => id));
      const missing = ids.filter((id) => !here.has(id));
      const rows = await inParts(missing, (part) => select.where('id', 'in', part).execute());
      return inOrderOf(ids, [...known, ...rows], (row) => row.id).map(keptOf);
    },
    async dispatches({ asOf, limit, after }) {
      const known = asOf === undefined ? select : select.where('known_day', '<=', asOf);
      const part = after === undefined ? known : known.where((eb) => isAfter(eb, after));
      const rows = await part
        .orderBy('known_day', 'desc')
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(keptOf);
    },
    dispatchesBySourceId: (sourceId) => by('source_id', sourceId),
    async dispatchesByAddress(address) {
      const only = fresh?.onlyAt(address);
      if (only === null) return [];
      const row = only === undefined ? undefined : fresh?.dispatch(only);
      return row == null ? by('address', address) : [keptOf(row)];
    },
    dispatchesByTextDigest: (digest) => by('text_digest', digest),
    revisionsOf: (dispatch) => by('revision_of', dispatch),
    async replacementsOf(dispatches) {
      if (dispatches.length === 0) return [];
      // The claims of one state are of thousands of dispatches, of which next to none was replaced.
      const rows = await db
        .selectFrom('dispatches')
        .select(['id', 'revision_of', 'known_day'])
        .where('revision_of', 'is not', null)
        .where(isAmong(db, 'revision_of', [...new Set(dispatches)]))
        .execute();
      return rows
        .flatMap(({ id, revision_of, known_day }) =>
          revision_of === null ? [] : [{ replaced: revision_of, by: id, knownDay: known_day }],
        )
        .sort((a, b) => (`${a.replaced} ${a.by}` < `${b.replaced} ${b.by}` ? -1 : 1));
    },
    async sentences(dispatch) {
      return (await sentencesOf(db, [dispatch])).get(dispatch) ?? [];
    },
    sentencesOf: (dispatches) => sentencesOf(db, dispatches),
    async search(query, { asOf, limit }) {
      const terms = searchTerms(query);
      return terms.length === 0 ? [] : fullText.find(terms, limit, asOf ?? null);
    },
    find: (wanted) => fullText.findDispatches(wanted),
  };
}
