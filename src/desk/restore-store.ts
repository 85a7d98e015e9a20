import { existsSync, renameSync, rmSync } from 'node:fs';
import { ChanceryError } from '../kernel/index.ts';
import type { NewFact } from '../record/index.ts';
import { replay } from './check-record.ts';
import { type MaintenanceOptions, maintenanceOf, stampOf } from './maintenance.ts';
import { firstTrouble, setAside } from './repair-store.ts';
import type { Store } from './store/contract.ts';
import { openStore } from './store/open-store.ts';
import { fileNameOf, isServerStore } from './store/server-address.ts';
import { snapshotFile } from './store/snapshot-file.ts';
import { inspectFile } from './store/store-file.ts';
import type { RestoreReport } from './types.ts';

async function* factsOf(store: Store): AsyncGenerator<NewFact> {
  for await (const { fact } of store.inspectLog()) if (fact !== null) yield fact;
}

/** Opens a copy of the backup, so that the backup itself is not touched, and goes over its log. */
async function openChecked(backup: string, copy: string): Promise<Store> {
  if (inspectFile(backup) === 'new') throw new ChanceryError('store.missing', { path: backup });
  await snapshotFile(backup, copy);
  const store = await openStore({ path: copy });
  const broken = await firstTrouble(store.inspectLog());
  if (broken === null) return store;
  await store.close();
  const { seq, trouble } = broken;
  throw new ChanceryError('store.corrupt', {
    path: backup,
    seq,
    why: trouble ?? 'its link was spoilt',
  });
}

async function openTarget(path: string): Promise<Store | null> {
  if (!isServerStore(path) && !existsSync(path)) return null;
  try {
    return await openStore({ path });
  } catch (cause) {
    if (cause instanceof ChanceryError && cause.code === 'store.corrupt') return null;
    throw cause;
  }
}

/**
 * Makes a store what a backup holds. Where there is a store, it is done in one write: other processes wait for it, and
 * what the store held until then is kept in a file beside it. The backup is checked first and not changed.
 * Throws `store.missing`, `store.corrupt` (the backup) and what opening a store throws.
 */
export async function restoreStore(
  backup: string,
  path: string,
  options: MaintenanceOptions = {},
): Promise<RestoreReport> {
  const deps = await maintenanceOf(options);
  const stamp = stampOf(deps.clock);
  if (!existsSync(backup)) throw new ChanceryError('store.missing', { path: backup });
  const base = fileNameOf(path);
  const copy = `${base}.restoring-${stamp}`;
  try {
    if (!isServerStore(path)) inspectFile(path);
    const source = await openChecked(backup, copy);
    const target = await openTarget(path);
    if (target === null) {
      const { facts } = await source.status();
      await source.close();
      const saved = existsSync(path) ? setAside(path, `broken-${stamp}`) : null;
      renameSync(copy, path);
      return { facts, saved };
    }
    const saved = `${base}.before-restore-${stamp}`;
    try {
      return await target.write(async (tx) => {
        await target.backup(saved);
        await tx.replaceLog(factsOf(source));
        const facts = await replay(tx, deps.lexicon, (done, total) =>
          deps.onProgress(done, total, 'facts'),
        );
        return { facts, saved };
      });
    } finally {
      await source.close();
      await target.close();
    }
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${copy}${ending}`, { force: true });
  }
}
