import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { pathToFileURL } from 'node:url';
import { ChanceryError } from '../kernel/index.ts';
import { findChromium } from './find-chromium.ts';

/** A brief prints in two to five seconds; a browser that hangs is ended. */
const LONGEST_MS = 60_000;

/** The page has no script and loads nothing; the browser is told, too, that it has no network. */
const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--no-pdf-header-footer',
];

function run(program: string, args: readonly string[], timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', (cause) => resolve(cause.message));
    child.once('exit', (code, signal) => {
      if (signal !== null) resolve(`it was ended after ${Math.round(timeoutMs / 1000)} seconds`);
      else resolve(code === 0 ? null : `it ended with status ${code}`);
    });
  });
}

/**
 * Prints one page of HTML as PDF through the Chromium of this machine, in a folder that is taken away again.
 * Throws `pdf.no-browser` where there is none and `pdf.failed` where it does not print.
 */
export async function printPdf(
  html: string,
  options: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly timeoutMs?: number;
  },
): Promise<Uint8Array> {
  const program = findChromium(options.env);
  if (program === null) throw new ChanceryError('pdf.no-browser');
  const folder = await mkdtemp(join(tmpdir(), 'chancery-pdf-'));
  try {
    const page = join(folder, 'brief.html');
    const printed = join(folder, 'brief.pdf');
    await writeFile(page, html);
    const why = await run(
      program,
      [
        ...FLAGS,
        // A browser that runs as root refuses to start within its own sandbox.
        ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${printed}`,
        pathToFileURL(page).href,
      ],
      options.timeoutMs ?? LONGEST_MS,
    );
    if (why !== null) throw new ChanceryError('pdf.failed', { program, why });
    return await readFile(printed).catch((cause: unknown) => {
      throw new ChanceryError('pdf.failed', { program, why: 'it wrote nothing' }, cause);
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
