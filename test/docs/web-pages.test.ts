import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const REFERENCE = textOf('docs/reference/desk.md');
const DESK = textOf('web/desk.tsx');

/** First parts of the addresses that `web/desk.tsx` has a page for. */
const PATHS = [
  ...[...DESK.matchAll(/^ {2}'(\/[a-z]*)': \w+Page,$/gm)].map(([, path = '']) => path),
  ...[...DESK.matchAll(/^ {2}([a-z]+): \(id\) =>/gm)].map(([, kind = '']) => `/${kind}/`),
];
const PAIRS = [...textOf('web/parts/masthead.tsx').matchAll(/key: '(\w)'/g)].map(
  ([, key = '']) => key,
);
const KEYS = [...textOf('web/parts/shortcuts.tsx').matchAll(/\{ keys: \['(.)'\]/g)].map(
  ([, key = '']) => key,
);

describe('the reference of the web desk', () => {
  it('has something to hold', () => {
    expect([PATHS.length, PAIRS.length, KEYS.length].every((count) => count > 5)).toBe(true);
  });

  it.each(PATHS)('has the page %s', (path) => {
    expect(
      REFERENCE.split('\n').some(
        (line) => line.includes(`| \`${path}`) || line.includes(`, \`${path}\` |`),
      ),
    ).toBe(true);
  });

  it.each(PAIRS)('has the key g %s', (key) => {
    expect(REFERENCE).toContain(`\n| \`g\` \`${key}\` |`);
  });

  it.each(KEYS)('has the key %s', (key) => {
    expect(REFERENCE).toContain(`\`${key}\``);
  });

  it('names what the address of Today takes', () => {
    const [, names = ''] = /FILTERS = \[([^\]]*)\]/.exec(textOf('web/today/filters.tsx')) ?? [];
    for (const [, name = ''] of names.matchAll(/'(\w+)'/g))
      expect(REFERENCE).toContain(`\`${name}\``);
  });
});
