/** What we use of `DatabaseSync`, which `node:sqlite` and `@photostructure/sqlite` have alike. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
}

interface SqliteModule {
  readonly DatabaseSync: new (
    path: string,
    options: { readonly readOnly?: boolean; readonly timeout?: number },
  ) => SqliteDatabase;
}

/**
 * Whether the SQLite of this Node can do what we need. Measured in November 2026: 22.13 has no FTS5 and
 * passes over `timeout`, 22.16, 22.23 and 24.21 have both; the odd line 23 was not measured.
 */
function hasBuiltIn(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 16);
}

/**
 * Node announces its SQLite as experimental on standard error, once a process. We test against every
 * version that we support, and the line would stand in the output of every command.
 */
async function importQuietly(name: string): Promise<SqliteModule> {
  const announce = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (String(warning).includes('SQLite')) return;
    Reflect.apply(announce, process, [warning, ...rest]);
  };
  try {
    return await import(name);
  } finally {
    process.emitWarning = announce;
  }
}

let loading: Promise<SqliteModule> | null = null;

/** The SQLite of Node where there is one, else the one of the package. */
export function loadSqlite(): Promise<SqliteModule> {
  loading ??= hasBuiltIn(process.versions.node)
    ? importQuietly('node:sqlite')
    : import('@photostructure/sqlite');
  return loading;
}
