import { ChanceryError } from '../kernel/index.ts';
import { type CopyReport, copyStore } from './store/copy-store.ts';
import { openStore } from './store/open-store.ts';
import { storeName } from './store/server-address.ts';

/**
 * Copies the store `from` into the store `to`, in files or on servers; `to` is made where it is missing.
 * Throws `store.differs` and what opening, reading and writing throw.
 */
export async function copyBetween(
  from: string,
  to: string,
  onProgress?: (done: number, total: number) => void,
): Promise<CopyReport> {
  if (from === to) throw new ChanceryError('input.argument', { why: 'FROM and TO are the same.' });
  const source = await openStore({ path: from });
  try {
    const target = await openStore({ path: to });
    try {
      return await copyStore(source, target, {
        name: storeName(to),
        ...(onProgress === undefined ? {} : { onProgress }),
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
