import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChanceryError } from '../kernel/index.ts';
import { decodeText, firstBadByte } from './decode-text.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('charsets', () => {
  const cases: [
    name: string,
    input: Uint8Array,
    charset: string | null,
    isHtml: boolean,
    out: string,
  ][] = [
    ['UTF-8 by default', Buffer.from('Curaçao – “a”'), null, false, 'Curaçao – “a”'],
    ['UTF-8 mark is taken off', Buffer.from('\ufeffOslo'), null, false, 'Oslo'],
    ['UTF-16 little-endian by its mark', bytes(0xff, 0xfe, 0x4f, 0, 0x73, 0), null, false, 'Os'],
    ['UTF-16 big-endian by its mark', bytes(0xfe, 0xff, 0, 0x4f, 0, 0x73), null, false, 'Os'],
    ['the mark is stronger than the transport', Buffer.from('\ufeffé'), 'latin1', false, 'é'],
    ['the transport says latin1', latin('Bogot\xe1'), 'ISO-8859-1', false, 'Bogotá'],
    ['latin1 means windows-1252', bytes(0x93, 0x41, 0x94, 0x80), 'latin1', false, '“A”€'],
    ['Cyrillic', bytes(0xcc, 0xe8, 0xf0), 'windows-1251', false, 'Мир'],
    ['Japanese', bytes(0x8f, 0xf0, 0x96, 0xf1), 'shift_jis', false, '条約'],
    [
      'Turkish by the page',
      latin('<meta charset="iso-8859-9"><p>\xdd'),
      null,
      true,
      '<meta charset="iso-8859-9"><p>İ',
    ],
    [
      'the transport is stronger than the page',
      latin('<meta charset=utf-8>\xe9'),
      'latin1',
      true,
      '<meta charset=utf-8>é',
    ],
    [
      'a page cannot declare UTF-16',
      Buffer.from('<meta charset="utf-16">é'),
      null,
      true,
      '<meta charset="utf-16">é',
    ],
    [
      'in plain text a meta tag is words',
      Buffer.from('<meta charset=koi8-r>é'),
      null,
      false,
      '<meta charset=koi8-r>é',
    ],
    ['a charset that is not known counts for nothing', Buffer.from('é'), 'klingon', false, 'é'],
  ];
  test.each(cases)('%s', (_, input, charset, mayDeclareCharset, out) => {
    expect(decodeText(input, { name: 'x', charset, mayDeclareCharset })).toBe(out);
  });
});

describe('the offset of the first bad byte', () => {
  const cases: [name: string, input: Uint8Array, encoding: string, offset: number][] = [
    ['a byte that starts nothing', bytes(97, 98, 0xff, 97), 'utf-8', 2],
    ['a sequence that breaks off', bytes(97, 0xc3, 0x28), 'utf-8', 1],
    ['a sequence cut by the end', bytes(97, 0xe2, 0x82), 'utf-8', 1],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), 'utf-8', 0],
    ['a lone continuation byte after good ones', bytes(0xc3, 0xa9, 0xa9), 'utf-8', 2],
    ['the first of two', bytes(97, 0xff, 97, 0xff), 'utf-8', 1],
    ['in Japanese', bytes(97, 0x8f, 0x20), 'shift_jis', 1],
  ];
  test.each(cases)('%s', (_, input, encoding, offset) => {
    expect(firstBadByte(input, encoding)).toBe(offset);
  });

  test('near the end of 8 MB', () => {
    const input = Buffer.alloc(8 * 1024 * 1024, 'The parties met. ');
    input[input.length - 7] = 0xff;
    expect(firstBadByte(input, 'utf-8')).toBe(input.length - 7);
  });
});

test('any bytes give a text or a ChanceryError', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(null, 'latin1', 'gb18030', 'utf-16le', 'iso-2022-jp', 'x-user-defined'),
      (input, charset) => {
        try {
          const text = decodeText(input, { name: 'x', charset, mayDeclareCharset: true });
          return text.length > 0;
        } catch (cause) {
          return cause instanceof ChanceryError;
        }
      },
    ),
  );
});

test('what UTF-8 wrote is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const input = Buffer.from(`x${text}`);
      return (
        decodeText(input, { name: 'x', charset: null, mayDeclareCharset: false }) === `x${text}`
      );
    }),
  );
});
