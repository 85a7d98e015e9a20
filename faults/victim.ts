import { type ChildProcess, spawn } from 'node:child_process';

/** By its place: the process runs in a folder that knows no packages. */
const TSX = import.meta.resolve('tsx');

/** A process that is killed, paused and started again. */
export class Victim {
  readonly #words: () => readonly string[];
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #isWanted = false;
  /** Lines that it wrote, counted. */
  readonly said = new Map<string, number>();
  /** The last lines of its standard error, should the harness fail. */
  troubles: string[] = [];

  /** `folder` is where it runs: notes of a record on a server stand in the working directory. */
  constructor(words: () => readonly string[], folder: string) {
    this.#words = words;
    this.#folder = folder;
  }

  start(): void {
    this.#isWanted = true;
    const child = spawn(process.execPath, ['--import', TSX, ...this.#words()], {
      cwd: this.#folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout?.on('data', (bytes: Buffer) => {
      for (const line of bytes.toString().split('\n')) {
        if (line !== '') this.said.set(line, (this.said.get(line) ?? 0) + 1);
      }
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      this.troubles = [...this.troubles, bytes.toString()].slice(-20);
    });
    child.on('close', () => {
      // Whoever runs it in earnest has it started again, too.
      if (this.#isWanted && this.#child === child) setTimeout(() => this.#again(child), 200);
    });
  }

  #again(ended: ChildProcess): void {
    if (this.#isWanted && this.#child === ended) this.start();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('close', done));
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(timer);
  }
}
