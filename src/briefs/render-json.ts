import { canonicalJson } from '../kernel/index.ts';
import type { Brief } from './types.ts';

/** The brief as JSON: canonical (keys in order, one line) or, with `isPretty`, indented. Ends with a line feed. */
export function renderJson(brief: Brief, options: { readonly isPretty?: boolean } = {}): string {
  const canonical = canonicalJson(brief);
  return options.isPretty === true
    ? `${JSON.stringify(JSON.parse(canonical), null, 2)}\n`
    : `${canonical}\n`;
}
