import type { JSX } from 'preact';
import { Words } from '../parts/words.tsx';
import { dayWords } from '../text/day-words.ts';
import { useReading } from './reading.ts';
import { evidenceKey, type Support, supportsAt } from './supports.ts';

function Mark({ support }: { readonly support: Support }): JSX.Element {
  const { open, hrefOf, passages } = useReading();
  const isOpen = open?.place === support.place && open.index === support.index;
  const passage = support.evidence && passages.get(evidenceKey(support.evidence));
  const what = passage ? `Passage in ${passage.outlet ?? 'a dispatch'}` : 'Record';
  return (
    <a
      class="mark"
      data-stay
      id={`mark-${support.place}-${support.index}`}
      href={hrefOf(support)}
      aria-label={`${what}, note ${support.number}`}
      {...(isOpen ? { 'aria-current': 'true' as const } : {})}
    >
      {support.number}
    </a>
  );
}

/** So many marks stand in the text; what many outlets say would drown in its own numbers. */
const SHOWN = 5;

/** One mark for all the others of a statement; on paper they stand in full. */
function More({ rest }: { readonly rest: readonly Support[] }): JSX.Element | null {
  const { open, hrefOf } = useReading();
  const [first] = rest;
  if (first === undefined) return null;
  const isOpen = open !== null && rest.includes(open);
  return (
    <>
      <a
        class="mark more"
        data-stay
        id={`more-${first.place}`}
        href={hrefOf(first)}
        aria-label={`${rest.length} more notes`}
        {...(isOpen ? { 'aria-current': 'true' as const } : {})}
      >
        +{rest.length}
      </a>
      <span class="on-paper"> {rest.map((support) => support.number).join(' ')}</span>
    </>
  );
}

/** The numbered marks of a statement. */
export function Marks({ place }: { readonly place: string }): JSX.Element {
  const { supports } = useReading();
  const all = supportsAt(supports, place);
  const shown = all.length > SHOWN + 1 ? SHOWN : all.length;
  return (
    <span class="marks">
      {all.slice(0, shown).map((support) => (
        <Mark key={support.index} support={support} />
      ))}
      <More rest={all.slice(shown)} />
    </span>
  );
}

/** The outlets whose words a statement gives, in small after it, each with its day: “on Thursday” is read against that. */
export function Outlets({ place }: { readonly place: string }): JSX.Element | null {
  const { supports, passages } = useReading();
  const outlets = supportsAt(supports, place).flatMap(({ evidence }) => {
    const passage = evidence === null ? undefined : passages.get(evidenceKey(evidence));
    if (passage?.outlet == null) return [];
    return [passage.day === null ? passage.outlet : `${passage.outlet}, ${dayWords(passage.day)}`];
  });
  const names = [...new Set(outlets)];
  if (names.length === 0) return null;
  return (
    <span class="outlet">
      <Words>{names.join('; ')}</Words>
    </span>
  );
}
