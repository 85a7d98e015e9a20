import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { FormulaEntry } from '../../src/kernel/index.ts';
import { codeText } from './engine.ts';

const file = new URL('../../lexicon/formulas.yaml', import.meta.url);
const { items } = parse(readFileSync(file, 'utf8')) as { items: FormulaEntry[] };

function rulesIn(text: string): string[] {
  return codeText(text, '2025-11-07').acts.flatMap((act) =>
    act.reasons
      .filter((reason) => reason.what === 'pattern' || reason.what === 'clause')
      .map((reason) => reason.rule),
  );
}

describe('formulas', () => {
  test.each(items.map((item) => [item.id, item] as const))('%s', (id, item) => {
    expect(rulesIn(item.matches), item.matches).toContain(id);
    expect(rulesIn(item.refuses), item.refuses).not.toContain(id);
  });
});
