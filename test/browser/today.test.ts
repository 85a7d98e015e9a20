import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from '../desk/temporary-desks.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

const desks = new TemporaryDesks();
let browser: ServedBrowser;
let desk: Desk;
let home: string;

const FIJI = draft({
  outlet: 'Plains Gazette',
  day: '2025-11-09',
  title: 'Fiji ratifies the Paris Agreement',
  paragraphs: ['Fiji ratified the Paris Agreement on Sunday, its foreign ministry said.'],
});

const MALI = draft({
  outlet: 'Northern Cable',
  day: '2025-11-10',
  title: 'Mali ratifies the Paris Agreement',
  paragraphs: ['Mali ratified the Paris Agreement on Monday, its foreign ministry said.'],
});

beforeAll(async () => {
  browser = await servedBrowser();
  desk = await desks.open();
  await desk.take(
    from([
      draft({
        outlet: 'Northern Cable',
        day: '2025-11-06',
        title: 'Kazakhstan to join the Abraham Accords',
        paragraphs: ['Kazakhstan will join the Abraham Accords, the president said on Thursday.'],
      }),
      draft({
        outlet: 'Plains Gazette',
        day: '2025-11-08',
        title: 'Uruguay recalls its ambassador to Chile',
        paragraphs: ['Uruguay recalled its ambassador to Chile on Saturday.'],
      }),
    ]),
  );
  home = (await browser.serve(desk)).address;
});
afterAll(async () => {
  await browser?.close();
  await desks.clear();
});

describe('what is chosen on Today', () => {
  it('is in the address, with the keyboard, and can be taken back', async () => {
    const { page, faults } = await browser.open(home);
    await page.getByText('Narrow and order').focus();
    await page.keyboard.press('Enter');
    await page.locator('select[name=state]').selectOption('KAZ');
    await page.locator('select[name=order]').selectOption('consequence');
    await page.getByRole('button', { name: 'Show', exact: true }).last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?state=KAZ&order=consequence');
    await page.waitForFunction(() => document.querySelectorAll('.development').length === 1);
    expect(await page.locator('.development').innerText()).toMatch(/points: stage: announced \+3/);
    await page.reload();
    await page.waitForSelector('.development');
    expect(await page.locator('.development').count()).toBe(1);
    await page.getByRole('link', { name: 'Show all', exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('.development').length === 2);
    expect(faults).toEqual([]);
  });

  it.each([
    ['stage=announced', 1],
    ['class=depositary', 0],
    ['region=South%20America', 1],
    ['since=2025-11-07', 1],
    ['accord=abraham-accords', 1],
  ])('%s', async (query, count) => {
    const { page, faults } = await browser.open(`${home}/?${query}`);
    await page.waitForSelector('.development, .silence');
    expect(await page.locator('.development').count()).toBe(count);
    if (count === 0) await page.getByText('No development has all of this.').waitFor();
    expect(faults).toEqual([]);
  });

  it('says what a stage can be where it is none', async () => {
    const { page } = await browser.open(`${home}/?stage=sealed`);
    await page.getByText('stage is one of interest').waitFor();
  });
});

describe('news while Today is open, and since the last visit', () => {
  it('waits until the reader takes it, and is marked on the next visit', async () => {
    const { page, faults } = await browser.open(home);
    await page.waitForFunction(() => localStorage.getItem('chancery-seen') !== null);
    const storage: BrowserContextOptions = { storageState: await page.context().storageState() };
    const before = await page.locator('.developments').innerText();
    await desk.take(from([FIJI]));
    const button = page.getByRole('button', { name: /^1 moved since \d\d:\d\d: show$/ });
    await button.waitFor();
    expect(await page.locator('.developments').innerText()).toBe(before);
    await button.click();
    await page.locator('.development', { hasText: 'Fiji' }).waitFor();
    expect(await button.count()).toBe(0);
    expect(faults).toEqual([]);
    const later = await browser.open(home, storage);
    await later.page.getByText('1 development moved since you were here, marked below').waitFor();
    expect(await later.page.locator('.has-moved').innerText()).toContain('Fiji');
    await later.page.reload();
    await later.page.getByText('1 development moved since you were here').waitFor();
    expect(later.faults).toEqual([]);
  });

  it('comes after a restart in the middle, and after an answer that was none of the desk’s', async () => {
    const served = await browser.serve(desk);
    const { page } = await browser.open(served.address);
    await page.waitForFunction(() => localStorage.getItem('chancery-seen') !== null);
    await served.close();
    await desk.take(from([MALI]));
    let isBroken = true;
    await page.route('**/api/v1/changes*', (route) =>
      isBroken ? route.fulfill({ status: 502, body: '' }) : route.continue(),
    );
    await page.waitForResponse((answer) => answer.status() === 502);
    isBroken = false;
    const port = Number(new URL(served.address).port);
    await browser.serve(desk, undefined, { port });
    await page.getByRole('button', { name: /^1 moved since/ }).click();
    await page.locator('.development', { hasText: 'Mali' }).waitFor();
  });

  it('says that nothing moved where nothing did', async () => {
    const { page } = await browser.open(home);
    await page.waitForFunction(() => localStorage.getItem('chancery-seen') !== null);
    const storageState = await page.context().storageState();
    const { page: later } = await browser.open(home, { storageState });
    await later.getByText('nothing moved since you were here').waitFor();
  });

  it('does not follow the log on a day that lies back', async () => {
    const { page, faults } = await browser.open(`${home}/?as-of=2025-11-07`);
    await page.waitForSelector('.development');
    expect(await page.evaluate(() => localStorage.getItem('chancery-seen'))).toBeNull();
    expect(faults).toEqual([]);
  });
});
