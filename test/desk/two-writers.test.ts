import { afterAll, expect, test } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import type { SourceItem } from '../../src/sources/index.ts';
import { dossier, from, shuffled, TemporaryDesks, tickingClock } from './temporary-desks.ts';

/** What a writer remembers of the tables must never differ from what another writer has made of them meanwhile. */

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

/** Two open stores on one file that take pieces in turn, with one clock between them. */
async function inTurns(
  items: readonly SourceItem[],
  size: number,
  between: (at: number, desk: Desk) => Promise<unknown> = async () => undefined,
): Promise<Desk> {
  const clock = tickingClock();
  const storePath = await desks.path();
  const pair = [await desks.open({ storePath, clock }), await desks.open({ storePath, clock })];
  const [first] = pair;
  if (first === undefined) throw new Error('no desk');
  for (let at = 0; at * size < items.length; at += 1) {
    const desk = pair[at % 2] ?? first;
    await desk.take(from(items.slice(at * size, (at + 1) * size)));
    await between(at, pair[(at + 1) % 2] ?? first);
  }
  return first;
}

test.each([1, 6])(
  'writers that take turns by %i make the tables that the log gives',
  async (size) => {
    const desk = await inTurns(shuffled(await dossier(), 11 * size), size);
    expect(await desk.check()).toMatchObject({ isSound: true, broken: [] });
  },
);

test('a rebuild, a ruling and an edited text by the other are seen', async () => {
  const items = shuffled(await dossier(), 5).slice(0, 30);
  const edited = items.slice(0, 10).map((item): SourceItem => {
    if (item.kind !== 'document') return item;
    const { document } = item;
    return {
      kind: 'document',
      document: { ...document, content: `${document.content}\n\nEdited.` },
    };
  });
  const desk = await inTurns([...items, ...edited], 4, async (at, other) => {
    if (at % 4 === 1) await other.rebuild();
    if (at % 4 !== 3) return;
    const [one] = await other.developments({ limit: 1 });
    const words = { author: 'A. Editor', reason: 'A better name.' };
    const target = one?.id ?? '';
    await other.rule({ ruling: 'rename', target, values: [`Affair ${at}`], ...words });
  });
  expect(await desk.check()).toMatchObject({ isSound: true, broken: [] });
});
