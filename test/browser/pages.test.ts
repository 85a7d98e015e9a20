import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

const PAGES: readonly (readonly [string, string])[] = [
  ['/', 'Today'],
  ['/next', 'What’s next'],
  ['/accords', 'Accords'],
  ['/accord/lake-pact', 'Lake Pact'],
  ['/states', 'States'],
  ['/state/VEL', 'Velmar'],
  ['/brief/vel-lake-pact?s=happening.0&e=0', 'Velmar signed the Lake Pact on 12 March 2031'],
  ['/dispatch/d-000000000001?at=28-60', 'Velmar signs the Lake Pact'],
  ['/explain/party/lake-pact/VEL', 'Velmar under the Lake Pact: signed'],
  ['/nowhere', 'There is no page at this address.'],
];

let browser: ServedBrowser;
let home: string;

beforeAll(async () => {
  browser = await servedBrowser();
  home = (await browser.serve(fakeDesk())).address;
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
    expect(words).toContain('3 outlets, 2 origins');
    expect(words).toContain('Changed Meridian Wire says “joined”');
    expect(await page.locator('.rail').innerText()).toContain('opening of an embassy');
    await first.getByRole('link', { name: /Velmar signed/ }).click();
    await page.waitForURL('**/brief/vel-lake-pact');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });

  it('says what would be there when there is nothing', async () => {
    const none = fakeDesk({ developments: async () => [], next: async () => [] });
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
  it('finds a state or an accord by its name, and says when there is none', async () => {
    const { page, faults } = await browser.open(home);
    await page.keyboard.press('/');
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No state or accord is known as “nobody”.').waitFor();
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
