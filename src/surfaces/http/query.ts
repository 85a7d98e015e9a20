import { ChanceryError, type CivilDay, foldLine, parseCivilDay } from '../../kernel/index.ts';
import { PARAMETERS } from './parameters.ts';

const SHOWN = 60;

/** Reads the parameters of one request. What is given and cannot be read is refused, never passed over. */
export interface Query {
  text(name: string): string | undefined;
  /** Throws `input.day-invalid`. */
  day(name: string): CivilDay | undefined;
  /** One of a list. Throws `input.argument`. */
  one<T extends string>(name: string, among: readonly T[]): T | undefined;
  /** From 1 to 1000. Throws `input.argument`. */
  limit(): number | undefined;
}

/** The one parameter that may come more than once. */
const REPEATED = 'id';

/**
 * Refuses parameters that a route does not take, and one that comes twice: a day that is misspelt would else give another day's
 * record. Throws `input.argument`.
 */
export function assertParameters(parameters: URLSearchParams, takes: readonly string[]): void {
  for (const name of new Set(parameters.keys())) {
    const shown = foldLine(name).slice(0, SHOWN);
    if (!takes.includes(name))
      throw new ChanceryError('input.argument', {
        why: `“${shown}” is no parameter here; ${takes.length === 0 ? 'there is none' : `there are ${takes.join(', ')}`}.`,
      });
    if (name !== REPEATED && parameters.getAll(name).length > 1)
      throw new ChanceryError('input.argument', { why: `${shown} is given more than once.` });
  }
}

function dayOf(text: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === null) throw new ChanceryError('input.day-invalid', { text: text.slice(0, SHOWN) });
  return day;
}

function limitOf(text: string): number {
  const { data } = PARAMETERS.limit.safeParse(/^\d{1,4}$/.test(text) ? text : '');
  if (data === undefined)
    throw new ChanceryError('input.argument', { why: 'limit takes a number from 1 to 1000.' });
  return data;
}

export function queryOf(parameters: URLSearchParams): Query {
  const text = (name: string): string | undefined => {
    const value = parameters.get(name);
    return value === null || value === '' ? undefined : value;
  };
  return {
    text,
    day(name) {
      const value = text(name);
      return value === undefined ? undefined : dayOf(value);
    },
    one(name, among) {
      const value = text(name);
      const found = among.find((each) => each === value);
      if (value !== undefined && found === undefined)
        throw new ChanceryError('input.argument', {
          why: `${name} is one of ${among.join(', ')}.`,
        });
      return found;
    },
    limit() {
      const value = text('limit');
      return value === undefined ? undefined : limitOf(value);
    },
  };
}

/** The object without the keys whose value is undefined, as exact optional properties need it. */
export function given<T extends object>(options: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
