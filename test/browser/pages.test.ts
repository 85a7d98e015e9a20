import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDeliveries } from './fake-deliveries.ts';
import { fakeDesk } from './fake-desk.ts';
import { OVERVIEW_TITLE } from './fake-record.ts';
import { fakeSources } from './fake-sources.ts';
import { keepPicture } from './keep-picture.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

const PAGES: readonly (readonly [string, string])[] = [
  ['/', 'Today'],
  ['/next', 'What’s next'],
  ['/accords', 'Accords'],
  ['/accord/lake-pact', 'Lake Pact'],
  ['/states', 'States'],
  ['/state/VEL', 'Velmar'],
  ['/brief/vel-lake-pact?s=happening.0&e=0', 'Velmar signed the Lake Pact on 12 March 2031'],
  ['/day/2031-03-13', OVERVIEW_TITLE],
  ['/brief/pair/VEL/ORR', OVERVIEW_TITLE],
  ['/dispatch/d-000000000001?at=28-60', 'Velmar signs the Lake Pact'],
  ['/explain/party/lake-pact/VEL', 'Velmar under the Lake Pact: signed'],
  ['/pair/VEL/ORR', 'Velmar and Orrania'],
  ['/next?month=2031-06', 'What’s next'],
  ['/map', 'Map: what dispatches moved'],
  ['/map?accord=lake-pact', 'Map: Lake Pact'],
  ['/network?state=VEL', 'Network: ties of Velmar'],
  ['/sources', 'Sources'],
  ['/deliveries', 'Deliveries'],
  ['/rulings', 'Rulings'],
  ['/search', 'Search'],
  ['/search?q=state:VEL%20signed', 'Search'],
  ['/nowhere', 'There is no page at this address.'],
];

let browser: ServedBrowser;
let home: string;

beforeAll(async () => {
  browser = await servedBrowser();
  const deliveries = fakeDeliveries();
  home = (await browser.serve(fakeDesk(), fakeSources(), { deliveries })).address;
});
afterAll(() => browser?.close());

/** Violations that axe calls serious or critical, as lines for the report of a failure. */
async function seriousViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ impact: string; id: string; nodes: { html: string }[] }[]>(
    'axe.run(document).then((result) => result.violations)',
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

describe.each(PAGES)('%s', (path, heading) => {
  it.each([
    ['light', 360],
    ['dark', 1440],
  ] as const)('is readable in %s, at %i px and at others', async (colorScheme, width) => {
    const { page, faults } = await browser.open(home + path, {
      viewport: { width, height: 900 },
      colorScheme,
    });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await keepPicture(page, path, `${width}-${colorScheme}`);
    for (const other of [360, 700, 1100, 1440, 2560]) {
      await page.setViewportSize({ width: other, height: 900 });
      expect([other, await overflow(page)]).toEqual([other, 0]);
    }
    expect(faults).toEqual([]);
  });
});

describe('the list of developments', () => {
  it('says stage, states, outlets, origins and what changed, the newest first', async () => {
    const { page } = await browser.open(home);
    const first = page.locator('.development').first();
    const words = await first.innerText();
    expect(words).toMatch(/announced\s*→[\s\S]*signed/);
    expect(words).toContain('party concerned');
    expect(words).toContain('3 outlets, 2 independent origins');
    expect(words).toContain('Changed Meridian Wire says “joined”');
    expect(await page.locator('.rail').innerText()).toContain('opening of an embassy');
    await first.getByRole('link', { name: /Velmar signed/ }).click();
    await page.waitForURL('**/brief/vel-lake-pact');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });

  it('says what would be there when there is nothing', async () => {
    const none = fakeDesk({
      today: async () => ({ ...(await fakeDesk().today()), developments: [] }),
      next: async () => [],
    });
    const { page } = await browser.open((await browser.serve(none)).address);
    await page.getByText('Here stand the developments of the record.').waitFor();
  });
});

describe('a dispatch', () => {
  it('marks the passage that the address names', async () => {
    const { page } = await browser.open(`${home}/dispatch/d-000000000001?at=28-60`);
    expect(await page.locator('mark').innerText()).toBe('Velmar signed the Lake Pact on W');
    expect(await page.locator('.refusals').innerText()).toContain('refers to an accord');
  });

  it.each(['60-28', '1-99999999', 'x', '-1-5', '28-28'])(
    'marks nothing for at=%s',
    async (span) => {
      const { page, faults } = await browser.open(`${home}/dispatch/d-000000000001?at=${span}`);
      await page.waitForSelector('.dispatch-text');
      expect(await page.locator('mark').count()).toBe(0);
      expect(faults).toEqual([]);
    },
  );
});

describe('ways about', () => {
  it('goes to a state or an accord by its name, and searches for all else', async () => {
    const { page, faults } = await browser.open(home);
    await page.keyboard.press('/');
    await page.keyboard.type('nothing');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=nothing');
    await page.getByText('No dispatch has all of this.').waitFor();
    await page.fill('#find', 'lake pact');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/accord/lake-pact');
    expect(faults).toEqual([]);
  });

  it('begins with a link that skips to the text', async () => {
    const { page } = await browser.open(home);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to the text');
    await page.keyboard.press('Enter');
    expect(await page.locator('main:focus').count()).toBe(1);
  });

  it('shows its keys, and goes by them', async () => {
    const { page, faults } = await browser.open(home);
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toContain('next passage');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByRole('heading', { level: 1, name: 'What’s next' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('what can be taken away', () => {
  it.each([
    ['/brief/vel-lake-pact', 'Markdown', 'vel-lake-pact-2031-03-14.md', 'Velmar signed'],
    ['/brief/accord/lake-pact', 'Calendar', 'next-lake-pact.ics', 'BEGIN:VEVENT'],
    ['/accord/lake-pact', 'Parties (CSV)', 'parties-lake-pact.csv', 'state_code'],
    ['/state/VEL?as-of=2031-03-13', 'Calendar', 'next-VEL-2031-03-13.ics', 'BEGIN:VEVENT'],
    ['/next', 'Calendar', 'next.ics', 'BEGIN:VEVENT'],
  ])('%s: %s', async (path, link, name, words) => {
    const { page, faults } = await browser.open(home + path);
    const files = page.getByRole('navigation', { name: 'Take it away' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      files.getByRole('link', { name: link, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(readFileSync(await download.path(), 'utf8')).toContain(words);
    expect(faults).toEqual([]);
  });

  it('leads feed readers to the feed of what the page is about', async () => {
    const { page } = await browser.open(`${home}/accord/lake-pact`);
    const link = page.getByRole('link', { name: 'Feed', exact: true });
    expect(await link.getAttribute('href')).toBe('/api/v1/feed.atom?accord=lake-pact');
  });
});

describe('a brief over several developments', () => {
  it('is reached from the pages, says its order and why, and leads on', async () => {
    const { page, faults } = await browser.open(home);
    await page.getByRole('link', { name: 'The brief of 14 March 2031' }).click();
    await page.getByRole('heading', { level: 1, name: OVERVIEW_TITLE }).waitFor();
    const order = page.locator('.order > li');
    expect(await order.first().innerText()).toMatch(
      /^Velmar signed[^]*8\.5 points[^]*word of the party concerned \+3/,
    );
    await page.getByRole('link', { name: '13 March 2031', exact: true }).click();
    await page.waitForURL('**/day/2031-03-13');
    await order.first().getByRole('link').click();
    await page.waitForURL('**/brief/vel-lake-pact');
    expect(faults).toEqual([]);
  });

  it.each([
    ['/accord/lake-pact', 'The brief of this accord', '/brief/accord/lake-pact'],
    ['/state/VEL', 'The brief of this state', '/brief/state/VEL'],
    ['/pair/VEL/ORR', 'The brief of both', '/brief/pair/VEL/ORR'],
  ])('%s leads to it', async (path, link, to) => {
    const { page } = await browser.open(home + path);
    await page.getByRole('link', { name: link }).click();
    await page.getByRole('heading', { level: 1, name: OVERVIEW_TITLE }).waitFor();
    expect(page.url()).toBe(home + to);
  });
});
