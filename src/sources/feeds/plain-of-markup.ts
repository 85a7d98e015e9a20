import { decodeHTML } from 'entities';

/** The words of a short piece of markup in one line, for titles and names. */
export function plainOfMarkup(markup: string): string {
  return decodeHTML(markup.replace(/<[^<>]{0,2000}>/g, ' '));
}
