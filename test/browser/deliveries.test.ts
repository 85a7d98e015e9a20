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

  it('show the secret of a new webhook once', async () => {
    const { page, faults } = await opened();
    const form = page.locator('form.deliver');
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
