import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedItems } from '../../bench/generated-stories.ts';
import { regroup } from '../../src/desk/regroup.ts';
import type { Store, StoreTx } from '../../src/desk/store/contract.ts';
import { openStore } from '../../src/desk/store/open-store.ts';
import { UnitShelf } from '../../src/desk/unit-shelf.ts';
import {
  candidateKeys,
  type Development,
  groupItems,
  type StoryItem,
} from '../../src/stories/index.ts';
import { itemOf } from '../builders/sample-diplomacy.ts';

const NONE = { together: [], apart: [] };
let folder: string;
const stores: Store[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-regroup-'));
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Files items one after the other; gives the developments, and how many were written for each item. */
async function filed(items: readonly StoryItem[]) {
  const store = await openStore({ path: join(folder, `${stores.length}.sqlite`) });
  stores.push(store);
  const writes: number[] = [];
  await store.write(async (tx) => {
    for (const item of items) {
      let count = 0;
      const counting: StoreTx = {
        ...tx,
        putDevelopment: (...given) => {
          count += 1;
          return tx.putDevelopment(...given);
        },
      };
      await tx.putStory(item, candidateKeys(item));
      const shelf = new UnitShelf(counting);
      await regroup(counting, item, { shelf, rulings: NONE });
      await shelf.file();
      writes.push(count);
    }
  });
  const developments = await store.read((view) => view.developments({ limit: 10_000 }));
  return { developments, writes };
}

/** Files items in writes of so many; gives the digest of all tables. */
async function digestOf(items: readonly StoryItem[], perWrite: number): Promise<string> {
  const store = await openStore({ path: join(folder, `${stores.length}.sqlite`) });
  stores.push(store);
  for (let at = 0; at < items.length; at += perWrite) {
    await store.write(async (tx) => {
      const shelf = new UnitShelf(tx);
      for (const item of items.slice(at, at + perWrite)) {
        await tx.putStory(item, candidateKeys(item));
        await regroup(tx, item, { shelf, rulings: NONE });
      }
      await shelf.file();
    });
  }
  return store.read((view) => view.projectionDigest());
}

const shapeOf = (developments: readonly Development[]) =>
  developments
    .map(({ id, dispatches, origins }) => ({ id, dispatches, origins }))
    .sort((a, b) => ((a.dispatches[0] ?? '') < (b.dispatches[0] ?? '') ? -1 : 1));

describe('grouping around one dispatch after the other', () => {
  it('ends as grouping all of them at once does, in either order', async () => {
    const items = generatedItems(160);
    const whole = shapeOf(groupItems(items));
    expect(shapeOf((await filed(items)).developments)).toEqual(whole);
    expect(shapeOf((await filed([...items].reverse())).developments)).toEqual(whole);
  });

  it('keeps a flood of copies as one development, and looks at some of it', async () => {
    const text =
      'Ruritania and Graustark signed a treaty on the waters of the Gavia on Monday at noon';
    const flood = Array.from({ length: 130 }, (_, at) =>
      itemOf(`d-${String(at).padStart(4, '0')}`, { text, orderAt: at }),
    );
    const { developments } = await filed(flood);
    expect(developments).toHaveLength(1);
    expect(developments[0]?.dispatches).toEqual(flood.map(({ dispatch }) => dispatch));
    expect(developments[0]?.origins).toHaveLength(1);
    expect(developments[0]?.links).toHaveLength(129);
  });

  it('writes no row that stays as it is', async () => {
    const { developments, writes } = await filed(generatedItems(300));
    expect(developments.length).toBeGreaterThan(8);
    expect(Math.max(...writes)).toBeLessThan(developments.length / 2);
  });

  it('gives the same rows however many come in one write, also of a flood', async () => {
    const flood = Array.from({ length: 70 }, (_, at) =>
      itemOf(`d-${String(at).padStart(4, '0')}`, {
        text: 'Ruritania and Graustark signed a treaty on the waters of the Gavia on Monday',
        orderAt: at,
      }),
    );
    const items = [...generatedItems(40), ...flood].sort((a, b) =>
      a.dispatch.slice(-2) < b.dispatch.slice(-2) ? -1 : 1,
    );
    const one = await digestOf(items, 1);
    expect(await digestOf(items, 7)).toBe(one);
    expect(await digestOf(items, items.length)).toBe(one);
  });
});
