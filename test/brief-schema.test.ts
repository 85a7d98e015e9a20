import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { briefOutput, briefSchema, composeBrief, renderJson } from '../src/briefs/index.ts';
import { smallDeps } from './support/affairs.ts';
import { AFFAIRS } from './support/six-affairs.ts';

const FILE = fileURLToPath(new URL('../docs/reference/brief.schema.json', import.meta.url));

describe('the schema of the published output', () => {
  it('is written out in the reference; UPDATE=1 rewrites it', () => {
    const text = `${JSON.stringify(briefSchema, null, 2)}\n`;
    if (process.env['UPDATE'] === '1') {
      mkdirSync(dirname(FILE), { recursive: true });
      writeFileSync(FILE, text);
    }
    expect(readFileSync(FILE, 'utf8')).toBe(text);
  });

  it.each(AFFAIRS)('holds a brief of %s as it is published', (_name, build) => {
    const { items, refusals } = composeBrief(build(), smallDeps);
    const published: unknown = { briefs: [JSON.parse(renderJson(items))], refusals };
    expect(briefOutput.safeParse(published).error).toBeUndefined();
  });

  it('refuses a key that it does not name', () => {
    const [, build] = AFFAIRS[0] ?? ['', null];
    if (build == null) throw new Error('no affair');
    const { items } = composeBrief(build(), smallDeps);
    const published = { briefs: [{ ...items, mood: 'hopeful' }], refusals: [] };
    expect(briefOutput.safeParse(published).success).toBe(false);
  });
});
