import type { PatternEntry } from '../kernel/index.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';

/** Whether a pattern tells how somebody answers what another asks for: turned down, or backed. */
export function isAnswer({ root }: PatternEntry): boolean {
  return root === 'REJECT' || root === 'SUPPORT';
}

const REQUEST = /^(?:application|applications|bid|bids|request|requests|candidacy)$/;
/** Words between a request and the accord that it is about: "its bid to join", "an application for membership of". */
const LEADS_ON =
  /^(?:to|for|of|in|join|enter|accede|rejoin|become|membership|accession|admission|entry|full|part|member)$/;

/** "The application to join the Pact was shelved": what is shelved is the application, and not the pact. */
export function isOfRequest(view: SentenceView, accord: Placed<unknown>): boolean {
  let k = accord.first - 1;
  let hasLink = false;
  while (k > 0) {
    const lower = lowerAt(view, k);
    const isLink = LEADS_ON.test(lower);
    if (isLink) hasLink = true;
    if (!isLink && !/^(?:DET|ADJ)$/.test(view.tokens[k]?.pos ?? '')) break;
    k -= 1;
  }
  return hasLink && REQUEST.test(lowerAt(view, k));
}
