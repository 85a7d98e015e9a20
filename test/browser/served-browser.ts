import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { findChromium } from '../../src/desk/find-chromium.ts';
import type { Desk } from '../../src/desk/index.ts';
import { type ServeOptions, serveDesk } from '../../src/surfaces/index.ts';
import { builtPages } from './built-pages.ts';
import { isRoot } from './ensure-chromium.ts';

/** The browser talks to the desk alone: nothing of its own may leave the machine. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page, and what went wrong in it: errors, broken policy, requests to elsewhere. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: readonly string[];
}

export interface ServedBrowser {
  /** Opens a path of a served desk in a window of its own. */
  /** Opens a page and waits until what it asks for first has come, or only until it shows that it waits. */
  open(
    address: string,
    options?: BrowserContextOptions,
    until?: 'read' | 'waiting',
  ): Promise<WatchedPage>;
  /** Serves a desk with the built pages, on a free port unless one is named. */
  serve(
    desk: Desk,
    sources?: ServeOptions['sources'],
    more?: Partial<Pick<ServeOptions, 'deliveries' | 'port'>>,
  ): Promise<{ readonly address: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

async function watched(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  until: 'read' | 'waiting',
): Promise<WatchedPage> {
  // One window at a time: those of the tests before would go on taking memory.
  await Promise.all(browser.contexts().map((before) => before.close()));
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  const { origin } = new URL(address);
  await context.route(
    (url) => url.origin !== origin,
    (route) => {
      faults.push(`request to ${route.request().url()}`);
      return route.abort();
    },
  );
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address);
  await page.waitForSelector('main h1, main .shape');
  if (until === 'read') await page.locator('main .shape').first().waitFor({ state: 'detached' });
  return { page, faults };
}

/** Starts a browser for the pages as they are in this checkout, which are built once for a run of the tests. */
export async function servedBrowser(folder = inject('pagesFolder')): Promise<ServedBrowser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) {
    throw new Error('no Chromium: run node --import tsx test/browser/ensure-chromium.ts');
  }
  const webRoot = await builtPages(folder);
  const args = isRoot() ? [...FLAGS, '--no-sandbox'] : FLAGS;
  const browser = await chromium.launch({ executablePath, args });
  const stops: (() => Promise<void>)[] = [];
  return {
    open: (address, options = {}, until = 'read') => watched(browser, address, options, until),
    async serve(desk, sources, more = {}) {
      const given = sources === undefined ? {} : { sources };
      const served = await serveDesk({
        desk,
        host: '127.0.0.1',
        port: 0,
        webRoot,
        ...given,
        ...more,
      });
      stops.push(() => served.close());
      return served;
    },
    async close() {
      await browser.close();
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}
