import type { ChangeBatch } from './change-types.ts';

/** What the feed asks; `Desk` is one. */
export interface ChangeSource {
  changesAfter(
    position: string | null,
    options?: { readonly limit?: number },
  ): Promise<ChangeBatch>;
}

interface Waiter {
  readonly position: string;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

/** Facts that are told at once; a client that was away for long gets them part by part. */
const BATCH = 100;

/**
 * Tells what comes into the log, whoever writes it. While somebody waits the log is looked at once an interval for all
 * of them together; nobody has to tell the feed, so that writes of other processes are seen as well as our own.
 */
export class ChangeFeed {
  readonly #source: ChangeSource;
  readonly #intervalMs: number;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | null = null;

  constructor(source: ChangeSource, intervalMs: number) {
    this.#source = source;
    this.#intervalMs = intervalMs;
  }

  /**
   * What came after the position, as soon as there is something; null where nothing came in the time. Throws what the
   * store throws, and `input.argument`.
   */
  async next(
    position: string,
    { waitMs, signal }: { readonly waitMs: number; readonly signal: AbortSignal },
  ): Promise<ChangeBatch | null> {
    const read = await this.#read(position);
    if (read !== null || signal.aborted) return read;
    await this.#wait(position, waitMs, signal);
    return signal.aborted ? null : this.#read(position);
  }

  async #read(position: string): Promise<ChangeBatch | null> {
    const batch = await this.#source.changesAfter(position, { limit: BATCH });
    return batch.position === position ? null : batch;
  }

  #wait(position: string, waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(limit);
        signal.removeEventListener('abort', waiter.wake);
        this.#waiters.delete(waiter);
        if (this.#waiters.size === 0) this.#rest();
      };
      const waiter: Waiter = {
        position,
        wake: () => {
          end();
          resolve();
        },
        fail: (error) => {
          end();
          reject(error);
        },
      };
      const limit = setTimeout(waiter.wake, waitMs);
      signal.addEventListener('abort', waiter.wake, { once: true });
      this.#waiters.add(waiter);
      this.#timer ??= setInterval(() => void this.#look(), this.#intervalMs);
    });
  }

  #rest(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #look(): Promise<void> {
    try {
      const { position } = await this.#source.changesAfter(null);
      for (const waiter of [...this.#waiters]) if (waiter.position !== position) waiter.wake();
    } catch (error) {
      for (const waiter of [...this.#waiters]) waiter.fail(error);
    }
  }
}
