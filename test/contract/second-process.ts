import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./append-facts.ts', import.meta.url));

export interface SecondProcess {
  readonly child: ChildProcess;
  /** The lines that it printed so far. */
  readonly acknowledged: () => readonly string[];
  /** Resolves with its exit code, null when it was killed. */
  readonly ended: Promise<number | null>;
}

/** Starts a process that appends facts; see `append-facts.ts`. */
export function appendInSecondProcess(path: string, prefix: string, count: number): SecondProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, path, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, acknowledged: () => output.split('\n').slice(0, -1) };
}
