import type { CivilDay } from '../kernel/index.ts';
import type { Names } from './names.ts';
import type { AsOf } from './types.ts';

/** Days for which names are kept at hand; who asks about more at a time gets those without rulings. */
const MOST_DAYS = 32;

/** Names as the rulings leave them, by the day that was asked about: one question must not answer with those of another. */
export class NamesByDay {
  readonly #without: Names;
  readonly #byDay = new Map<CivilDay, Names>();
  #last: Names;
  #now: Names;

  constructor(without: Names) {
    this.#without = without;
    this.#last = without;
    this.#now = without;
  }

  /** Names on the day that a question came to be about; `on` is what was asked. */
  keep(names: Names, day: CivilDay, on: AsOf | undefined): void {
    this.#last = names;
    if (on?.asOf === undefined) this.#now = names;
    this.#byDay.delete(day);
    this.#byDay.set(day, names);
    const [oldest] = this.#byDay.keys();
    if (this.#byDay.size > MOST_DAYS && oldest !== undefined) this.#byDay.delete(oldest);
  }

  nameOf(id: string, on: AsOf | undefined): string {
    if (on === undefined) return this.#last.of(id);
    return (on.asOf === undefined ? this.#now : (this.#byDay.get(on.asOf) ?? this.#without)).of(id);
  }
}
