/** Classes of characters that words are cut by. */
export const CharClass = {
  unknown: 0,
  space: 1,
  letter: 2,
  mark: 3,
  /** 0 to 9 and nothing else. */
  digit: 4,
  number: 5,
  other: 6,
} as const;
type CharClassCode = (typeof CharClass)[keyof typeof CharClass];

function classify(character: string): CharClassCode {
  if (/^\s/.test(character)) return CharClass.space;
  if (/^\p{L}/u.test(character)) return CharClass.letter;
  if (/^\p{M}/u.test(character)) return CharClass.mark;
  if (/^[0-9]/.test(character)) return CharClass.digit;
  return /^\p{N}/u.test(character) ? CharClass.number : CharClass.other;
}

/** Classes of the code units below the surrogates, worked out when first met. */
const CLASSES = new Uint8Array(0x1_00_00);

/** Class of the character at an offset; a character beyond the first plane is told by both its code units. */
export function classAt(text: string, at: number): CharClassCode {
  const code = text.charCodeAt(at);
  if (code >= 0xd8_00 && code <= 0xdf_ff) {
    const point = text.codePointAt(at) ?? code;
    return point > 0xff_ff ? classify(String.fromCodePoint(point)) : CharClass.other;
  }
  const known = CLASSES[code] as CharClassCode;
  if (known !== CharClass.unknown) return known;
  const found = classify(String.fromCharCode(code));
  CLASSES[code] = found;
  return found;
}

/** Code units of the character at an offset: 2 for those beyond the first plane. */
export function unitsAt(text: string, at: number): 1 | 2 {
  const code = text.charCodeAt(at);
  if (code < 0xd8_00 || code > 0xdb_ff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc_00 && next <= 0xdf_ff ? 2 : 1;
}
