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

describe('the search', () => {
  it('shows entries, developments and dispatches with the words marked, at an address to share', async () => {
    const { page, faults } = await browser.open(`${home}/search?q=state:VEL%20signed`);
    await page.getByRole('heading', { name: 'In the record' }).waitFor();
    expect(await page.inputValue('#find')).toBe('state:VEL signed');
    expect(await page.locator('mark').allInnerTexts()).toEqual(['signs', 'signed']);
    await page.locator('.excerpt a').click();
    await page.waitForURL('**/dispatch/d-000000000001?at=28-76');
    await page.goBack();
    await page.getByRole('link', { name: 'Leave out state Velmar' }).click();
    await page.waitForURL((url) => !url.search.includes('VEL'));
    expect(faults).toEqual([]);
  });

  it('is typed with suggestions that the keyboard chooses', async () => {
    const { page, faults } = await browser.open(`${home}/search`);
    await page.focus('#find');
    await page.keyboard.type('signed vel');
    await page.getByRole('option', { name: 'Velmar' }).waitFor();
    await page.keyboard.press('ArrowDown');
    const box = page.getByRole('combobox');
    expect(await box.getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('#find')).toBe('signed state:VEL ');
    await page.keyboard.type('lake');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=signed+state%3AVEL+lake');
    expect(faults).toEqual([]);
  });

  it('says which fields there are where one is not known, and keeps the box', async () => {
    const { page } = await browser.open(`${home}/search?q=colour:red`);
    await page.getByText('There is no field “colour”.').waitFor();
    await page.getByText('The fields are state, accord.').waitFor();
    expect(await page.inputValue('#find')).toBe('colour:red');
  });

  it('says what to do where nothing is found', async () => {
    const { page } = await browser.open(`${home}/search?q=nothing`);
    await page.getByText('No dispatch has all of this.').waitFor();
  });

  it('takes any text at all', async () => {
    const hostile = '"><img src=x onerror=1> \u202e) OR 1=1 -- * NEAR( \u0000';
    const { page, faults } = await browser.open(`${home}/search?q=${encodeURIComponent(hostile)}`);
    await page.getByRole('heading', { name: 'Dispatches' }).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
