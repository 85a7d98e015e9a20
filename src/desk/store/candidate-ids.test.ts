import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sampleStory } from '../../../test/contract/store-samples.ts';
import { civilDay } from '../../kernel/index.ts';
import { FreshKeys } from './fresh-keys.ts';
import { openStore } from './open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'chancery-candidates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = fc.constantFrom(
  ...['term:a', 'term:b', 'term:c', 'pair:A-B', 'accord:x', 'band:1', 'band:2', 'dispatch:d-1'],
);
const item = fc.record({
  id: fc.integer({ min: 1, max: 9 }),
  day: fc.integer({ min: 1, max: 28 }),
  keys: fc.uniqueArray(key, { minLength: 1 }),
});

let stores = 0;

test('the writer finds the candidates that a reader finds, whatever was written before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { maxLength: 14 }),
      fc.uniqueArray(key),
      async (items, keys) => {
        stores += 1;
        const store = await openStore({ path: join(folder, `${stores}.sqlite`) });
        const wanted = { keys, from: civilDay('2025-11-05'), to: civilDay('2025-11-20'), limit: 4 };
        for (const { id, day, keys: own } of items) {
          const inWrite = await store.write(async (tx) => {
            await tx.candidates(wanted);
            const story = sampleStory(`d-${id}`, `2025-11-${String(day).padStart(2, '0')}`);
            await tx.putStory(story, own);
            return (await tx.candidates(wanted)).map(({ dispatch }) => dispatch);
          });
          const inRead = await store.read((view) => view.candidates(wanted));
          expect(inWrite).toEqual(inRead.map(({ dispatch }) => dispatch));
        }
        await store.close();
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('keys that many items have are left to the tables, and the oldest go where there are too many', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      dispatch: `d-${at}`,
      known_day: civilDay('2025-11-05'),
    }));
  const keys = new FreshKeys({ maxNumbers: 50, maxOfOneKey: 4 });
  keys.learn('a', rows(4));
  keys.learn('b', rows(5));
  expect([keys.get('a'), keys.get('b'), keys.get('c')]).toEqual([
    ['d-0', 'd-1', 'd-2', 'd-3'],
    'wide',
    undefined,
  ]);
  keys.add('d-9', civilDay('2025-11-06'), ['a', 'b', 'c']);
  expect([keys.get('a'), keys.get('c')]).toEqual(['wide', undefined]);
  for (const name of ['d', 'e', 'f']) keys.learn(name, rows(3));
  expect([keys.get('d'), keys.get('f') === undefined]).toEqual([undefined, false]);
  keys.clear();
  expect(keys.get('f')).toBeUndefined();
});
