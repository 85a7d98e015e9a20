/** A value that JSON can hold. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * JSON with keys in code-unit order and no white space, so that equal values give equal bytes.
 * Keys whose value is undefined are left out. Throws a TypeError on NaN, infinities and functions.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that JSON cannot hold');
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return listJson(value);
  if (typeof value === 'object') return objectJson(value as Readonly<Record<string, unknown>>);
  throw new TypeError(`a ${typeof value} that JSON cannot hold`);
}

function listJson(list: readonly unknown[]): string {
  let text = '[';
  for (let at = 0; at < list.length; at += 1)
    text += at === 0 ? canonicalJson(list[at]) : `,${canonicalJson(list[at])}`;
  return `${text}]`;
}

/** Keys of the house's own objects come again and again; quoting each anew was a quarter of the work. */
const quoted = new Map<string, string>();
const MAX_QUOTED = 2_000;

function quotedKey(key: string): string {
  const known = quoted.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (quoted.size < MAX_QUOTED) quoted.set(key, text);
  return text;
}

/** By code units, as `sort` does without a comparison of its own; what was parsed from canonical JSON is in order already. */
function sortedKeys(object: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.keys(object);
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at - 1] as string) > (keys[at] as string)) return keys.sort();
  }
  return keys;
}

function objectJson(object: Readonly<Record<string, unknown>>): string {
  const keys = sortedKeys(object);
  let text = '{';
  for (const key of keys) {
    const item = object[key];
    if (item === undefined) continue;
    text += `${text.length > 1 ? ',' : ''}${quotedKey(key)}${canonicalJson(item)}`;
  }
  return `${text}}`;
}
