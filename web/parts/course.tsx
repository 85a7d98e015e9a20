import type { JSX } from 'preact';
import type { TimelineAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { pathTo, sameDay } from '../place.ts';
import { Answered } from './answered.tsx';
import { ClassMark } from './class-mark.tsx';
import { Day } from './day.tsx';
import { StageMovement } from './stage-mark.tsx';
import { Words } from './words.tsx';

type Row = TimelineAnswer['changes'][number];

/** Steps that are seen without unfolding, the latest. */
const SHOWN = 8;

function Step({ row, of }: { readonly row: Row; readonly of: CourseProps['of'] }): JSX.Element {
  const other = of === 'accord' ? row.subject : (row.accord ?? row.counterpart ?? row.subject);
  const base = of === 'accord' || row.accord === null ? '/state' : '/accord';
  return (
    <li class="step">
      <Day value={row.knownDay} />
      <span>
        <a href={sameDay(pathTo(base, other.id))}>
          <Words>{of === 'pair' ? row.label : other.name}</Words>
        </a>{' '}
        <StageMovement
          stage={row.standing.stage}
          previous={row.before === 'none' ? null : row.before}
        />{' '}
        {row.isTakenBack && <span class="soft">what was held was taken back</span>}{' '}
        <ClassMark of={row.standing.evidenceClass} />{' '}
        <a
          href={sameDay(pathTo('/explain', row.entry))}
          aria-label={`Why: ${other.name}, ${row.label}`}
        >
          why
        </a>
      </span>
    </li>
  );
}

export interface CourseProps {
  readonly query: Readonly<Record<string, string>>;
  readonly of: 'accord' | 'state' | 'pair';
  /** `Timeline` unless said otherwise. */
  readonly title?: string;
  /** Only steps of this entry. */
  readonly entry?: string;
}

/** How the record moved, by the day on which it came to know each step, the latest first. */
export function Course({ query, of, title, entry }: CourseProps): JSX.Element {
  const asked = useAsked<TimelineAnswer>(sameDay('/timeline', query));
  return (
    <section aria-labelledby="course">
      <h2 id="course">{title ?? 'Timeline'}</h2>
      <Answered asked={asked} lines={4} isPart>
        {({ changes }) => {
          const rows = changes
            .filter((row) => entry === undefined || row.entry === entry)
            .reverse();
          if (rows.length === 0)
            return <p class="silence">Nothing that was read moved a standing here.</p>;
          const [shown, folded] = [rows.slice(0, SHOWN), rows.slice(SHOWN)];
          const list = (part: readonly Row[]): JSX.Element => (
            <ol class="course">
              {part.map((row) => (
                <Step
                  key={`${row.knownDay} ${row.entry} ${row.standing.stage}`}
                  row={row}
                  of={of}
                />
              ))}
            </ol>
          );
          return (
            <>
              {list(shown)}
              {folded.length > 0 && (
                <details>
                  <summary>{folded.length} earlier</summary>
                  {list(folded)}
                </details>
              )}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
