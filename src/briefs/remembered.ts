import type { CheckDeps, Understood } from './types.ts';

/**
 * The reader with a memory for one composition: a sentence or dispatch that is asked for again is not read again.
 * The composition ends and the memory with it, so it is bounded by what one brief cites.
 */
export function remembered(deps: CheckDeps): CheckDeps {
  const known = new Map<string, Understood>();
  return {
    understand: (text, referenceDay) => {
      const key = `${referenceDay ?? ''}\n${text}`;
      const found = known.get(key) ?? deps.understand(text, referenceDay);
      known.set(key, found);
      return found;
    },
  };
}
