import type { PageWall } from '../kernel/index.ts';

const CONSENT_HOSTS = /(?:^|\.)consent\.|(?:^|\.)guce\.|(?:^|\.)privacy-mgmt\./i;
/** Where a redirect ends that wants a name and a password. */
const SIGN_IN_PATHS = /\/(?:login|log-in|signin|sign-in|subscribe|account\/auth|sso)(?:[/?.]|$)/i;
const FREE_NOT = /"isAccessibleForFree"\s{0,8}:\s{0,8}"?false/i;
const CHECK_WORDS = [
  'checking your browser before',
  'verify you are human',
  'please enable js and disable any ad blocker',
  'enable javascript and cookies to continue',
  'attention required! | cloudflare',
  'are you a robot?',
];
const PAY_WORDS = [
  'subscribe to continue reading',
  'subscribe to read the full',
  'to continue reading, subscribe',
  'this article is for subscribers',
  'this content is for subscribers',
  'already a subscriber? log in',
  'to read the full story, subscribe',
  'register to continue reading',
  'create a free account to continue',
];
const CONSENT_WORDS = [
  'before you continue to',
  'we value your privacy',
  'wij gebruiken cookies om',
  'we and our partners store and/or access information on a device',
];
/** Words of a wall are looked for in so much of the page; in a page with a longer text they are a notice beside it. */
const MAX_CHARS = 400_000;
const SHORT_TEXT = 1200;

export interface FetchedPage {
  readonly address: string;
  readonly html: string;
  /** Length of the article's text as it was read; 0 where none was found. */
  readonly textLength: number;
}

/**
 * Whether a page is a wall, and of what kind; null for an article. A page that has the whole article in it is none,
 * whatever it says besides.
 */
export function wallOf({ address, html, textLength }: FetchedPage): PageWall | null {
  const { hostname, pathname } = new URL(address);
  if (CONSENT_HOSTS.test(hostname)) return 'consent';
  if (SIGN_IN_PATHS.test(pathname)) return 'sign-in';
  const text = html.slice(0, MAX_CHARS).toLowerCase();
  const isShort = textLength < SHORT_TEXT;
  if (isShort && CHECK_WORDS.some((words) => text.includes(words))) return 'check';
  if (isShort && FREE_NOT.test(html.slice(0, MAX_CHARS))) return 'paywall';
  if (isShort && PAY_WORDS.some((words) => text.includes(words))) return 'paywall';
  if (textLength < SHORT_TEXT / 3 && CONSENT_WORDS.some((words) => text.includes(words)))
    return 'consent';
  return null;
}
