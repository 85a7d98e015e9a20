import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson, readLines } from './folder.ts';
import type { Measured } from './set.ts';
import { actorCase, measureActors } from './sets/actors.ts';
import { actItem, measureActs } from './sets/acts.ts';
import { datedText, measureDates } from './sets/dates.ts';
import { openSystem, type System } from './system.ts';

const small = (name: string): string => fileURLToPath(new URL(`./small/${name}`, import.meta.url));
const floorsShape = z.record(z.string(), z.record(z.string(), z.number()));

let system: System;
let floors: z.infer<typeof floorsShape>;
beforeAll(async () => {
  system = await openSystem();
  floors = await readJson(small('floors.json'), floorsShape);
});
afterAll(() => system.close());

/** Figures under their floor, with what they are made of, so that a failure can be read. */
function underFloor(set: string, { metrics, misses }: Measured): string[] {
  const under = Object.entries(floors[set] ?? {})
    .filter(([metric, floor]) => (metrics[metric] ?? 0) < floor)
    .map(([metric, floor]) => `${set}.${metric} ${metrics[metric]} under ${floor}`);
  const words = misses.map((miss) => `${miss.kind} ${miss.item}: ${miss.words}`);
  return under.length === 0 ? [] : [...under, ...words];
}

describe('the small gate: sentences of our own', () => {
  it('acts hold their floors, and none is seen where there is none', async () => {
    const measured = measureActs(await readLines(small('acts.jsonl'), actItem), system);
    expect(underFloor('acts', measured)).toEqual([]);
    expect(measured.metrics['falseDone']).toBe(0);
    expect(measured.metrics['falseOnNegatives']).toBe(0);
  });

  it('dates hold their floors', async () => {
    const items = await readLines(small('dates.jsonl'), datedText);
    expect(underFloor('dates', measureDates([{ name: 'small', items }], system))).toEqual([]);
  });

  it('actors hold their floors', async () => {
    const cases = await readLines(small('actors.jsonl'), actorCase);
    expect(underFloor('actors', measureActors(cases, system))).toEqual([]);
  });
});
