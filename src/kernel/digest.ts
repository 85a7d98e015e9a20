import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes, lower-case hexadecimal, 64 characters. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** A short, stable identifier: a prefix that says what it names and 12 hexadecimal digits of the digest. */
export function shortId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}-${digestOf(parts.join('\u0000')).slice(0, 12)}`;
}
