import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDeliveries } from './fake-deliveries.ts';
import { fakeDesk } from './fake-desk.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

let browser: ServedBrowser;

beforeAll(async () => {
  browser = await servedBrowser();
});
afterAll(() => browser?.close());

async function opened() {
  const deliveries = fakeDeliveries();
  const { address } = await browser.serve(fakeDesk(), undefined, { deliveries });
  return { deliveries, ...(await browser.open(`${address}/deliveries`)) };
}

describe('the deliveries', () => {
  it('are tested, paused, removed and taken back, and the log says what went wrong', async () => {
    const { page, deliveries, faults } = await opened();
    await page.getByText('The receiver at hooks.example answered 500.').waitFor();
    await page.getByRole('button', { name: 'Test The digest' }).click();
    await page.getByText('The test was taken.').waitFor();
    await page.getByRole('button', { name: 'Pause The hook' }).click();
    await page.getByRole('button', { name: 'Resume The hook' }).waitFor();
    await page.getByRole('button', { name: 'Remove The digest' }).click();
    await page.getByText('“The digest” was removed.').waitFor();
    expect(deliveries.list()).toHaveLength(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove The digest' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('that were given up are tried again, and searches are saved and removed', async () => {
    const { page, deliveries, faults } = await opened();
    await page.getByRole('button', { name: 'Try again: hook of 2031-03-14 09:00 UTC' }).click();
    await page.getByText('waits, to be tried at 2031-03-14 09:00 UTC').waitFor();
    expect(await page.getByRole('button', { name: /^Try again/ }).count()).toBe(0);
    const saved = page.getByRole('region', { name: 'Saved searches' });
    await saved.getByLabel('Name of the search').fill('Orrania');
    await saved.getByLabel('Words and fields').fill('state:ORR');
    await saved.getByRole('button', { name: 'Save', exact: true }).click();
    await saved.getByText('“Orrania” is saved.').waitFor();
    expect(await saved.getByRole('link', { name: 'state:ORR' }).getAttribute('href')).toBe(
      '/search?q=state%3AORR',
    );
    await page
      .locator('form.deliver option', { hasText: 'search: Orrania' })
      .waitFor({ state: 'attached' });
    await saved.getByRole('button', { name: 'Remove the search Velmar' }).click();
    await saved.getByText('“Velmar” was removed.').waitFor();
    expect(deliveries.searches().map(({ id }) => id)).toEqual(['orrania']);
    expect(faults).toEqual([]);
  });

  it('are reached by keys, and from a search that is to be saved', async () => {
    const { page, faults } = await opened();
    const { origin } = new URL(page.url());
    await page.goto(`${origin}/search?q=state:VEL`);
    await page.getByRole('link', { name: 'Save or deliver this search' }).click();
    const saved = page.getByRole('region', { name: 'Saved searches' });
    await saved.waitFor();
    expect(await saved.getByLabel('Words and fields').inputValue()).toBe('state:VEL');
    await page.goto(origin);
    await page.locator('.development').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { level: 1, name: 'Deliveries' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('say in words what is refused', async () => {
    const { page } = await opened();
    const form = page.locator('form.deliver').first();
    await form.getByLabel('Name').fill('Digest');
    await form.getByLabel(/^To/).fill('nobody');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByRole('status').getByText('“nobody”').waitFor();
    await form.getByLabel(/^When/).selectOption('news');
    expect(await form.getByLabel('Time zone').count()).toBe(0);
  });

  it('show the secret of a new webhook once', async () => {
    const { page, faults } = await opened();
    const form = page.locator('form.deliver').first();
    await form.getByLabel('Name').fill('Newsroom');
    await form.getByLabel(/^How/).selectOption('webhook');
    await form.getByLabel(/^To/).fill('https://hooks.example/news');
    await form.getByLabel(/^When/).selectOption('news');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('whsec_c2VjcmV0').waitFor();
    await page.locator('tr', { hasText: 'https://hooks.example/news' }).waitFor();
    expect(faults).toEqual([]);
  });
});
