import type { JSX } from 'preact';
import type { ExplainAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';

/** At most so many entries are unfolded in the panel; the others are links. */
const UNFOLDED = 3;

function Reason({ entry }: { readonly entry: string }): JSX.Element {
  const asked = useAsked<ExplainAnswer>(sameDay(pathTo('/explain', entry)));
  return (
    <Answered asked={asked} lines={3}>
      {(found) => (
        <>
          <h3>
            <Words>{found.title}</Words>
          </h3>
          <ol class="steps">
            {found.steps.map((step, index) => (
              <li key={index}>
                <span class="label">
                  <Words>{step.what}</Words>
                </span>{' '}
                <Words>{step.words}</Words>
              </li>
            ))}
          </ol>
        </>
      )}
    </Answered>
  );
}

/** Entries of the record behind a statement, unfolded where there is no passage to show. */
export function Reasons(props: {
  readonly entries: readonly string[];
  readonly isWhole: boolean;
}): JSX.Element {
  return (
    <section class="reasons" aria-label="In the record">
      {props.isWhole &&
        props.entries.slice(0, UNFOLDED).map((entry) => <Reason key={entry} entry={entry} />)}
      <p class="label">In the record</p>
      <ul>
        {props.entries.map((entry) => (
          <li key={entry}>
            <a href={sameDay(pathTo('/explain', entry))}>
              <Words>{entry}</Words>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
