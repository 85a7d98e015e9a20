import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChanceryError } from '../kernel/index.ts';
import { splitFrontMatter } from './front-matter.ts';

describe('a text without front matter comes back whole', () => {
  const cases: [name: string, content: string][] = [
    ['plain words', 'The treaty was signed.'],
    ['a rule and words', '---\nThe treaty was signed.\n---\nMore.'],
    ['a rule and a quotation', '---\n“We agreed”: so the minister.\n---\n'],
    ['dashes in a line', '--- news ---\ntitle: x\n---\n'],
    ['not at the start', '\n---\ntitle: x\n---\n'],
  ];
  test.each(cases)('%s', (_, content) => {
    expect(splitFrontMatter(content, 'x').content).toBe(content);
  });
});

describe('front matter that is read', () => {
  const cases: [name: string, content: string, title: string | null, rest: string][] = [
    ['three dashes', '---\ntitle: A\n---\nText', 'A', 'Text'],
    ['closed by dots', '---\ntitle: A\n...\nText', 'A', 'Text'],
    ['with carriage returns', '---\r\ntitle: A\r\n---\r\nText', 'A', 'Text'],
    ['after a comment', '---\n# by hand\ntitle: A\n---\nText', 'A', 'Text'],
    ['a title with colons', '---\ntitle: A: B: "C"\noutlet: X\n---\nText', 'A: B: "C"', 'Text'],
    ['a title with colons, quoted', "---\ntitle: 'A: B'\r\n---\nText", 'A: B', 'Text'],
    ['a title of nothing', '---\ntitle:\nid: 4a\n---\nText', null, 'Text'],
    ['a rule in the text stays', '---\ntitle: A\n---\nText\n---\nMore', 'A', 'Text\n---\nMore'],
    ['hidden characters are taken out', '---\ntitle: "A\\u202eB\\0"\n---\nText', 'AB', 'Text'],
  ];
  test.each(cases)('%s', (_, content, title, rest) => {
    const found = splitFrontMatter(content, 'x');
    expect(found.meta.title).toBe(title);
    expect(found.content).toBe(rest);
  });
});

describe('front matter that is refused', () => {
  const laughs = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]`;
  const cases: [name: string, yaml: string, why: RegExp][] = [
    ['an open bracket', 'title: [a', /flow|\]/i],
    ['a key twice', 'title: a\ntitle: b', /unique/i],
    ['a custom tag', 'title: !!js/function "x"', /tag/i],
    ['aliases that multiply', laughs, /repeats/],
    ['nesting without end', `title: ${'['.repeat(12_000)}`, /./],
    ['a title that is a list', 'title: [a, b]', /title/],
    ['a day that does not exist', 'published: 2025-02-30', /published/],
    ['an address that is a script', 'url: "javascript:alert(1)"', /url/],
    ['a kind of outlet that is not known', 'outletKind: blog', /outletKind/],
    ['no closing line', `title: a\n${'text '.repeat(10)}`, /closing/],
  ];
  test.each(cases)('%s', (name, yaml, why) => {
    const end = name === 'no closing line' ? '' : '\n---\nText';
    try {
      splitFrontMatter(`---\n${yaml}${end}`, 'x.md');
      expect.unreachable();
    } catch (cause) {
      expect(cause).toBeInstanceOf(ChanceryError);
      expect((cause as ChanceryError).code).toBe('input.front-matter');
      expect((cause as ChanceryError).message).toMatch(why);
    }
  });
});

test('any front matter is read or refused', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (yaml, text) => {
      try {
        splitFrontMatter(`---\ntitle: ${yaml}\n---\n${text}`, 'x');
        return true;
      } catch (cause) {
        return cause instanceof ChanceryError;
      }
    }),
  );
});
