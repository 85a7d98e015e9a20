import { existsSync, renameSync, rmSync } from 'node:fs';
import { ChanceryError } from '../../kernel/index.ts';
import type { Store } from './contract.ts';
import { copyStore } from './copy-store.ts';
import { openFile } from './open-file.ts';

const WAIT_MS = 15_000;

/**
 * Writes one snapshot of a store on a server to a file that is not there yet, as a store of the embedded engine. The
 * file has its name only when it is whole and on the disk. Throws `store.exists` and what the file's store throws.
 */
export async function backupCopy(store: Store, target: string): Promise<void> {
  if (existsSync(target)) throw new ChanceryError('store.exists', { path: target });
  const part = `${target}.part`;
  const drop = (): void => {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${part}${ending}`, { force: true });
  };
  drop();
  try {
    const file = await openFile(part, { waitMs: WAIT_MS });
    try {
      await copyStore(store, file, { name: target });
    } finally {
      await file.close();
    }
    renameSync(part, target);
  } finally {
    drop();
  }
}
