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

const EMPTY = fakeDesk({ changes: async () => [] });

describe.each(['/map', '/network'])('%s', (path) => {
  const name = path === '/map' ? 'Map' : 'Network';

  it('is about an accord that is named, has its table, and keeps both when it is reloaded', async () => {
    const { page, faults } = await browser.open(home + path);
    await page.getByRole('textbox', { name: 'An accord or a state' }).fill('lake pact');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${path}?accord=lake-pact`);
    await page.getByRole('heading', { level: 1, name: `${name}: Lake Pact` }).waitFor();
    const table = page.getByRole('region', { name: 'The same as a table' });
    expect(await table.getByRole('row').allInnerTexts()).toHaveLength(4);
    expect(await table.innerText()).toMatch(/Orrania[^]*in force[^]*Taskand[^]*withdrawn/);
    expect(await page.locator('#picture svg').count()).toBeGreaterThan(0);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: `${name}: Lake Pact` }).waitFor();
    expect(faults).toEqual([]);
  });

  it('goes to its table and back by v, and through the days by the arrow keys', async () => {
    const { page, faults } = await browser.open(`${home}${path}?accord=lake-pact`);
    await page.locator('#picture').waitFor();
    await page.keyboard.press('v');
    await page.waitForFunction(() => document.activeElement?.id === 'as-table');
    await page.keyboard.press('v');
    await page.waitForFunction(() => document.activeElement?.id === 'picture');
    const slider = page.getByRole('slider');
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`**${path}?accord=lake-pact&as-of=2031-02-28`);
    expect(await slider.getAttribute('aria-valuetext')).toBe('28 February 2031');
    expect(faults).toEqual([]);
  });

  it('says what it does not know: a name, an accord, a desk that is gone', async () => {
    const served = await browser.serve(fakeDesk());
    const { page } = await browser.open(served.address + path);
    await page.getByRole('textbox', { name: 'An accord or a state' }).fill('Atlantis');
    await page.keyboard.press('Enter');
    await page.getByText('No accord and no state of the record has that name.').waitFor();
    await page.goto(`${served.address}${path}?accord=none`);
    await page.locator('.trouble').getByText('Nothing is known under “none”.').waitFor();
    await page.goto(served.address);
    await page.locator('.development').first().waitFor();
    await served.close();
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('.trouble').getByText('The record is safe').waitFor();
  });

  it('says what would be there when there is nothing, and leads on', async () => {
    const { page, faults } = await browser.open((await browser.serve(EMPTY)).address + path);
    const silence = page.locator('.silence').first();
    expect(await silence.innerText()).toMatch(/^The record holds (nothing to show|no ties) on/);
    await silence.getByRole('link').click();
    await page.waitForURL(path === '/map' ? '**/accords' : '**/states');
    expect(faults).toEqual([]);
  });
});
