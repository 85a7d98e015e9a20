import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of browser tests keep the pages that the first of them builds. */
    readonly pagesFolder: string;
  }
}

/** A folder for the built pages of one run, taken away at its end. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-pages-'));
  project.provide('pagesFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
