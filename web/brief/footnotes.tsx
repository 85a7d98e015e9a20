import type { JSX } from 'preact';
import { Words } from '../parts/words.tsx';
import { dayWords } from '../text/day-words.ts';
import { shortened } from '../text/plain.ts';
import { useReading } from './reading.ts';
import { evidenceKey, type Support } from './supports.ts';

function Note({ support }: { readonly support: Support }): JSX.Element {
  const { passages } = useReading();
  const passage = support.evidence && passages.get(evidenceKey(support.evidence));
  if (!passage) {
    return (
      <li value={support.number}>
        Record: <Words>{support.entries.join(', ') || 'passage not at hand'}</Words>
      </li>
    );
  }
  return (
    <li value={support.number}>
      <Words>{passage.outlet ?? 'Outlet not known'}</Words>
      {passage.day !== null && `, ${dayWords(passage.day)}`}: “
      <Words>{shortened(passage.words, 320)}</Words>”
    </li>
  );
}

/** What the marks become on paper. */
export function Footnotes(): JSX.Element {
  const { supports } = useReading();
  const once = new Map(supports.map((support) => [support.number, support]));
  return (
    <section class="footnotes" aria-hidden="true">
      <h2>Notes</h2>
      <ol>
        {[...once.values()].map((support) => (
          <Note key={support.number} support={support} />
        ))}
      </ol>
    </section>
  );
}
