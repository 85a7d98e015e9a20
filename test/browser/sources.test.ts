import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { fakeSources } from './fake-sources.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

let browser: ServedBrowser;

beforeAll(async () => {
  browser = await servedBrowser();
});
afterAll(() => browser?.close());

async function opened() {
  const sources = fakeSources();
  const { address } = await browser.serve(fakeDesk(), sources);
  return { sources, ...(await browser.open(`${address}/sources`)) };
}

describe('the sources', () => {
  it('says the fault in plain words and what each gave last', async () => {
    const { page, faults } = await opened();
    const wire = page.locator('tr', { hasText: 'The wire' });
    expect(await wire.innerText()).toContain('Trouble: The address answered 503.');
    expect(await page.locator('tr', { hasText: 'The gazette' }).innerText()).toContain('12 filed');
    expect(await page.locator('.refusals').innerText()).toContain('gazette: it is no text');
    expect(faults).toEqual([]);
  });

  it('switches with the keyboard', async () => {
    const { page, sources, faults } = await opened();
    const toggle = page.getByRole('switch', { name: 'Follow The wire' });
    await toggle.focus();
    await page.keyboard.press('Space');
    await page.getByRole('switch', { name: 'Follow The wire', checked: false }).waitFor();
    expect(sources.list().find(({ id }) => id === 'wire')?.isOn).toBe(false);
    expect(faults).toEqual([]);
  });

  it('looks what is at an address before it adds what it found', async () => {
    const { page, sources, faults } = await opened();
    await page.getByLabel('Address of a feed').fill('https://lakes.example');
    await page.keyboard.press('Enter');
    await page.getByText('News of the lakes').waitFor();
    expect(sources.list()).toHaveLength(3);
    await page.getByRole('button', { name: 'Add it, switched on' }).click();
    await page.getByText('It is followed from now on').waitFor();
    await page.locator('tr', { hasText: 'https://lakes.example/rss' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('says what is wrong with an address', async () => {
    const { page, sources } = await opened();
    await page.getByLabel('Address of a feed').fill('https://none.example');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(sources.list()).toHaveLength(3);
  });

  it('switches on what ships, found by a word', async () => {
    const { page, sources, faults } = await opened();
    await page.getByText('1 public feed to choose from').click();
    await page.getByLabel('Only those with').fill('lakes');
    await page.getByRole('switch', { name: 'Follow The offered' }).click();
    await page.getByText('3 on, 1 with trouble').waitFor();
    expect(sources.list().find(({ id }) => id === 'offered')?.isOn).toBe(true);
    expect(faults).toEqual([]);
  });

  it('takes a list in and gives one out', async () => {
    const { page, faults } = await opened();
    await page.getByLabel('An OPML file').setInputFiles({
      name: 'mine.opml',
      mimeType: 'text/xml',
      buffer: Buffer.from('<opml version="2.0"><body/></opml>'),
    });
    await page.getByText('1 feed added, off.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'OPML', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('sources.opml');
    expect(readFileSync(await download.path(), 'utf8')).toContain('<opml');
    expect(faults).toEqual([]);
  });
});
