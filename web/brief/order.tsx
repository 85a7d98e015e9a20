import type { JSX } from 'preact';
import type { Brief } from '../../src/briefs/index.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';

type Place = NonNullable<Brief['order']>[number];

function figure(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** The sum and its parts in a line: "10 points: stage: signed +4 · two origins +1". */
function sumInWords({ points, parts }: Place): string {
  const sum = `${figure(points)} ${points === 1 ? 'point' : 'points'}`;
  const terms = parts.map(
    (part) => `${part.what} ${part.points > 0 ? '+' : ''}${figure(part.points)}`,
  );
  return terms.length === 0 ? sum : `${sum}: ${terms.join(' · ')}`;
}

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
