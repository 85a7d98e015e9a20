import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const FOLDER = fileURLToPath(new URL('./pictures', import.meta.url));

/** Keeps what the reader sees of a page in `test/browser/pictures`, which git does not; the newest run replaces the one before. */
export async function keepPicture(page: Page, address: string, how: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const name = address.replace(/[^\w-]+/g, '_').replace(/^_|_$/g, '') || 'today';
  await page.screenshot({ path: join(FOLDER, `${name}-${how}.png`), fullPage: true });
}
