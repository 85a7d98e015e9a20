import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/desk/index.ts';
import { draft, from, TemporaryDesks } from '../desk/temporary-desks.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

const ENTRY = 'party/abraham-accords/KAZ';
const WHO = { author: 'B. Other', reason: 'The ministry says so.' };

const desks = new TemporaryDesks();
let browser: ServedBrowser;
let desk: Desk;
let home: string;

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
        outlet: 'Harbour Post',
        day: '2025-11-07',
        title: 'Kazakhstan is to join the Abraham Accords',
        paragraphs: ['Kazakhstan is to join the Abraham Accords, officials said on Friday.'],
      }),
      draft({
        outlet: 'Plains Gazette',
        day: '2025-11-08',
        title: 'Uruguay and Fiji open embassies',
        paragraphs: ['Uruguay opened an embassy in Fiji on Saturday.'],
      }),
    ]),
  );
  home = (await browser.serve(desk)).address;
});
afterAll(async () => {
  await browser?.close();
  await desks.clear();
});

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

async function file(page: Page, reason = 'The paper took it back.'): Promise<void> {
  await page.getByLabel('Why', { exact: true }).fill(reason);
  await page.getByLabel('Your name').fill('A. Editor');
  await press(page, 'File it');
}

describe('ruling in the browser', () => {
  it('sets a stage with the keyboard, shows it at once, and undoes it', async () => {
    const { page, faults } = await browser.open(`${home}/explain/${ENTRY}`);
    // It cannot be pressed before the page knows what was ruled last.
    const set = page.getByRole('button', { name: /^Set the stage/, disabled: false });
    await set.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog select').selectOption('signed');
    await page.getByLabel(/^Since/).fill('2025-11-09');
    await file(page);
    await page.getByText(/^Filed as/).waitFor();
    expect((await desk.history(ENTRY)).standing?.standing.stage).toBe('signed');
    await press(page, 'Undo it');
    expect(await page.getByLabel('Your name').inputValue()).toBe('A. Editor');
    await file(page, 'A slip.');
    await page.getByText(/^Filed as/).waitFor();
    await press(page, 'Close');
    await page.getByRole('heading', { level: 1, name: /announced/ }).waitFor();
    expect(faults).toEqual([]);
  });

  it('rejects a claim where it is listed', async () => {
    const { page, faults } = await browser.open(`${home}/explain/${ENTRY}`);
    const row = page.locator('tr', { hasText: 'Harbour Post' });
    await row.getByRole('button', { name: /^Reject/ }).click();
    await file(page);
    await page.getByText(/^Filed as/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('tr', { hasText: 'Harbour Post' }).getByText('rejected').waitFor();
    expect(faults).toEqual([]);
  });

  it('tells the second of two editors who rule at once', async () => {
    const { page } = await browser.open(`${home}/explain/${ENTRY}`);
    const set = page.getByRole('button', { name: /^Set the stage/ });
    await set.click();
    await page.locator('dialog select').selectOption('signed');
    await desk.rule({ ruling: 'set', target: ENTRY, values: ['interest'], ...WHO });
    await file(page);
    await page.getByText('B. Other ruled on the same meanwhile').waitFor();
    expect((await desk.history(ENTRY)).standing?.standing.stage).toBe('interest');
    await press(page, 'Look at it as it is now');
    await page.getByRole('heading', { level: 1, name: /interest/ }).waitFor();
  });

  it('does not stand in the way of a ruling on something else', async () => {
    const [row] = (await desk.developments()).filter(({ title }) => title.includes('Uruguay'));
    const { page, faults } = await browser.open(`${home}/brief/${row?.id ?? ''}`);
    const rename = page.getByRole('button', { name: /^Rename/ });
    await rename.waitFor();
    await page.waitForFunction(() => document.querySelector('.rule-on button:disabled') === null);
    await desk.rule({ ruling: 'set', target: ENTRY, values: ['announced'], ...WHO });
    await rename.click();
    await page.getByLabel('New name').fill('An embassy in Suva');
    await file(page, 'Shorter.');
    await page.getByText(/^Filed as/).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('heading', { level: 1, name: 'An embassy in Suva' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('merges two developments and parts them again', async () => {
    const rows = await desk.developments();
    const told = rows.find(({ title }) => title.includes('Kazakhstan'));
    const other = rows.find(({ title }) => title.includes('Suva'));
    const { page, faults } = await browser.open(`${home}/brief/${told?.id ?? ''}`);
    await page.getByRole('button', { name: /^Merge/ }).click();
    await page.locator('dialog select').selectOption(other?.id ?? '');
    await file(page, 'One visit.');
    await page.getByText(/^Filed as/).waitFor();
    expect(await desk.developments()).toHaveLength(rows.length - 1);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.goto(`${home}/rulings`);
    await page
      .getByRole('button', { name: /^Undo: Merge/ })
      .first()
      .click();
    await file(page, 'Two visits.');
    await page.getByText(/^Filed as/).waitFor();
    expect(await desk.developments()).toHaveLength(rows.length);
    expect(faults).toEqual([]);
  });

  it('keeps the words when the desk refuses them', async () => {
    const { page } = await browser.open(`${home}/explain/${ENTRY}`);
    await page.getByRole('button', { name: /^Set the stage/ }).click();
    await page.route('**/api/v1/rulings', (route) => route.abort());
    await file(page, 'Long thought about.');
    await page.getByRole('alert').getByText('The desk does not answer.').waitFor();
    expect(await page.getByLabel('Why', { exact: true }).inputValue()).toBe('Long thought about.');
  });
});

describe('the route of rulings', () => {
  const word = { ruling: 'set', target: ENTRY, values: ['signed'], ...WHO, expected: null };
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${home}/api/v1/rulings`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
    });

  it.each([
    ['no JSON', '{', {}, 400],
    ['another type', JSON.stringify(word), { 'Content-Type': 'text/plain' }, 400],
    ['a page of elsewhere', JSON.stringify(word), { Origin: 'https://elsewhere.example' }, 403],
    ['no expected ruling', JSON.stringify({ ...word, expected: undefined }), {}, 400],
    ['a key that is not known', JSON.stringify({ ...word, more: 1 }), {}, 400],
    ['a kind that is none', JSON.stringify({ ...word, ruling: 'erase' }), {}, 400],
    ['what is not known', JSON.stringify({ ...word, ruling: 'reject', target: 'c-9' }), {}, 404],
    ['a ruling that was not seen', JSON.stringify(word), {}, 409],
    ['a body without end', JSON.stringify({ ...word, reason: 'x'.repeat(4_100_000) }), {}, 413],
  ])('refuses %s', async (_what, body, headers, status) => {
    const before = (await desk.rulings()).length;
    const answer = await post(body, headers);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    expect(await desk.rulings()).toHaveLength(before);
  });
});
