import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { PatternEntry } from '../../src/kernel/index.ts';
import { codeText } from './engine.ts';

const folder = new URL('../../lexicon/patterns/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  items: (parse(readFileSync(new URL(name, folder), 'utf8')) as { items: PatternEntry[] }).items,
}));

function rulesIn(text: string): string[] {
  return codeText(text, '2025-11-07').acts.flatMap((act) =>
    act.reasons.filter((reason) => reason.what === 'pattern').map((reason) => reason.rule),
  );
}

describe.each(files)('$name', ({ items }) => {
  test.each(items.map((item) => [item.id, item] as const))('%s', (id, item) => {
    expect(rulesIn(item.matches), item.matches).toContain(id);
    expect(rulesIn(item.refuses), item.refuses).not.toContain(id);
  });
});
