import { type Ruling, renamesIn } from '../record/index.ts';

/** The name that an editor gave the development of these dispatches; the last word counts. */
export function titleFor(dispatches: readonly string[], rulings: readonly Ruling[]): string | null {
  const names = [...renamesIn(rulings)].filter(([target]) => dispatches.includes(target));
  return names.at(-1)?.[1] ?? null;
}
