import type { JSX } from 'preact';
import type { Brief } from '../../src/briefs/index.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';
import { sumInWords } from '../text/sum-words.ts';

/** The developments of a brief over several, the most consequential first, each with the sum that put it there. */
export function Order({ brief }: { readonly brief: Brief }): JSX.Element | null {
  const { order } = brief;
  if (order === undefined || order.length === 0) return null;
  return (
    <section aria-labelledby="order">
      <h2 id="order">In this order, and why</h2>
      <ol class="order">
        {order.map((place) => (
          <li key={place.development}>
            <a href={sameDay(pathTo('/brief', place.development))}>
              <Words>{place.title}</Words>
            </a>
            <p class="reason soft">
              <Words>{sumInWords(place)}</Words>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
