import type { JSX } from 'preact';
import type { Brief } from '../../src/briefs/index.ts';
import { Day } from '../parts/day.tsx';
import { ExpectationMark } from '../parts/expectation-mark.tsx';
import { Words } from '../parts/words.tsx';
import { Marks } from './marks.tsx';
import { useReading } from './reading.ts';

/** What changed since the brief before. */
export function Changed({ brief }: { readonly brief: Brief }): JSX.Element | null {
  if (brief.changed.length === 0) return null;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">What changed</h2>
      <ul class="changes">
        {brief.changed.map((change, index) => (
          <li key={index}>
            <span class="label">
              <Words>{change.what}</Words>
            </span>{' '}
            <Words>{change.text}</Words>
            <Marks place={`changed.${index}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is expected, each with its window and its fate. */
export function Expected({ brief }: { readonly brief: Brief }): JSX.Element | null {
  const { names } = useReading();
  if (brief.expectations.length === 0) return null;
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">What is expected</h2>
      <ul class="expectations">
        {brief.expectations.map((row, index) => (
          <li key={row.id} class="expectation">
            <p>
              <Words>{row.text}</Words>
              <Marks place={`expectations.${index}`} />
            </p>
            <p class="line">
              <ExpectationMark state={row.state} />
              {row.window === null ? (
                <span class="soft">nobody says when</span>
              ) : (
                <Day value={row.window} />
              )}
              {row.wording !== null && (
                <span class="soft">
                  “<Words>{row.wording}</Words>”
                  {row.saidBy !== null && (
                    <>
                      , <Words>{names[row.saidBy] ?? row.saidBy}</Words>
                    </>
                  )}
                </span>
              )}
              {row.basis === 'ladder' && (
                <span class="soft">follows from the ladder of stages</span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
