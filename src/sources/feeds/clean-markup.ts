import { decodeHTML } from 'entities';
import { ATTRIBUTES, acceptableStyle, ELEMENTS, VOID, WITH_CONTENT } from './acceptable-markup.ts';
import { safeAddress } from './feed-address.ts';

/** Attributes that hold an address, by element; '' for any element. */
const ADDRESSES: Readonly<Record<string, string>> = {
  action: 'form',
  background: 'body table td',
  cite: 'blockquote del ins q',
  classid: 'object',
  codebase: 'applet object',
  data: 'object',
  href: 'a area base link',
  longdesc: 'frame iframe img',
  poster: 'video',
  profile: 'head',
  src: 'audio embed frame iframe img input script source video',
  usemap: 'img input object',
};

const ATTRIBUTE = /([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g;

interface Tag {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly isEnd: boolean;
  readonly isShort: boolean;
}

function parseTag(inner: string): Tag | null {
  const found = /^(\/?)\s*([A-Za-z][^\s/>]*)/.exec(inner);
  if (found === null) return null;
  const rest = inner.slice(found[0].length);
  const attributes: [string, string][] = [];
  for (const match of rest.matchAll(ATTRIBUTE)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    const name = (match[1] ?? '').toLowerCase();
    const folded = name === 'rel' || name === 'type' ? value.toLowerCase() : value;
    attributes.push([name, folded]);
  }
  return {
    name: (found[2] ?? '').toLowerCase(),
    attributes: attributes.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)),
    isEnd: found[1] === '/',
    isShort: rest.trimEnd().endsWith('/'),
  };
}

/** Where the tag that opens at `from` ends: quotation marks may hold a “>”. */
function endOfTag(markup: string, from: number): number {
  let quote = '';
  for (let at = from; at < markup.length; at += 1) {
    const sign = markup[at] ?? '';
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && markup[at - 1] === '=') quote = sign;
    else if (sign === '>') return at;
  }
  return markup.indexOf('>', from);
}

function attributeText(name: string, value: string): string {
  const escaped = value.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ` ${name}="${escaped}"`;
}

/** The scheme is looked for behind references: `java&#115;cript:` is one. */
function addressIn(written: string, base: string): string {
  if (written === '') return '';
  const plain = decodeHTML(written);
  const whole = safeAddress(base, plain);
  return whole === plain ? written : whole.replaceAll('&', '&amp;');
}

function cleanAttributes(tag: Tag, base: string): string {
  let out = '';
  for (const [name, value] of tag.attributes) {
    if (!ATTRIBUTES.has(name)) continue;
    if (name === 'style') {
      const style = acceptableStyle(decodeHTML(value));
      if (style !== '') out += attributeText(name, style);
    } else if (ADDRESSES[name]?.split(' ').includes(tag.name) === true || name === 'href') {
      out += attributeText(name, addressIn(value.trim(), base));
    } else out += attributeText(name, value);
  }
  return out;
}

/**
 * Markup as it may be shown and read: known elements and attributes alone, no scripts, no styles that load or
 * move anything, addresses made whole with `base` and of harmless schemes. Text is left as it is written. Linear
 * in the length.
 */
export function cleanMarkup(markup: string, base: string): string {
  const out: string[] = [];
  let hidden = 0;
  let at = 0;
  let lastClose = markup.lastIndexOf('>');
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    if (hidden === 0) out.push(markup.slice(at, open === -1 ? markup.length : open));
    if (open === -1) break;
    if (markup.startsWith('<!--', open)) {
      const end = markup.indexOf('-->', open + 4);
      at = end === -1 ? markup.length : end + 3;
      continue;
    }
    if (/[!?]/.test(markup[open + 1] ?? '')) {
      const end = markup.indexOf('>', open);
      at = end === -1 ? markup.length : end + 1;
      if (markup.startsWith('<!DOCTYPE', open) && end === -1) out.push(markup.slice(open));
      continue;
    }
    // Past the last “>” no tag can end: looking again for each “<” would take quadratic time.
    const end = open > lastClose ? -1 : endOfTag(markup, open + 1);
    if (end === -1) lastClose = Math.min(lastClose, open);
    const tag = end === -1 ? null : parseTag(markup.slice(open + 1, end));
    if (tag === null) {
      if (hidden === 0) out.push('&lt;');
      at = open + 1;
      continue;
    }
    at = end + 1;
    if (WITH_CONTENT.has(tag.name)) {
      hidden = Math.max(0, hidden + (tag.isEnd ? -1 : 1));
    } else if (hidden === 0 && ELEMENTS.has(tag.name)) {
      if (tag.isEnd) out.push(VOID.has(tag.name) ? '' : `</${tag.name}>`);
      else {
        const attributes = cleanAttributes(tag, base);
        const isShort = tag.isShort && tag.attributes.length === 0 && !VOID.has(tag.name);
        out.push(`<${tag.name}${attributes}${VOID.has(tag.name) ? ' /' : ''}>`);
        if (isShort) out.push(`</${tag.name}>`);
      }
    }
  }
  return out.join('').trim();
}

/** Whether a text that calls itself plain is markup: it closes a tag or names a sign, and all it names is known. */
export function looksLikeMarkup(text: string): boolean {
  if (!/<\/\w+>|&#?\w{1,32};/.test(text)) return false;
  for (const tag of text.matchAll(/<\/?(\w+)/g))
    if (!ELEMENTS.has((tag[1] ?? '').toLowerCase())) return false;
  for (const name of text.matchAll(/&(\w{1,32});/g))
    if (decodeHTML(name[0]) === name[0]) return false;
  return true;
}
