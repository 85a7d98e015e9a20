import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from '../test/contract/postgres-server.ts';

const FILLING = 'filling';
const PART = Buffer.alloc(256 * 1_024);

/** A disk of so many megabytes on which a server keeps its tables, so that it can be full while all else has room. */
export class SmallDisk {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Null where no disk can be made: on systems without `mount`, and for users who may not. */
  static async open(server: TestServer, megabytes: number): Promise<SmallDisk | null> {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
    const folder = mkdtempSync(join(tmpdir(), 'chancery-disk-'));
    chmodSync(folder, 0o755);
    try {
      const options = `size=${megabytes}m,mode=0777`;
      execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {
        stdio: 'ignore',
      });
    } catch {
      // A container may not mount, whoever runs in it: then there is no such disk here.
      rmSync(folder, { recursive: true });
      return null;
    }
    const disk = new SmallDisk(folder);
    try {
      const who = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString());
      mkdirSync(join(folder, 'tables'), { mode: 0o700 });
      chownSync(join(folder, 'tables'), who('-u'), who('-g'));
      await server.run(`create tablespace small location '${join(folder, 'tables')}'`);
      await server.run('alter database postgres set default_tablespace = small');
    } catch (cause) {
      disk.remove();
      throw cause;
    }
    return disk;
  }

  /** Takes all room that is left. */
  fill(): void {
    const file = openSync(join(this.#folder, FILLING), 'a');
    try {
      for (let size = PART.length; size >= 4_096; ) {
        try {
          if (writeSync(file, PART, 0, size) < size) size /= 2;
        } catch (cause) {
          if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause;
          size /= 2;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  /** Gives it back. */
  free(): void {
    rmSync(join(this.#folder, FILLING), { force: true });
  }

  /** After the server has stopped. */
  remove(): void {
    execFileSync('/bin/umount', ['-l', this.#folder], { stdio: 'ignore' });
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
