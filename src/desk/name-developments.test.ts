import { describe, expect, it } from 'vitest';
import { civilDay } from '../kernel/index.ts';
import type { Development } from '../stories/index.ts';
import { distinctNames, plainName } from './name-developments.ts';

function development(id: string, first: string): Development {
  const day = civilDay('2025-06-03');
  return {
    id,
    dispatches: [first],
    origins: [],
    leadAct: null,
    firstDay: day,
    lastDay: day,
    links: [],
  };
}

describe('names of developments', () => {
  it.each([
    ['arg-chl-hold-talks-2025-06', 'arg-chl-hold-talks-2025-06'],
    ['arg-chl-hold-talks-2025-06-0a1b2c', 'arg-chl-hold-talks-2025-06'],
    ['kaz-abraham-accords-2025-11', 'kaz-abraham-accords-2025-11'],
    ['none-abcdef', 'none-abcdef'],
  ])('%s is plainly %s', (id, plain) => expect(plainName(id)).toBe(plain));

  it('leaves a single one its plain name, even if it bore a mark', () => {
    const [only] = distinctNames([development('arg-talks-2025-06-0a1b2c', 'd-1')]);
    expect(only?.id).toBe('arg-talks-2025-06');
  });

  it('tells several apart in the same way in any order', () => {
    const [a, b] = [
      development('arg-talks-2025-06', 'd-1'),
      development('arg-talks-2025-06', 'd-2'),
    ];
    const forth = distinctNames([a, b]).map((one) => one.id);
    const back = distinctNames([b, a]).map((one) => one.id);
    expect(new Set(forth).size).toBe(2);
    expect(back).toEqual([...forth].reverse());
    // The earliest keeps the name.
    expect(forth[0]).toBe('arg-talks-2025-06');
    expect(forth[1]).toMatch(/^arg-talks-2025-06-[0-9a-f]{6}$/);
  });
});
