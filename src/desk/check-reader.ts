import type { CheckDeps } from '../briefs/index.ts';
import { extractActs } from '../events/index.ts';
import type { CivilDay } from '../kernel/index.ts';
import type { ReadingLine } from './reading-line.ts';

type Understood = ReturnType<CheckDeps['understand']>;

/** Characters of text whose reading is kept: some hundreds of dispatches, each cited by several briefs. */
const MAX_KEPT_CHARS = 600_000;
/** What was understood of a short sentence takes as much room as so many characters of a long text do. */
const CHARS_OF_ANY = 250;

function understand(line: ReadingLine, text: string, referenceDay: CivilDay | null): Understood {
  const reading = line.reader.read({
    dispatch: null,
    text,
    titleSpan: null,
    language: 'en',
    referenceDay,
    referenceFrom: referenceDay === null ? 'none' : 'given',
  }).items;
  const acts = extractActs({ dispatch: 'check', text, reading, referenceDay }, line.grammar).items;
  return { mentions: reading.mentions, accords: reading.accords, days: reading.days, acts };
}

/**
 * The reader of the grounding check: the same stages as for a dispatch, ignorant of what was stored. A text is
 * read once for as long as it is kept, the one that was not asked for longest being let go first.
 */
export function checkDeps(line: ReadingLine): CheckDeps {
  const kept = new Map<string, Understood>();
  let keptChars = 0;
  return {
    understand: (text, referenceDay) => {
      const key = `${referenceDay ?? ''} ${text}`;
      const found = kept.get(key);
      if (found !== undefined) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const fresh = understand(line, text, referenceDay);
      kept.set(key, fresh);
      keptChars += key.length + CHARS_OF_ANY;
      for (const oldest of kept.keys()) {
        if (keptChars <= MAX_KEPT_CHARS || oldest === key) break;
        kept.delete(oldest);
        keptChars -= oldest.length + CHARS_OF_ANY;
      }
      return fresh;
    },
  };
}
