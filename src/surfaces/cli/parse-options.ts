import { ChanceryError, type CivilDay, parseCivilDay } from '../../kernel/index.ts';

const SHOWN = 60;

/** Throws `input.day-invalid`. */
export function parseDay(text: string | undefined): CivilDay | undefined {
  if (text === undefined) return undefined;
  const day = parseCivilDay(text);
  if (day === null) throw new ChanceryError('input.day-invalid', { text: text.slice(0, SHOWN) });
  return day;
}

/** From 0 to 65535. Throws `desk.port-invalid`. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    throw new ChanceryError('desk.port-invalid', { port: text.slice(0, SHOWN) });
  return port;
}

/** From 1 to 1000. Throws `input.argument`. */
export function parseLimit(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 1000)
    throw new ChanceryError('input.argument', { why: '--limit takes a number from 1 to 1000.' });
  return limit;
}

/** A whole number. Throws `input.argument`. */
export function parseWhole(
  text: string,
  { name, min, max }: { readonly name: string; readonly min: number; readonly max: number },
): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max))
    throw new ChanceryError('input.argument', {
      why: `${name} takes a whole number from ${min} to ${max}.`,
    });
  return number;
}

/** The object without the keys whose value is undefined, as exact optional properties need it. */
export function given<T extends object>(options: { [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** An http or https address without a slash at its end. Throws `input.argument`. */
export function baseAddress(text: string, name: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ChanceryError('input.argument', { why: `${name} takes an http or https address.` });
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
