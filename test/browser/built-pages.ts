import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const CONFIGURATION = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('../../web', import.meta.url));
const ASKED_MS = 50;

function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'taken'));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Builds the pages as they are in this checkout, once for all that name the same folder; gives where they are. */
export async function builtPages(folder: string): Promise<string> {
  const [outDir, done] = [join(folder, 'web'), join(folder, 'done')];
  if (isFirst(folder)) {
    try {
      await build({
        configFile: CONFIGURATION,
        root: ROOT,
        build: { outDir, emptyOutDir: true },
        logLevel: 'error',
      });
    } finally {
      writeFileSync(done, '');
    }
  }
  while (!existsSync(done)) await wait(ASKED_MS);
  if (!existsSync(join(outDir, 'index.html'))) throw new Error('the pages could not be built');
  return outDir;
}
