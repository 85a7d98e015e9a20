import { setTimeout as pause } from 'node:timers/promises';

/** Waits so many milliseconds; comes back early when it is asked to stop. */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch((cause: unknown) => {
    if (!(cause instanceof Error && cause.name === 'AbortError')) throw cause;
  });
}
