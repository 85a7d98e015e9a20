import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChanceryError } from '../../kernel/index.ts';
import type { CliDeps, TemporaryFolder, Terminal } from './cli-deps.ts';
import { readVersion } from './read-version.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Writes until the reader goes away (`chancery ... | head`); from then on it is silent. */
function writerTo(stream: NodeJS.WriteStream): (text: string) => void {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isOpen = false;
  });
  return (text) => {
    if (isOpen) stream.write(text);
  };
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function onInterrupt(cleanUp: () => void): () => void {
  const handlers = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const handler = (): void => {
      cleanUp();
      process.exit(SIGNALS[signal]);
    };
    process.once(signal, handler);
    return [signal, handler] as const;
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

function systemTerminal(): Terminal {
  const { stdout, stderr } = process;
  return {
    out: writerTo(stdout),
    err: writerTo(stderr),
    // Standard input is opened only by a command that reads it.
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    cwd: process.cwd(),
    isOutTerminal: stdout.isTTY === true,
    isErrTerminal: stderr.isTTY === true,
    columns: stdout.isTTY === true ? stdout.columns : null,
    monotonicMs: () => performance.now(),
    untilStopped,
    onInterrupt,
  };
}

function makeTemporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'chancery-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Beside its place first, so that what was there stays until the new content is whole. */
function writeFile(path: string, content: string | Uint8Array): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, content, { flag: 'wx' });
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ChanceryError('output.unwritable', { path, why }, cause);
  }
}

/** The command line on this machine. */
export function systemDeps(): CliDeps {
  return {
    terminal: systemTerminal(),
    loadDesk: () => import('../../desk/index.ts'),
    loadServe: async () => (await import('../http/serve-desk.ts')).serveDesk,
    loadMcp: async () => {
      const { serveMcpStdio } = await import('../mcp/stdio-mcp.ts');
      const { stdin, stdout } = process;
      return (options, stopped) => serveMcpStdio({ ...options, stdin, stdout }, stopped);
    },
    exists: existsSync,
    writeFile,
    makeTemporaryFolder,
    readVersion,
  };
}

/** Comes when all that was written has left the process, or nobody takes it any more. */
export async function drained(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength === 0 || stream.destroyed) continue;
    await new Promise<void>((resolve) => {
      stream.write('', () => resolve());
    });
  }
}
