import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/desk/store/contract.ts';
import { copyStore } from '../../src/desk/store/copy-store.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { civilDay } from '../../src/kernel/index.ts';
import { putSample, sampleDispatch, sampleFact } from './store-samples.ts';

/** Identifiers whose order depends on who compares them. */
const NAMES = ['d-Z', 'd-a', 'd-é', 'd_b', 'd-\u{1f600}', 'd-\ufffd', 'D', 'd-10', 'd-9'];

async function lines(store: Store): Promise<readonly string[]> {
  return store.read(async (view) => {
    const all: string[] = [];
    for await (const line of view.dumpProjections()) all.push(line);
    return all;
  });
}

async function fill(store: Store, facts: number): Promise<void> {
  await store.write(async (tx) => {
    await tx.append(Array.from({ length: facts }, (_, index) => sampleFact(`fact-${index}`)));
    for (const [index, name] of NAMES.entries()) await putSample(tx, name, `2025-11-0${index + 1}`);
    const odd = sampleDispatch('d-odd', '2025-11-07', 'A\u0000B \ufffe0 \ufffe\u0000 \ud83d');
    await tx.putDispatch({ dispatch: odd, sourceId: 'urn:\u0000\ud83d' });
  });
}

/** Stores of two engines, `left` empty and in a file, `right` made by `openRight`. */
export function storeCopy(engine: string, openRight: () => Promise<Store>): void {
  let folder: string;
  let left: Store;
  let right: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-copy-'));
    left = await openStore({ path: join(folder, 'left.sqlite') });
    right = await openRight();
  });
  afterEach(async () => {
    await left.close();
    await right.close();
    rmSync(folder, { recursive: true });
  });

  describe(`sqlite and ${engine}`, () => {
    it('dump the same bytes for the same writes', async () => {
      await fill(left, 1);
      await fill(right, 1);
      const there = await lines(right);
      expect(there).toEqual(await lines(left));
      expect(there.length).toBeGreaterThan(NAMES.length * 10);
      const kept = await right.read((view) => view.dispatchesBySourceId('urn:\u0000\ud83d'));
      expect(kept.map(({ dispatch }) => dispatch.text)).toEqual([
        'A\u0000B \ufffe0 \ufffe\u0000 \ud83d',
      ]);
    });

    it('give up to a million characters back as they came', async () => {
      const address = `https://example.org/${'a'.repeat(5_000)}${'xyz0123'.repeat(900)}`;
      const dispatch = { ...sampleDispatch('d-1', '2025-11-07', 'long '.repeat(200_000)), address };
      await right.write(async (tx) => {
        await tx.putDispatch({ dispatch, sourceId: address });
        await tx.putSentences('d-1', [
          { start: 0, end: 1_000_000, index: 0, paragraph: 0, role: 'body', wordsStart: 0 },
        ]);
      });
      const [kept] = await right.read((view) => view.dispatchesByAddress(address));
      expect(kept?.dispatch).toEqual(dispatch);
    });

    it('copy one to the other and back, with equal digests', async () => {
      await fill(left, 230);
      const there = await copyStore(left, right, { name: 'right' });
      expect(there).toMatchObject({ facts: 230, copied: 230 });
      expect(await lines(right)).toEqual(await lines(left));
      const third = await openStore({ path: join(folder, 'third.sqlite') });
      const back = await copyStore(right, third, { name: 'third' });
      expect(back).toEqual(there);
      const search = (store: Store) =>
        store.read((view) => view.search('astana', { limit: 20, asOf: civilDay('2025-11-05') }));
      expect((await search(third)).length).toBe(5);
      expect((await search(right)).length).toBe(5);
      await third.close();
    });

    it('go on where a copy was cut off, and copy nothing twice', async () => {
      await fill(left, 250);
      const cut = new Error('cut off');
      const first = copyStore(left, right, {
        name: 'right',
        onProgress: (done) => {
          if (done >= 200) throw cut;
        },
      });
      await expect(first).rejects.toBe(cut);
      expect((await right.status()).facts).toBe(200);
      expect(await copyStore(left, right, { name: 'right' })).toMatchObject({ copied: 50 });
      expect(await copyStore(left, right, { name: 'right' })).toMatchObject({ copied: 0 });
      expect((await right.status()).dispatches).toBe(NAMES.length + 1);
    });

    it('refuse to be copied over each other where they differ', async () => {
      await fill(left, 3);
      await right.write((tx) => tx.append([sampleFact('other')]));
      const before = await lines(right);
      const over = copyStore(left, right, { name: 'right' });
      await expect(over).rejects.toMatchObject({ code: 'store.differs', params: { seq: 1 } });
      expect(await lines(right)).toEqual(before);
      await expect(copyStore(right, left, { name: 'left' })).rejects.toMatchObject({
        code: 'store.differs',
      });
    });
  });
}
