import { decodeHTML } from 'entities';

const REFERENCE = /&(#[xX][0-9a-fA-F]{1,8}|#[0-9]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});|&/g;
const OF_XML = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Turns references into signs: those of XML, numbers, and the names of HTML that feeds use without asking. */
export function decodeReferences(raw: string): {
  readonly text: string;
  readonly isSound: boolean;
} {
  if (!raw.includes('&')) return { text: raw, isSound: true };
  let isSound = true;
  const text = raw.replace(REFERENCE, (whole, body: string | undefined) => {
    if (body === undefined) {
      isSound = false;
      return whole;
    }
    if (!body.startsWith('#') && !OF_XML.has(body)) isSound = false;
    return decodeHTML(whole);
  });
  return { text, isSound };
}
