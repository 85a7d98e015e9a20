import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Why a thread was ended before it had answered. */
export type Killed = 'time' | 'memory';

export interface WorkerLimits {
  readonly budgetMs: number;
  readonly heapMb: number;
  /** By how much the process may grow meanwhile: what a thread holds outside of its heap is seen in no other way. */
  readonly growthMb: number;
}

const LOOK_MS = 100;
/** A thread that nobody has asked for so long is let go. */
const IDLE_MS = 10_000;

/** The compiled worker; run from the sources, a line that can read TypeScript and then loads it. */
function entryOf(file: URL): URL {
  if (!file.href.endsWith('.ts')) return file;
  const tsx = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/cjs$/, 'mjs'),
  ).href;
  const lines = `import { register } from ${JSON.stringify(tsx)}; register(); await import(${JSON.stringify(file.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(lines)}`);
}

/**
 * Work in a thread of its own, one piece after the other, which is ended when a piece takes too long or too much. The next
 * piece then gets a new thread. The worker's file answers each message with one message.
 */
export class KillableWorker<In, Out> {
  readonly #file: URL;
  readonly #limits: WorkerLimits;
  #worker: Worker | null = null;
  #tail: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  /** `file` is the worker's module, with the ending of the module that names it. */
  constructor(file: URL, limits: WorkerLimits) {
    this.#file = file;
    this.#limits = limits;
  }

  /** Rejects with the worker's own error (a bug). */
  run(input: In): Promise<{ readonly out: Out } | { readonly killed: Killed }> {
    const turn = this.#tail.then(() => this.#ask(input));
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for what is under way and ends the thread. */
  async close(): Promise<void> {
    await this.#tail;
    await this.#end();
  }

  async #end(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #open(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#worker ??= new Worker(entryOf(this.#file), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    return this.#worker;
  }

  #rest(): void {
    this.#idle = setTimeout(() => void this.#end(), IDLE_MS);
    this.#idle.unref();
    // A thread that waits does not keep the process from its end.
    this.#worker?.unref();
  }

  async #ask(input: In): Promise<{ readonly out: Out } | { readonly killed: Killed }> {
    const worker = this.#open();
    worker.ref();
    const { budgetMs, growthMb } = this.#limits;
    const startBytes = process.memoryUsage.rss();
    const timers: NodeJS.Timeout[] = [];
    const release = (): void => {
      // By name: a thread has listeners of its own.
      for (const name of ['message', 'error']) worker.removeAllListeners(name);
    };
    const answer = new Promise<{ readonly out: Out } | { readonly killed: Killed }>(
      (resolve, reject) => {
        const look = (): void => {
          const grownMb = (process.memoryUsage.rss() - startBytes) / 2 ** 20;
          if (grownMb > growthMb) resolve({ killed: 'memory' });
        };
        timers.push(setTimeout(() => resolve({ killed: 'time' }), budgetMs));
        timers.push(setInterval(look, LOOK_MS));
        worker.once('message', (out: Out) => resolve({ out }));
        worker.once('error', (error: Error) => {
          const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
          if (isFull) resolve({ killed: 'memory' });
          else reject(error);
        });
        worker.postMessage(input);
      },
    );
    try {
      const answered = await answer;
      release();
      if ('killed' in answered) await this.#end();
      else this.#rest();
      return answered;
    } catch (cause) {
      release();
      await this.#end();
      throw cause;
    } finally {
      for (const timer of timers) clearTimeout(timer);
    }
  }
}
