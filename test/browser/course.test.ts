import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

let browser: ServedBrowser;
let home: string;

beforeAll(async () => {
  browser = await servedBrowser();
  home = (await browser.serve(fakeDesk())).address;
});
afterAll(() => browser?.close());

describe('what is next', () => {
  it('goes from month to month by links, and says when a month holds nothing', async () => {
    const { page, faults } = await browser.open(`${home}/next`);
    await page.getByRole('heading', { name: 'March 2031' }).waitFor();
    const after = page.getByRole('link', { name: 'April 2031 →' });
    await after.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/next?month=2031-04');
    await page.getByRole('heading', { name: 'April 2031' }).waitFor();
    await page.goto(`${home}/next?month=2050-01`);
    await page.getByText('Nothing that is dated is expected in January 2050.').waitFor();
    await page.getByRole('link', { name: 'This month' }).click();
    await page.getByRole('heading', { name: 'March 2031' }).waitFor();
    expect(faults).toEqual([]);
  });

  it.each(['2031-13', 'x', '99999-01'])('takes the month %s for none', async (month) => {
    const { page, faults } = await browser.open(`${home}/next?month=${month}`);
    await page.getByRole('heading', { name: 'March 2031' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('an accord', () => {
  it('says how long steps took, with the number of cases, and how it came about', async () => {
    const { page, faults } = await browser.open(`${home}/accord/lake-pact`);
    const row = page.locator('tr', { hasText: '330 days' });
    expect(await row.innerText()).toMatch(/signed[^]*ratified[^]*330 days[^]*300[^]*412[^]*3/);
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    await page.locator('.course .step').first().waitFor();
    expect(faults).toEqual([]);
  });
});

describe('two states', () => {
  it('are reached from either, with what both are party to', async () => {
    const { page, faults } = await browser.open(`${home}/state/VEL`);
    await page.getByRole('link', { name: 'Both states: Orrania' }).click();
    await page.waitForURL('**/pair/VEL/ORR');
    await page.getByRole('heading', { level: 1, name: 'Velmar and Orrania' }).waitFor();
    await page.getByRole('heading', { name: 'Accords of both' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('a brief through the days', () => {
  it('goes by the arrow keys from day to day, and tells the day', async () => {
    const { page, faults } = await browser.open(`${home}/brief/vel-lake-pact`);
    const slider = page.getByRole('slider');
    expect(await slider.getAttribute('aria-valuetext')).toBe('14 March 2031');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL('**/brief/vel-lake-pact?as-of=2031-03-13');
    await page.getByText('As it was known on 13 March 2031').waitFor();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL('**/brief/vel-lake-pact');
    expect(faults).toEqual([]);
  });

  it('has what the sources tell in order of its days', async () => {
    const { page } = await browser.open(`${home}/brief/vel-lake-pact`);
    const told = page.locator('.told .step');
    await told.first().waitFor();
    const days = await told
      .locator('time')
      .evaluateAll((all) => all.map((one) => one.getAttribute('datetime') ?? ''));
    expect(days).toEqual([...days].sort());
  });
});
