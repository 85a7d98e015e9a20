/** Goes on with a hash over more text: `hashOn(hashText('a'), 'b')` is `hashText('ab')`. */
export function hashOn(start: number, text: string): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashText(text: string): number {
  return hashOn(0x811c9dc5, text);
}

/** The last mixing steps of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit. */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
