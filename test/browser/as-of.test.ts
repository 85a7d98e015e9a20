import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeDesk } from './fake-desk.ts';
import { type ServedBrowser, servedBrowser } from './served-browser.ts';

/* The day in the address of a page is the day of everything that it asks for, and of every page that it leads to. */

const DAY = '2031-03-14';
const PAGES = [
  '/',
  '/next',
  '/accords',
  '/accord/lake-pact',
  '/states',
  '/state/VEL',
  '/brief/vel-lake-pact?s=happening.0&e=0',
  '/brief/vel-lake-pact?s=beyond.0&e=0',
  '/day/2031-03-13',
  '/brief/pair/VEL/ORR',
  '/dispatch/d-000000000001?at=28-60',
  '/explain/party/lake-pact/VEL',
  '/search?q=state:VEL%20signed',
];

/** What is the same on every day: the state of the store, names, and whether another editor ruled since the page was opened. */
const OF_EVERY_DAY = /^\/api\/v1\/(?:(?:status|names|find|suggest|changes)\b|rulings\?limit=1$)/;

/** Loads the address and returns what it asked of the desk, when all of that is answered and shown. */
async function askedBy(page: Page, address: string): Promise<string[]> {
  const asked: string[] = [];
  let open = 0;
  const begin = (request: Request) => {
    open += 1;
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/v1/')) asked.push(pathname + search);
  };
  const end = () => {
    open -= 1;
  };
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  do await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  while (open > 0 || (await page.locator('main .shape').count()) > 0);
  page.off('request', begin).off('requestfinished', end).off('requestfailed', end);
  return asked;
}

let browser: ServedBrowser;
let home: string;
let page: Page;

beforeAll(async () => {
  browser = await servedBrowser();
  home = (await browser.serve(fakeDesk())).address;
  page = (await browser.open(home)).page;
});
afterAll(() => browser?.close());

describe.each(PAGES)('%s', (path) => {
  it('asks for all that it shows as of the day in its address, and leads on with it', async () => {
    const address = `${home}${path}${path.includes('?') ? '&' : '?'}as-of=${DAY}`;
    const asked = await askedBy(page, address);
    const bound = asked.filter((one) => !OF_EVERY_DAY.test(one));
    expect(bound.length).toBeGreaterThan(0);
    // The slider of a brief goes through all its days, also those after the one that is shown.
    const isOfSlider = (one: string): boolean =>
      one.startsWith('/api/v1/brief/') && bound.includes(`${one}?as-of=${DAY}`);
    const unbound = bound.filter((one) => !one.includes(`as-of=${DAY}`));
    expect(unbound.filter((one) => !isOfSlider(one))).toEqual([]);
    const links = await page.locator('main a[href^="/"], nav a[href^="/"]').evaluateAll((found) =>
      found
        // The form that chooses the day leads back to the last one; what is told of a day says it itself.
        .filter((link) => link.closest('.as-of') === null)
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !/^\/(?:day|api)\//.test(href)),
    );
    expect(links.filter((href) => !href.includes(`as-of=${DAY}`))).toEqual([]);
  });
});
