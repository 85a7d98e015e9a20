import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { BRIEF } from './fake-record.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 360, height: 740 } };

let browser: ServedBrowser;
let at: string;

beforeAll(async () => {
  browser = await servedBrowser();
  const { address } = await browser.serve(fakeDesk());
  at = `${address}/brief/vel-lake-pact`;
});
afterAll(() => browser?.close());

function marked(page: Page): Promise<string> {
  return page.locator('.passage mark').first().innerText();
}

describe('a brief', () => {
  it('folds the marks of what many say, and still walks through all', async () => {
    const [sentence] = BRIEF.sections.happening.sentences;
    const [first] = sentence?.evidence ?? [];
    if (sentence === undefined || first === undefined) throw new Error('the sample is bare');
    const evidence = [10, 20, 30, 40, 50, 60, 70, 80].map((less) => ({
      ...first,
      end: first.end - less,
    }));
    const sections = { ...BRIEF.sections, happening: { sentences: [{ ...sentence, evidence }] } };
    const many = fakeDesk({
      brief: async () => ({ items: { ...BRIEF, sections }, refusals: [] }),
    });
    const { address } = await browser.serve(many);
    const { page } = await browser.open(`${address}/brief/vel-lake-pact`, WIDE);
    const marks = page.locator('[data-place="happening.0"] .mark');
    expect(await marks.allInnerTexts()).toEqual(['1', '2', '3', '4', '5', '+3']);
    await marks.last().click();
    await page.keyboard.press('ArrowRight');
    expect(page.url()).toContain('s=happening.0&e=6');
    await page.keyboard.press('Escape');
    expect(await page.locator('.more:focus').count()).toBe(1);
  });

  it('leads from every passage to why it is understood so', async () => {
    const act = {
      id: 'a-000000000001',
      dispatch: 'd-000000000001',
      subjects: ['VEL'],
      objects: [],
      treatyAction: 'signature',
      modality: 'done',
      accord: null,
      speaker: null,
      evidence: { start: 0, end: 10_000 },
    } as never;
    const coded = fakeDesk({
      async dispatch(id) {
        const view = await fakeDesk().dispatch(id);
        return id === 'd-000000000001' ? { ...view, acts: [act] } : view;
      },
    });
    const { address } = await browser.serve(coded);
    const { page, faults } = await browser.open(
      `${address}/brief/vel-lake-pact?s=happening.0&e=0`,
      WIDE,
    );
    const why = page.getByRole('list', { name: 'Understood in it' }).getByRole('link').first();
    expect(await why.innerText()).toBe('why: Velmar: signature, done');
    expect(await why.getAttribute('href')).toBe('/explain/a-000000000001');
    // A passage in which no act was coded is explained by its dispatch.
    await page.keyboard.press('ArrowRight');
    await page.getByRole('link', { name: 'why: this dispatch' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('has its four sections, two voices, differences, changes, expectations and sources', async () => {
    const { page, faults } = await browser.open(at, WIDE);
    expect(await page.title()).toBe('Velmar signed the Lake Pact on 12 March 2031 · Chancery');
    expect(await page.locator('article h2:visible').allInnerTexts()).toEqual([
      'What’s Happening?',
      'Why It’s Important?',
      'What’s Next?',
      'Beyond the Headlines',
      'Where reports differ',
      'What changed',
      'What is expected',
      'Timeline',
      'Sources',
      'What was coded',
    ]);
    expect(await page.locator('.sentence.reported').first().innerText()).toContain(
      'Harbour Gazette',
    );
    expect(await page.locator('.sentence.record .outlet').count()).toBe(0);
    expect(await page.locator('.difference').innerText()).toMatch(/member[\s\S]*premature/);
    expect(await page.locator('.sources summary').innerText()).toBe('Meridian Wire, carried by 1');
    expect(faults).toEqual([]);
  });

  it('says of an inferred day what it was worked out from', async () => {
    const { page } = await browser.open(at, WIDE);
    await page.getByText('One act, each with its reasons').click();
    const mark = page
      .getByRole('region', { name: 'Acts coded from the sources' })
      .locator('.inferred');
    expect(await mark.innerText()).toMatch(/^inferred/);
    expect(await mark.getAttribute('title')).toContain('reckoned from publication 2031-03-13');
  });

  it('shows the passage of a sentence that is pressed, and keeps it in the address', async () => {
    const { page, faults } = await browser.open(at, WIDE);
    await page.locator('[data-place="importance.0"] bdi').first().click();
    expect(await marked(page)).toBe('The pact opens the lake ports to the ships of its members.');
    expect(page.url()).toBe(`${at}?s=importance.0&e=0`);
    await page.reload();
    expect(await marked(page)).toBe('The pact opens the lake ports to the ships of its members.');
    await page.locator('[data-place="happening.0"] .mark').nth(1).click();
    expect(await marked(page)).toBe('Velmar has joined the Lake Pact, officials said on Thursday.');
    await page.goBack();
    expect(await marked(page)).toBe('The pact opens the lake ports to the ships of its members.');
    expect(faults).toEqual([]);
  });

  it('is walked by the keyboard alone', async () => {
    const { page, faults } = await browser.open(at, WIDE);
    await page.locator('#as-of').focus();
    for (let tabs = 0; tabs < 20; tabs++) {
      await page.keyboard.press('Tab');
      if ((await page.locator('.mark:focus').count()) > 0) break;
    }
    const outline = await page
      .locator('.mark:focus')
      .evaluate((mark) => getComputedStyle(mark).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await marked(page)).toMatch(/^Velmar signed the Lake Pact/);
    expect(await page.locator('.passage:focus').count()).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await marked(page)).toMatch(/^Velmar has joined/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(page.url()).toContain('s=importance.0&e=0');
    await page.keyboard.press('ArrowLeft');
    expect(page.url()).toContain('s=happening.1&e=0');
    await page.keyboard.press('Escape');
    expect(page.url()).toBe(at);
    expect(await page.locator('#mark-happening\\.1-0:focus').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('unfolds the reasons of a statement that rests on the record', async () => {
    const { page } = await browser.open(`${at}?s=beyond.0&e=0`, WIDE);
    await page.waitForSelector('.reasons .steps');
    expect(await page.locator('.reasons').innerText()).toContain('party/lake-pact/ORR');
  });

  it('is read on another day', async () => {
    const { page } = await browser.open(at, WIDE);
    await page.fill('#as-of', '2031-03-13');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('What came later is left out.').waitFor();
    expect(page.url()).toBe(`${at}?as-of=2031-03-13`);
    expect(await page.locator('.as-of strong').innerText()).toBe('13 March 2031');
    expect(await page.locator('.wordmark').getAttribute('href')).toBe('/?as-of=2031-03-13');
  });

  it('shows the passage beside the text on wide screens', async () => {
    const { page } = await browser.open(`${at}?s=happening.1&e=0`, WIDE);
    await page.waitForSelector('.passage mark');
    const panel = await page.locator('.passage').boundingBox();
    const text = await page.locator('.sentence').first().boundingBox();
    expect(panel?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(panel?.height).toBeGreaterThan(800);
  });

  it('shows it as a sheet from below on narrow ones, with the sentence in sight', async () => {
    const { page, faults } = await browser.open(at, NARROW);
    await page.locator('[data-place="next.0"] bdi').first().click();
    await page.waitForSelector('.passage mark');
    const panel = await page.locator('.passage').boundingBox();
    const text = await page.locator('[data-place="next.0"]').boundingBox();
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeCloseTo(740, 0);
    expect((text?.y ?? 0) + (text?.height ?? 0)).toBeLessThan(panel?.y ?? 0);
    expect(faults).toEqual([]);
  });

  it('gives a copy its footnotes', async () => {
    const { page } = await browser.open(at, WIDE);
    const copied = await page.evaluate(() => {
      const section = document.querySelector('.brief-section');
      if (section === null) return '';
      getSelection()?.selectAllChildren(section);
      const clipboardData = new DataTransfer();
      const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
      section.dispatchEvent(copy);
      return clipboardData.getData('text/plain');
    });
    expect(copied).toContain('it is not yet a party. [1] [2]\n');
    expect(copied).toContain('its foreign ministry said. (Harbour Gazette, 13 March 2031) [1]\n');
    expect(copied).toMatch(
      /\n\n\[1\] Harbour Gazette, 13 March 2031: “Velmar signed[^\n]+\n\[2\] Meridian/,
    );
  });

  it('prints with its marks as footnotes and without the panel', async () => {
    const { page } = await browser.open(`${at}?s=happening.0&e=0`, WIDE);
    await page.emulateMedia({ media: 'print' });
    for (const unseen of ['.passage', '.masthead', '.rule-on', '.take-away'])
      expect([unseen, await page.locator(`${unseen}:visible`).count()]).toEqual([unseen, 0]);
    const notes = await page.locator('.footnotes li:visible').allInnerTexts();
    expect(notes[0]).toContain('Harbour Gazette, 13 March 2031: “Velmar signed the Lake Pact');
    expect(notes).toHaveLength(5);
  });
});
