import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  ChanceryError,
  type CivilDay,
  type Clock,
  civilDayAt,
  digestOf,
} from '../../kernel/index.ts';
import { SYSTEM_CLOCK } from '../maintenance.ts';
import { fileNameOf } from '../store/server-address.ts';
import { loadSqlite, type SqliteDatabase } from '../store/sqlite-database.ts';
import type { MadeToken, TokenRow, TokenScope } from './token-types.ts';

const TABLE = `create table if not exists tokens (
  id text primary key, name text not null, digest text not null, scope text not null, made_at integer not null,
  expires text, last_used_at integer, revoked_at integer
) strict`;
const WAIT_MS = 5000;
const SECRET_BYTES = 32;
const MINUTE_MS = 60_000;
const LONGEST_NAME = 80;
/** `chy_`, the identifier, and 32 random bytes. */
const SHAPE = /^chy_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

const COLUMNS =
  'id, name, scope, made_at as madeAt, expires, last_used_at as lastUsedAt, revoked_at as revokedAt';

export interface TokenBookOptions {
  readonly storePath: string;
  readonly clock?: Clock;
}

/**
 * The tokens of a desk, in a file beside the record that its owner alone may read. A secret is 256 random bits, so that
 * its SHA-256 is kept and nothing slower is needed: there is nothing to guess.
 */
export class TokenBook {
  readonly #database: SqliteDatabase;
  readonly #clock: Clock;

  private constructor(database: SqliteDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  static async open({ storePath, clock = SYSTEM_CLOCK }: TokenBookOptions): Promise<TokenBook> {
    const path = `${fileNameOf(storePath)}.tokens`;
    mkdirSync(dirname(path), { recursive: true });
    const { DatabaseSync } = await loadSqlite();
    const database = new DatabaseSync(path, { timeout: WAIT_MS });
    chmodSync(path, 0o600);
    database.exec('pragma synchronous = full');
    database.exec(TABLE);
    return new TokenBook(database, clock);
  }

  close(): void {
    this.#database.close();
  }

  /** Every token that was ever made, the oldest first. */
  list(): TokenRow[] {
    return this.#database
      .prepare(`select ${COLUMNS} from tokens order by made_at, id`)
      .all()
      .map((row) => ({ ...(row as TokenRow) }));
  }

  /** Throws `token.name-taken` where a token of the name is good, and `input.argument`. */
  add(wanted: {
    readonly name: string;
    readonly scope: TokenScope;
    readonly expires: CivilDay | null;
  }): MadeToken {
    const name = wanted.name.trim();
    if (name === '' || name.length > LONGEST_NAME)
      throw new ChanceryError('input.argument', {
        why: `A token has a name of 1 to ${LONGEST_NAME} characters.`,
      });
    if (this.list().some((row) => row.name === name && this.#isGood(row)))
      throw new ChanceryError('token.name-taken', { name });
    const id = randomBytes(4).toString('hex');
    const secret = `chy_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
    this.#database
      .prepare(
        'insert into tokens (id, name, digest, scope, made_at, expires) values (?, ?, ?, ?, ?, ?)',
      )
      .run(id, name, digestOf(secret), wanted.scope, this.#clock.nowAt(), wanted.expires);
    return { token: this.#row(id), secret };
  }

  /** By identifier, or by the name of a token that is good. Throws `token.unknown`. */
  revoke(name: string): TokenRow {
    const all = this.list();
    const found =
      all.find(({ id }) => id === name) ??
      all.find((row) => row.name === name && row.revokedAt === null);
    if (found === undefined) throw new ChanceryError('token.unknown', { name: name.slice(0, 80) });
    this.#database
      .prepare('update tokens set revoked_at = coalesce(revoked_at, ?) where id = ?')
      .run(this.#clock.nowAt(), found.id);
    return this.#row(found.id);
  }

  /** The token of a secret; null where it is none of ours, has ended or was revoked. Notes its use. */
  verify(secret: string): TokenRow | null {
    const id = SHAPE.exec(secret)?.[1];
    if (id === undefined) return null;
    const [kept] = this.#database
      .prepare(`select ${COLUMNS}, digest from tokens where id = ?`)
      .all(id) as (TokenRow & { readonly digest: string })[];
    if (kept === undefined) return null;
    const { digest, ...row } = kept;
    const isSame = timingSafeEqual(Buffer.from(digest), Buffer.from(digestOf(secret)));
    if (!isSame || !this.#isGood(row)) return null;
    this.#noteUse(row);
    return row;
  }

  #isGood({ revokedAt, expires }: TokenRow): boolean {
    return revokedAt === null && (expires === null || civilDayAt(this.#clock.nowAt()) <= expires);
  }

  /** Once a minute at most: a token that is asked with every request is no reason to write as often. */
  #noteUse({ id, lastUsedAt }: TokenRow): void {
    const nowAt = this.#clock.nowAt();
    if (lastUsedAt !== null && nowAt - lastUsedAt < MINUTE_MS) return;
    this.#database.prepare('update tokens set last_used_at = ? where id = ?').run(nowAt, id);
  }

  #row(id: string): TokenRow {
    const row = this.list().find((one) => one.id === id);
    if (row === undefined) throw new Error(`the token ${id} is gone`);
    return row;
  }
}
