import type { JSX } from 'preact';
import type { BriefAct } from '../../src/briefs/index.ts';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay } from '../place.ts';
import { orderDay } from '../text/day-words.ts';
import { plain } from '../text/plain.ts';
import { useReading } from './reading.ts';

/** Points that are seen without unfolding, the latest. */
const SHOWN = 10;

interface Point {
  readonly act: BriefAct;
  readonly count: number;
}

/** Acts that tell the same of one day are one point. */
function pointsOf(acts: readonly BriefAct[]): Point[] {
  const points = new Map<string, { act: BriefAct; count: number }>();
  for (const act of acts) {
    if (act.day === null) continue;
    const { subjects, objects, accord, action, stage, modality, day } = act;
    const key = [subjects, objects, accord, action, stage, modality, day].join(' ');
    const known = points.get(key);
    if (known === undefined) points.set(key, { act, count: 1 });
    else known.count += 1;
  }
  return [...points.values()].sort((a, b) =>
    orderDay(a.act.day) < orderDay(b.act.day)
      ? -1
      : orderDay(a.act.day) > orderDay(b.act.day)
        ? 1
        : 0,
  );
}

function PointItem({ point }: { readonly point: Point }): JSX.Element {
  const { act, count } = point;
  const { names } = useReading();
  const named = (codes: readonly string[]): string =>
    codes.map((code) => names[code] ?? code).join(', ');
  const about = named(act.accord === null ? act.objects : [...act.objects, act.accord]);
  const what = act.action.replaceAll('-', ' ');
  const [passage] = act.evidence;
  return (
    <li class="step">
      <Day value={act.day} basis={act.dayBasis} from={act.dayFrom} />
      <span>
        <Words>{named(act.subjects) || 'Somebody'}</Words>:{' '}
        {passage === undefined ? (
          <Words>{what}</Words>
        ) : (
          <a href={passageHref(passage)}>
            <Words>{what}</Words>
          </a>
        )}
        {about !== '' && (
          <>
            , <Words>{about}</Words>
          </>
        )}
        , <Words>{act.modality}</Words>{' '}
        {act.stage !== null && act.stage !== 'none' && <StageMark stage={act.stage} />}{' '}
        {count > 1 && <span class="soft">told {count} times </span>}
        <a
          href={sameDay(pathTo('/explain', act.id))}
          aria-label={`Why: ${plain(what)}, ${act.day ?? 'no day'}`}
        >
          why
        </a>
      </span>
    </li>
  );
}

/** What the sources tell, by the day on which it was or is to be. */
export function Timeline({ acts }: { readonly acts: readonly BriefAct[] }): JSX.Element | null {
  const points = pointsOf(acts);
  if (points.length === 0) return null;
  const early = points.slice(0, -SHOWN);
  const list = (part: readonly Point[]): JSX.Element => (
    <ol class="course">
      {part.map((point) => (
        <PointItem key={point.act.id} point={point} />
      ))}
    </ol>
  );
  return (
    <section class="told" aria-labelledby="told">
      <h2 id="told">Timeline</h2>
      {early.length > 0 && (
        <details>
          <summary>{early.length} earlier</summary>
          {list(early)}
        </details>
      )}
      {list(points.slice(-SHOWN))}
    </section>
  );
}
