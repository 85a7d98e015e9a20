import { cleanMarkup, looksLikeMarkup } from './clean-markup.ts';
import type { FeedScope } from './feed-scope.ts';
import type { XmlElement } from './xml-tree.ts';

/** A text of a feed with its kind, as it may be shown: markup is cleaned, addresses are whole. */
export interface FeedText {
  readonly type: string;
  readonly language: string | null;
  readonly base: string;
  readonly value: string;
  readonly src?: string;
}

const SHORT_TYPES: Readonly<Record<string, string>> = {
  text: 'text/plain',
  plain: 'text/plain',
  html: 'text/html',
  xhtml: 'application/xhtml+xml',
};
const MARKUP = new Set(['text/html', 'application/xhtml+xml']);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isDiv(element: XmlElement): boolean {
  return element.name === 'div' || element.name === 'xhtml_div';
}

function tagOf(element: XmlElement): string {
  return element.name.replace(/^xhtml_/, '').replace('_', ':');
}

function startTag(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`);
  return `<${tagOf(element)}${attributes.join('')}>`;
}

interface Inline {
  readonly pieces: string[];
  type: string;
}

function writeInline(element: XmlElement, out: Inline): void {
  for (const child of element.children) {
    if (typeof child === 'string') {
      out.pieces.push(out.type === 'application/xhtml+xml' ? escaped(child) : child);
      continue;
    }
    if (!out.type.endsWith('xml')) {
      // Some writers wrap escaped markup into a div: the wrapping is no part of it.
      if (isDiv(child)) {
        writeInline(child, out);
        continue;
      }
      out.type = 'application/xhtml+xml';
    }
    out.pieces.push(startTag(child));
    writeInline(child, out);
    out.pieces.push(`</${tagOf(child)}>`);
  }
}

/** The div that Atom 1.0 asks for around XHTML is no part of the text; only where it holds all of it. */
function onlyDiv(element: XmlElement): XmlElement | null {
  const parts = element.children.filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' && isDiv(only) ? only : null;
}

function isBase64(written: string | undefined, type: string, mode: string | undefined): boolean {
  if (mode === 'base64') return true;
  if (written === undefined || type.startsWith('text/')) return false;
  return !type.endsWith('+xml') && !type.endsWith('/xml');
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/** The type that an element states, in the long form. */
function statedType(element: XmlElement, byDefault: string): string {
  const written = element.attributes['type']?.trim().toLowerCase();
  if (written === undefined || written === '') return byDefault;
  const type = SHORT_TYPES[written] ?? written;
  return type.includes('/') ? type : byDefault;
}

/** Reads a text construct. `byDefault` is its type where the feed states none. */
export function feedTextOf(element: XmlElement, scope: FeedScope, byDefault: string): FeedText {
  const { language, base } = scope;
  const inline: Inline = { pieces: [], type: statedType(element, byDefault) };
  const isDecoded = isBase64(element.attributes['type'], inline.type, element.attributes['mode']);
  const div = scope.version === 'atom10' && inline.type.endsWith('xml') ? onlyDiv(element) : null;
  writeInline(div ?? element, inline);
  let value = inline.pieces.join('').trim();
  let { type } = inline;
  if (isDecoded) value = fromBase64(value).trim();
  else if (!scope.isAtom && type === 'text/plain' && looksLikeMarkup(value)) type = 'text/html';
  if (MARKUP.has(type)) value = cleanMarkup(value, base);
  const src = element.attributes['src'];
  return { type, language, base, value, ...(src === undefined ? {} : { src }) };
}

/** A text construct as the bag keeps it. */
export function bagOfText(text: FeedText): Record<string, string | null> {
  return { ...text };
}
