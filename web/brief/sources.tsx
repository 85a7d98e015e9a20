import type { JSX } from 'preact';
import type { BriefSources } from '../../src/briefs/index.ts';
import { Day } from '../parts/day.tsx';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';
import { counted } from '../text/plain.ts';

type Listed = BriefSources['dispatches'][number];

function Source({ dispatch }: { readonly dispatch: Listed }): JSX.Element {
  return (
    <li>
      <span class="outlet">
        <Words>{dispatch.outlet ?? 'outlet not known'}</Words>
      </span>{' '}
      <a href={sameDay(pathTo('/dispatch', dispatch.id))}>
        <Words>{dispatch.title ?? 'without a title'}</Words>
      </a>
      {', '}
      <Day value={dispatch.day} />
      {dispatch.revisionOf !== null && (
        <>
          {', corrects '}
          <a href={sameDay(pathTo('/dispatch', dispatch.revisionOf))}>an earlier version</a>
        </>
      )}
    </li>
  );
}

function Origin(props: {
  readonly dispatches: readonly Listed[];
  readonly why: readonly string[];
}): JSX.Element | null {
  const [first, ...others] = props.dispatches;
  if (first === undefined) return null;
  if (others.length === 0) return <Source dispatch={first} />;
  return (
    <li>
      <details>
        <summary>
          <Words>{first.outlet ?? 'One text'}</Words>, carried by {others.length}
        </summary>
        {props.why.length > 0 && (
          <p class="soft">
            <Words>{props.why.join('; ')}</Words>
          </p>
        )}
        <ul>
          {props.dispatches.map((dispatch) => (
            <Source key={dispatch.id} dispatch={dispatch} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Who reports it; texts that rest on one another stand folded together, because they are one voice. */
export function Sources({ sources }: { readonly sources: BriefSources }): JSX.Element {
  const byId = new Map(sources.dispatches.map((row) => [row.id, row]));
  const listed = (ids: readonly string[]): Listed[] =>
    ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [row];
    });
  const inOrigins = new Set(sources.origins.flatMap((origin) => origin.dispatches));
  const rest = sources.dispatches.filter((row) => !inOrigins.has(row.id));
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <p class="line soft">
        {counted(sources.outlets.length, 'outlet')},{' '}
        {counted(sources.independent, 'independent origin')}
      </p>
      <ul class="sources">
        {sources.origins.map((origin) => (
          <Origin key={origin.id} dispatches={listed(origin.dispatches)} why={origin.why} />
        ))}
        {rest.map((dispatch) => (
          <Source key={dispatch.id} dispatch={dispatch} />
        ))}
      </ul>
    </section>
  );
}
