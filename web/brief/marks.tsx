import type { JSX } from 'preact';
import { Words } from '../parts/words.tsx';
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

/** The numbered marks of a statement. */
export function Marks({ place }: { readonly place: string }): JSX.Element {
  const { supports } = useReading();
  return (
    <span class="marks">
      {supportsAt(supports, place).map((support) => (
        <Mark key={support.index} support={support} />
      ))}
    </span>
  );
}

/** The outlets whose words a statement gives, in small after it. */
export function Outlets({ place }: { readonly place: string }): JSX.Element | null {
  const { supports, passages } = useReading();
  const outlets = supportsAt(supports, place).flatMap(({ evidence }) => {
    const outlet = evidence === null ? null : passages.get(evidenceKey(evidence))?.outlet;
    return outlet == null ? [] : [outlet];
  });
  const names = [...new Set(outlets)];
  if (names.length === 0) return null;
  return (
    <span class="outlet">
      <Words>{names.join(', ')}</Words>
    </span>
  );
}
