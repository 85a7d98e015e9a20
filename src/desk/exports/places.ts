import { type CivilDay, foldLine } from '../../kernel/index.ts';

/** Where the pages of the desk are, for links in what leaves it. */
export interface Places {
  /** `http://127.0.0.1:4600`, without a slash at its end. */
  readonly base: string;
  /** The day that was asked for; links then lead to the same day. */
  readonly asOf?: CivilDay;
  /** The address of a page where it is not at its place in the desk, as in a site of files. */
  readonly addressOf?: (page: string, id: string) => string;
}

/** The address of a page of the desk for an identifier, which may hold slashes and anything else. */
export function pageOf(places: Places, page: string, id = ''): string {
  if (places.addressOf !== undefined) return places.addressOf(page, id);
  const path = id === '' ? '' : `/${id.split('/').map(encodeURIComponent).join('/')}`;
  const query = places.asOf === undefined ? '' : `?as-of=${places.asOf}`;
  return `${places.base}${page}${path}${query}`;
}

/** An http or https address that was found in the news; null for any other. */
export function webAddress(address: string | null): string | null {
  return address !== null && /^https?:\/\/[^\s"'<>]+$/i.test(address) ? address : null;
}

/** One line of text that XML can carry: two characters of Unicode that are none are taken out as well. */
export function lineOf(text: string): string {
  return foldLine(text).replace(/[\ufffe\uffff]/g, '');
}
