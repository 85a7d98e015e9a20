import { expect, it } from 'vitest';
import { civilDay } from '../kernel/index.ts';
import type { Development, StoryItem } from '../stories/index.ts';
import type { StoreTx } from './store/contract.ts';
import { StoryUnits } from './story-units.ts';
import { UnitShelf } from './unit-shelf.ts';

function itemOf(dispatch: string): StoryItem {
  const knownDay = civilDay('2025-11-07');
  const text = { outlet: null, outletKind: null, address: null, title: null, revisionOf: null };
  return { dispatch, knownDay, orderAt: 0, acts: [], sketch: [], words: [], ...text };
}

function developmentOf(id: string, dispatches: readonly string[]): Development {
  const day = civilDay('2025-11-07');
  return { id, dispatches, origins: [], leadAct: null, firstDay: day, lastDay: day, links: [] };
}

it('what is near is read when it is asked for, and no sooner', async () => {
  const asked: string[] = [];
  const tx = {
    developmentOf: async (dispatch: string) =>
      developmentOf(`of ${dispatch}`, [dispatch, `${dispatch}-2`]),
    storyItems: async (dispatches: readonly string[]) => {
      asked.push(...dispatches);
      return dispatches.map(itemOf);
    },
    remembered: (_: string, make: () => object) => make(),
  } as unknown as StoreTx;
  const units = new StoryUnits(tx, new UnitShelf(tx), { together: [], apart: [] });
  const core = { isTold: false, items: [], links: [], near: ['a', 'a-2', 'b', 'c'] };
  for await (const unit of units.nearTo([core])) {
    if (unit.items[0]?.dispatch === 'b') break;
  }
  // `a-2` is of the unit of `a`, which is known by then.
  expect(asked).toEqual(['a', 'a-2', 'b', 'b-2']);
});
