import { ChanceryError, foldLine } from '../../kernel/index.ts';
import type { SqliteDatabase } from '../store/sqlite-database.ts';
import { inTurn, slugOf } from './delivery-tables.ts';
import type { SavedSearch } from './delivery-types.ts';

const LONGEST_NAME = 80;
const MOST = 500;

/** A name as it is kept: one line. Throws `input.argument`. */
export function keptName(text: string): string {
  const name = foldLine(text);
  if (name === '' || name.length > LONGEST_NAME)
    throw new ChanceryError('input.argument', {
      why: `A name has 1 to ${LONGEST_NAME} characters.`,
    });
  return name;
}

/** The saved searches. */
export class SearchBook {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  all(): SavedSearch[] {
    return this.#database
      .prepare('select id, name, query, made_at as madeAt from searches order by name, id')
      .all()
      .map((row) => ({ ...(row as SavedSearch) }));
  }

  /** By identifier or name. Throws `deliver.search-unknown`. */
  find(name: string): SavedSearch {
    const all = this.all();
    const found = all.find(({ id }) => id === name) ?? all.find((one) => one.name === name);
    if (found === undefined)
      throw new ChanceryError('deliver.search-unknown', { id: foldLine(name).slice(0, 80) });
    return found;
  }

  /** Keeps a search; one of the same name and words is given back as it is. Throws `deliver.name-taken`, `deliver.full`. */
  add(wanted: {
    readonly name: string;
    readonly query: string;
    readonly nowAt: number;
  }): SavedSearch {
    const name = keptName(wanted.name);
    return inTurn(this.#database, () => {
      const all = this.all();
      const known = all.find((one) => one.name === name);
      if (known?.query === wanted.query) return known;
      if (known !== undefined)
        throw new ChanceryError('deliver.name-taken', { kind: 'search', name });
      if (all.length >= MOST) throw new ChanceryError('deliver.full', { limit: MOST });
      const id = slugOf(name, new Set(all.map((one) => one.id)));
      this.#database
        .prepare('insert into searches (id, name, query, made_at) values (?, ?, ?, ?)')
        .run(id, name, wanted.query, wanted.nowAt);
      return { id, name, query: wanted.query, madeAt: wanted.nowAt };
    });
  }

  /** Throws `deliver.search-unknown`, and `deliver.search-in-use` where something is delivered by it. */
  remove(name: string): SavedSearch {
    return inTurn(this.#database, () => {
      const found = this.find(name);
      const users = this.#database
        .prepare('select name from deliveries where search = ? and removed_at is null order by id')
        .all(found.id) as { readonly name: string }[];
      if (users.length > 0)
        throw new ChanceryError('deliver.search-in-use', {
          name: found.name,
          deliveries: users.map((one) => `“${one.name}”`).join(', '),
        });
      this.#database.prepare('delete from searches where id = ?').run(found.id);
      return found;
    });
  }
}
