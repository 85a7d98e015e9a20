import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import * as room from '../src/desk/index.ts';
import { loadLexicon } from '../src/desk/lexicon/load-lexicon.ts';
import { runCli } from '../src/surfaces/cli/run-cli.ts';
import { systemDeps } from '../src/surfaces/cli/system-deps.ts';
import { type Fence, fencesOf } from './docs/markdown.ts';

/**
 * Pages in which a call of the program is followed by what it prints. A block of Markdown under a line that names a
 * file is that file. `vitest -u` writes the outputs anew.
 */
const PAGES = ['README.md', 'docs/tutorial.md'];
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

// Loaded once: from the sources it is YAML, and every call would read it anew.
const lexicon = await loadLexicon();
const loadDesk = async () => ({
  ...room,
  openDesk: (options: room.DeskOptions) => room.openDesk({ ...options, lexicon }),
});

/** Runs a call in `folder`; paths in what it prints are as if it had been called there. */
async function printed(words: readonly string[], folder: string): Promise<string> {
  let out = '';
  const deps = systemDeps();
  const { monotonicMs, untilStopped, onInterrupt } = deps.terminal;
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      out += text;
    },
    stdin: Readable.from([]),
    env: {},
    cwd: folder,
    isOutTerminal: false,
    isErrTerminal: false,
    columns: null,
    monotonicMs,
    untilStopped,
    onInterrupt,
  };
  const inFolder = words.map((word) =>
    /^[\w-]+\.(?:md|txt|html|sqlite)$/.test(word) ? join(folder, word) : word,
  );
  await runCli(inFolder, { ...deps, terminal, loadDesk });
  return out.replaceAll(`${folder}/`, '').trimEnd();
}

function wordsOf(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** The name on the line above a block that is a file: `` `uruguay.md`: ``. */
function fileNameOf(lines: readonly string[], fence: Fence): string | null {
  return /^`([\w-]+\.\w+)`:$/.exec(lines[fence.from - 3] ?? '')?.[1] ?? null;
}

/** The page with the outputs that its calls have now. */
async function rewritten(page: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-docs-'));
  folders.push(folder);
  const lines = page.split('\n');
  const fences = fencesOf(page);
  const outputs = new Map<Fence, string>();
  for (const [at, fence] of fences.entries()) {
    const name = fence.language === 'md' ? fileNameOf(lines, fence) : null;
    if (name !== null) writeFileSync(join(folder, name), `${fence.lines.join('\n')}\n`);
    const after = fences[at + 1];
    const call = fence.lines.at(-1) ?? '';
    const isCall = fence.language === 'sh' && call.startsWith('npx chancery ');
    if (!isCall || after?.language !== 'text' || after.from !== fence.to + 3) continue;
    outputs.set(after, await printed(wordsOf(call).slice(2), folder));
  }
  const kept = [...outputs].reverse();
  for (const [fence, output] of kept)
    lines.splice(fence.from, fence.to - fence.from, ...output.split('\n'));
  return lines.join('\n');
}

describe('what the pages say that the program prints', () => {
  it.each(PAGES)(
    '%s',
    async (path) => {
      const page = readFileSync(join(ROOT, path), 'utf8');
      await expect(await rewritten(page)).toMatchFileSnapshot(join(ROOT, path));
    },
    60_000,
  );
});
