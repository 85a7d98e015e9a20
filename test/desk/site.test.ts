import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportSite } from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from './temporary-desks.ts';

const desks = new TemporaryDesks();
afterAll(() => desks.clear());

const HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';

async function written() {
  const desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: `Harbour ${HOSTILE} Post`,
        address: 'https://harbour-post.example/a?b=1&c="2',
        day: '2031-10-09',
        title: `Uruguay to join the Sunwater Compact ${HOSTILE}`,
        paragraphs: [
          "Uruguay's Foreign Ministry announced on Thursday that the country will join the Sunwater Compact.",
          `Uruguay and Chile expect to hold a signing ceremony before the end of the year. ${HOSTILE}`,
        ],
      }),
    ]),
  );
  const folder = join(await desks.folder(), 'site');
  const options = { folder, base: 'https://desk.example.org', limit: 50 };
  return { desk, folder, options };
}

it('writes a site whose links lead to what is there, without script, and replaces it', async () => {
  const { desk, folder, options } = await written();
  const { pages } = await exportSite(desk, options);
  const files = readdirSync(folder, { recursive: true }).map(String);
  expect(files).toEqual(
    expect.arrayContaining(['index.html', 'next.ics', 'feed.atom', 'feed.rss', 'feed.json']),
  );
  const html = files.filter((name) => name.endsWith('.html'));
  expect(html).toHaveLength(pages);
  for (const name of html) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect([
      name,
      /<script|<img|onerror=alert\(2\)>(?!.*&gt;)/i.test(text.replace(/&lt;.*?&gt;/g, '')),
    ]).toEqual([name, false]);
    for (const [, href = ''] of text.matchAll(/href="([^"#]+)"/g)) {
      if (/^https?:/.test(href)) continue;
      expect([name, href, existsSync(join(folder, dirname(name), href))]).toEqual([
        name,
        href,
        true,
      ]);
    }
  }
  // What feeds and calendar lead to is there, too, at the address where the site will be.
  for (const name of ['feed.rss', 'feed.atom', 'feed.json', 'next.ics']) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n[ \t]/g, '');
    const own = [...text.matchAll(/https:\/\/desk\.example\.org([^\s"<>\\]*)/g)].map(
      ([, path = '']) => path,
    );
    expect(own.length).toBeGreaterThan(0);
    for (const path of own) {
      const [file = '', part] = path.slice(1).split('#');
      expect([name, path, existsSync(join(folder, file))]).toEqual([name, path, true]);
      if (part !== undefined)
        expect(readFileSync(join(folder, file), 'utf8')).toContain(`id="${part}"`);
    }
  }
  expect(readFileSync(join(folder, 'next.html'), 'utf8')).toMatch(
    /expect to hold a signing ceremony/,
  );
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(index).toContain('href="brief/');
  expect(readFileSync(join(folder, 'state/URY.html'), 'utf8')).toContain(
    'announced, not yet signed',
  );
  writeFileSync(join(folder, 'left-over.html'), 'old');
  await exportSite(desk, options);
  expect(existsSync(join(folder, 'left-over.html'))).toBe(false);
  expect(readdirSync(join(folder, '..')).filter((name) => /\.(?:part|old)$/.test(name))).toEqual(
    [],
  );
});

it('leaves a folder alone that holds something else', async () => {
  const { desk, options } = await written();
  const folder = await desks.folder();
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  await expect(exportSite(desk, { ...options, folder })).rejects.toMatchObject({
    code: 'output.unwritable',
  });
  expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('mine');
});
