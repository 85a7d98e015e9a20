import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { hostileDeliveries, hostileDesk, hostileSources } from './hostile-desk.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

let browser: ServedBrowser;

beforeAll(async () => {
  browser = await servedBrowser();
});
afterAll(() => browser?.close());

describe('trouble in words', () => {
  it.each([
    '/brief/none',
    '/accord/none',
    '/state/NONE',
    '/dispatch/none',
    '/explain/none',
    '/pair/none/none',
    '/map?accord=none',
    '/network?accord=none',
  ])('%s says that nothing is known, and where to go', async (path) => {
    const { address } = await browser.serve(fakeDesk());
    const { page, faults } = await browser.open(address + path);
    const words = await page.locator('.trouble').innerText();
    expect(words).toMatch(/Nothing is known under “(none|NONE)”\./);
    expect(words).toContain('Nothing was changed.');
    expect(faults.every((fault) => fault.includes('404'))).toBe(true);
    await page.locator('.trouble').getByRole('link', { name: 'accords' }).click();
    await page.getByRole('heading', { level: 1, name: 'Accords' }).waitFor();
  });

  it('says when the desk is gone, keeps what was read, and comes back', async () => {
    const served = await browser.serve(fakeDesk());
    const { page } = await browser.open(served.address);
    await page.waitForSelector('.development');
    await served.close();
    await page.getByRole('link', { name: 'What’s next' }).click();
    await page.getByText('The desk does not answer. What is shown was read at').waitFor();
    expect(await page.locator('.expectation').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'States' }).click();
    const trouble = page.locator('.trouble');
    await trouble.getByText('The record is safe').waitFor();
    await page.route('**/api/v1/states', (route) =>
      route.fulfill({ json: { asOf: '2031-03-14', states: [] } }),
    );
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'States' }).waitFor();
  });

  it('shows the shape of what comes when it takes long', async () => {
    const slow = fakeDesk({
      async accords() {
        await wait(1500);
        return [];
      },
    });
    const { address } = await browser.serve(slow);
    const { page } = await browser.open(`${address}/accords`, {}, 'waiting');
    await page.waitForSelector('.shape');
    await page.getByText('Here stand the accords of the record.').waitFor();
    expect(await page.locator('.shape').count()).toBe(0);
  });

  it('shows no more of a fault than that there was one', async () => {
    const broken = fakeDesk({
      accords: async () => {
        throw new Error('a secret of the machine');
      },
    });
    const { address } = await browser.serve(broken);
    const { page } = await browser.open(`${address}/accords`);
    expect(await page.locator('.trouble').innerText()).toContain('a fault of its own');
    expect(await page.content()).not.toContain('secret');
  });
});

describe('hostile text in every field', () => {
  it.each([
    '/',
    '/next',
    '/accords',
    '/accord/lake-pact',
    '/states',
    '/sources',
    '/deliveries',
    '/map?accord=lake-pact',
    '/network?state=VEL',
    '/search?q=%3Cscript%3E%20signed',
    '/state/VEL',
    '/pair/VEL/ORR',
    '/brief/vel-lake-pact?s=happening.0&e=0',
    '/dispatch/d-000000000001?at=0-900',
    '/explain/party/lake-pact/VEL',
  ])('%s shows it as text, does not run it, and holds its width', async (path) => {
    const { address } = await browser.serve(hostileDesk(), hostileSources(), {
      deliveries: hostileDeliveries(),
    });
    const { page, faults } = await browser.open(address + path);
    await page.waitForSelector('main h1');
    if (path === '/') await page.waitForSelector('.rail li');
    if (path.startsWith('/brief')) await page.waitForSelector('.passage mark');
    // A heading may stand before what was asked for has come, as on the page of searches.
    await page.locator('main', { hasText: '<script>' }).waitFor();
    // Of long texts only the verdict is asked for, so that a failure stays readable.
    const words = await page.locator('main').innerText();
    expect(words.includes('<script>')).toBe(true);
    expect(words.match(/.{0,30}[\u202a-\u202e\u2066-\u2069]/)?.[0]).toBeUndefined();
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
    expect(await page.evaluate(() => 'hostile' in window)).toBe(false);
    for (const width of [360, 1100, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        width,
        width,
      ]);
    }
    expect(faults).toEqual([]);
  });
});
