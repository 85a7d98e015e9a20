import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Download, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dossier, from, TemporaryDesks } from '../desk/temporary-desks.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

/** What somebody who has never seen the desk does from its start page, on the bundled dossier. */
const desks = new TemporaryDesks();
let browser: ServedBrowser;
let home: string;

beforeAll(async () => {
  const desk = await desks.open();
  [browser] = await Promise.all([servedBrowser(), dossier().then((all) => desk.take(from(all)))]);
  home = (await browser.serve(desk)).address;
});
afterAll(async () => {
  await browser?.close();
  await desks.clear();
});

/** More presses of Tab than anybody makes. */
const MOST_TABS = 60;

/** Presses Tab until the thing of that name has the focus, as a reader without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < MOST_TABS; turn += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? (at instanceof HTMLElement ? at.innerText : '');
    });
    if (name.test(focused)) return;
  }
  throw new Error(`${MOST_TABS} times Tab did not lead to ${name}`);
}

async function takenBy(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

describe('the first view', () => {
  it('takes less than 100 KB of script and style', async () => {
    const { page } = await browser.open(home);
    const asked: string[] = [];
    page.on('response', (answer) => {
      const type = answer.request().resourceType();
      if (type === 'script' || type === 'stylesheet') asked.push(answer.url());
    });
    await page.reload();
    await page.locator('.development').first().waitFor();
    const sizes = await Promise.all(
      asked.map(async (url) => {
        const answer = await fetch(url);
        return gzipSync(new Uint8Array(await answer.arrayBuffer())).length;
      }),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(100_000);
  });
});

describe('from the start page', () => {
  it('what Kazakhstan has joined, and on whose word, with the keyboard alone', async () => {
    const { page, faults } = await browser.open(home);
    await page.locator('.development').first().waitFor();
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'find');
    await page.keyboard.type('Kazakhstan');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Kazakhstan' }).waitFor();
    const row = (name: string): Promise<string> =>
      page.getByRole('row', { name }).first().innerText();
    expect(await row('Paris Agreement')).toMatch(/in force[^]*5 January 2017[^]*register/);
    expect(await row('Abraham Accords')).toMatch(
      /announced, not yet signed[^]*6 November 2025[^]*party concerned/,
    );
    await page.getByText('What dispatches moved').waitFor();
    await page.locator('.course .step').first().waitFor();
    await tabTo(page, /^Why: Abraham Accords/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: 'Kazakhstan, Abraham Accords: announced' })
      .waitFor();
    const claims = page.getByRole('table', { name: 'Claims for this entry' });
    expect(await claims.innerText()).toMatch(
      /Ministry of Foreign Affairs of Kazakhstan[^]*party concerned[^]*the standing rests on it/,
    );
    expect(await claims.innerText()).toMatch(/The Morning Klaxon[^]*acceded[^]*too weak/);
    expect(faults).toEqual([]);
  });

  it('what is expected next month: nothing, said plainly, and what there is instead', async () => {
    const { page, faults } = await browser.open(home);
    await page.getByRole('link', { name: 'What’s next' }).click();
    const said = page.getByRole('status').filter({ hasText: 'March 2026' });
    expect(await said.innerText()).toMatch(
      /^Nothing that is dated is expected in February 2026\. March 2026: nothing; no later month has anything with a day either\./,
    );
    await said.getByRole('link', { name: '10 are open without a day' }).click();
    const undated = page.getByRole('region', { name: 'Open, nobody says when' });
    expect(await undated.innerText()).toContain('Kazakhstan: accession, Abraham Accords');
    expect(faults).toEqual([]);
  });

  it('what was expected next month on an earlier day, to the words in the dispatch', async () => {
    const { page, faults } = await browser.open(home);
    await page.getByLabel('Another day').fill('2021-06-20');
    await page.locator('.as-of').getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL('**/?as-of=2021-06-20');
    await page.getByRole('link', { name: 'What’s next' }).click();
    await page.getByRole('link', { name: 'July 2021 →' }).click();
    await page.getByRole('heading', { level: 2, name: 'July 2021' }).waitFor();
    const beside = page.locator('.expectation', { hasText: 'Serbia: opening of an embassy' });
    await beside.first().getByRole('link', { name: 'passage' }).click();
    expect(await page.locator('mark').innerText()).toContain('by July 2021');
    expect(faults).toEqual([]);
  });

  it('where outlets contradict each other, with the keyboard alone', async () => {
    const { page, faults } = await browser.open(home);
    await page.locator('.development').first().waitFor();
    await tabTo(page, /^on the count and the stage$/);
    await page.keyboard.press('Enter');
    const differing = page.getByRole('region', { name: 'Where reports differ' });
    await differing.waitFor();
    const words = await differing.innerText();
    expect(words).toMatch(/4\s+Pocket Planet[^]*6\s+Third Shore Institute/);
    expect(words).toMatch(/acceded[^]*The Morning Klaxon[^]*no signature\s+Northern Cable/);
    expect(words).toMatch(/The record holds\s+announced, not signed/);
    await page.waitForFunction(() => document.activeElement?.id === 'differences');
    await tabTo(page, /Pocket Planet|note \d+$/);
    await page.keyboard.press('Enter');
    expect(await page.locator('.passage mark').first().innerText()).not.toBe('');
    expect(faults).toEqual([]);
  });

  it('the brief as PDF and the dates as a calendar', async () => {
    const { page, faults } = await browser.open(home);
    await page.getByRole('link', { name: /Kazakhstan will join the Abraham Accords/ }).click();
    const pdf = page.getByRole('link', { name: 'PDF', exact: true });
    const brief = await takenBy(page, () => pdf.click());
    expect(brief.suggestedFilename()).toMatch(/^kaz-abraham-accords-2025-11.*\.pdf$/);
    const document = await getDocumentProxy(new Uint8Array(readFileSync(await brief.path())));
    const { text } = await extractText(document, { mergePages: true });
    for (const title of ['Happening', 'Important', 'Next', 'Beyond the Headlines'])
      expect(text).toContain(title);
    expect(text).toContain('no signature is on record');
    await page.goto(`${home}/next?as-of=2021-06-20`);
    const dates = page.getByRole('link', { name: 'Calendar', exact: true });
    const calendar = readFileSync(await (await takenBy(page, () => dates.click())).path(), 'utf8');
    expect(calendar).toMatch(/BEGIN:VEVENT[^]*SUMMARY:Serbia[^]*END:VEVENT/);
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:20200904[^]*DTEND;VALUE=DATE:20210801/);
    expect(faults).toEqual([]);
  });
});
