import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { StandingRow } from '../../src/desk/index.ts';
import { StageGlyph } from '../parts/stage-mark.tsx';
import { dayWords, orderDay } from '../text/day-words.ts';
import { counted, plain, shortened } from '../text/plain.ts';
import { stageWords } from '../text/stage-words.ts';
import {
  FLOOR,
  type Frame,
  GLYPH,
  type PlacedMark,
  type Rung,
  rungsOf,
  timeOf,
  yearsOf,
} from './rungs.ts';
import { useNarrow } from './use-narrow.ts';

const HEAD = 6;
const FOOT = 24;

const FRAMES = {
  wide: { width: 720, undatedFrom: 150, undatedRoom: 150, years: 8 },
  narrow: { width: 344, undatedFrom: 84, undatedRoom: 100, years: 4 },
} as const;
const NARROW_NAME = 12;

function Mark({
  mark,
  bottom,
}: {
  readonly mark: PlacedMark;
  readonly bottom: number;
}): JSX.Element {
  const { row, x, floor, label } = mark;
  const y = bottom - 6 - floor * FLOOR - GLYPH;
  const { stage, since } = row.standing;
  const offset = GLYPH / 2 + 4;
  return (
    <g>
      <title>{`${plain(row.subject.name)}: ${since === null ? 'day not known' : dayWords(since)}`}</title>
      <svg x={x - GLYPH / 2} y={y} width={GLYPH} height={GLYPH} viewBox="0 0 16 16">
        <StageGlyph stage={stage} />
      </svg>
      {label !== null && (
        <text
          class={`label ${label.side}`}
          x={(label.side === 'start' ? x + offset : x - offset).toFixed(1)}
          y={y + 11}
        >
          {label.words}
        </text>
      )}
    </g>
  );
}

function inWords(rungs: readonly Rung[]): string {
  return rungs.map(({ stage, count }) => `${stageWords(stage)}: ${count}`).join(', ');
}

/** Who stands on which rung of an accord, and since when: time from left to right, the furthest stage on top. */
export function LadderPicture(props: {
  readonly title: string;
  readonly rows: readonly StandingRow[];
  readonly asOf: string;
}): JSX.Element | null {
  const id = useId();
  const isNarrow = useNarrow();
  const { width, undatedFrom, undatedRoom, years } = FRAMES[isNarrow ? 'narrow' : 'wide'];
  const rows = props.rows.filter(({ standing }) => standing.stage !== 'none');
  const days = rows.flatMap(({ standing }) =>
    standing.since === null ? [] : [orderDay(standing.since)],
  );
  if (days.length === 0) return null;
  const hasUndated = days.length < rows.length;
  const frame: Frame = {
    width,
    undatedFrom,
    timeFrom: undatedFrom + (hasUndated ? undatedRoom : 0),
  };
  const time = timeOf([...days, props.asOf], frame);
  const rungs = rungsOf(rows, time, frame);
  const floor = HEAD + rungs.reduce((sum, rung) => sum + rung.height, 0);
  const missing = rungs.reduce((sum, { count, marks }) => sum + count - marks.length, 0);
  let bottom = HEAD;
  return (
    <figure class="picture ladder">
      <svg viewBox={`0 0 ${width} ${floor + FOOT}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{`${plain(props.title)}. ${inWords(rungs)}.`}</title>
        {hasUndated && (
          <text class="label start" x={undatedFrom} y={floor + 16}>
            no day known
          </text>
        )}
        {yearsOf(time, years).map((year) => {
          const x = time.x(`${year}-01-01`).toFixed(1);
          return (
            <g key={year}>
              <path class="year" d={`M${x} ${HEAD}V${floor}`} />
              <text class="label" x={x} y={floor + 16}>
                {year}
              </text>
            </g>
          );
        })}
        {rungs.map((rung) => {
          bottom += rung.height;
          const name = `${stageWords(rung.stage)}: ${rung.count}`;
          return (
            <g key={rung.stage}>
              <path class="rung" d={`M0 ${bottom}H${width}`} />
              <text class="label start rung-name" x="0" y={bottom - 9}>
                {isNarrow ? shortened(stageWords(rung.stage), NARROW_NAME) : name}
              </text>
              {rung.marks.map((mark) => (
                <Mark key={mark.row.entry} mark={mark} bottom={bottom} />
              ))}
            </g>
          );
        })}
      </svg>
      {missing > 0 && (
        <figcaption>
          <p class="soft">
            {counted(missing, 'state')} without a mark, for want of a day or of room; the table has
            all.
          </p>
        </figcaption>
      )}
    </figure>
  );
}
