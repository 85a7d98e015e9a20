import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/index.ts';
import { lexiconFolder } from './lexicon-paths.ts';
import { loadLexicon } from './load-lexicon.ts';
import { readLexicon } from './read-lexicon.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-lexicon-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readLexicon', () => {
  it('reads files and folders, and passes over what is no YAML', async () => {
    const sector =
      'asOf: "2025-01-31"\nbasis: written for a test\nitems:\n  - { id: trade, name: Trade, words: [trade] }\n';
    mkdirSync(join(folder, 'sectors'));
    writeFileSync(join(folder, 'sectors', 'economy.yaml'), sector);
    writeFileSync(join(folder, 'README.md'), '# Lexicon\n');
    const lexicon = await readLexicon(folder, { isComplete: false });
    expect(lexicon.sectors).toEqual([{ id: 'trade', name: 'Trade', notIn: [], words: ['trade'] }]);
    expect(lexicon.asOf).toEqual({ 'sectors/economy': '2025-01-31' });
  });

  it('names a folder that is not there', async () => {
    const reading = readLexicon(join(folder, 'none'), { isComplete: false });
    await expect(reading).rejects.toMatchObject({ code: 'lexicon.invalid' });
  });
});

describe('loadLexicon', () => {
  it('takes the compiled one where there is one', async () => {
    const compiled = join(folder, 'lexicon.json');
    const lexicon = await readLexicon(folder, { isComplete: false });
    writeFileSync(compiled, canonicalJson(lexicon));
    expect(await loadLexicon(compiled)).toEqual(lexicon);
  });

  it('refuses a compiled one that was cut off', async () => {
    const compiled = join(folder, 'lexicon.json');
    writeFileSync(compiled, '{"states":[');
    await expect(loadLexicon(compiled)).rejects.toMatchObject({ code: 'lexicon.invalid' });
  });

  it('refuses a compiled one that cannot be read', async () => {
    await expect(loadLexicon(folder)).rejects.toMatchObject({ code: 'lexicon.invalid' });
  });

  it('reads the YAML of the project elsewhere, in which all lists agree', async () => {
    const lexicon = await loadLexicon();
    expect(lexicon).toEqual(await readLexicon(lexiconFolder(), { isComplete: true }));
    expect(lexicon.states.length).toBeGreaterThan(190);
  });
});
