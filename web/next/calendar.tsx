import type { JSX } from 'preact';
import type { Expectation } from '../../src/record/index.ts';
import type { Names } from '../../src/surfaces/index.ts';
import { ExpectationList, whose } from '../parts/expectation-list.tsx';
import { ExpectationMark } from '../parts/expectation-mark.tsx';
import { Words } from '../parts/words.tsx';
import { sameDay, usePlace } from '../place.ts';
import { dayWords } from '../text/day-words.ts';
import {
  countOf,
  type MonthView,
  monthAfter,
  monthOf,
  monthView,
  nextMonth,
  weeksOf,
} from './month.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

function Entry({ row, names }: { readonly row: Expectation; readonly names: Names }): JSX.Element {
  const who = whose(row, names);
  return (
    <li>
      <ExpectationMark state={row.state} />{' '}
      <a href={`#${row.id}`}>
        <Words>{who === '' ? row.what : `${who}: ${row.what}`}</Words>
      </a>
    </li>
  );
}

function Grid(props: {
  readonly month: string;
  readonly view: MonthView;
  readonly names: Names;
  readonly today: string;
}): JSX.Element {
  const { month, view, today } = props;
  return (
    <section class="table" tabIndex={0} aria-label={`Calendar of ${dayWords(month)}`}>
      <table class="calendar">
        <caption class="unseen">{`What is expected in ${dayWords(month)}, by day`}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={index}>
              {week.map((day, at) => (
                <td key={at} class={day === today ? 'is-today' : ''}>
                  {day !== null && (
                    <>
                      <time dateTime={day}>
                        {Number(day.slice(8))}
                        <span class="of-month"> {dayWords(month)}</span>
                      </time>
                      {day === today && <span class="soft"> as known</span>}
                      {view.byDay.has(day) && (
                        <ul>
                          {view.byDay.get(day)?.map((row) => (
                            <Entry key={row.id} row={row} names={props.names} />
                          ))}
                        </ul>
                      )}
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The page at another month, of the same accord or state. */
function inMonth(month: string | null): string {
  const query = new URLSearchParams(location.search);
  return sameDay('/next', { accord: query.get('accord'), state: query.get('state'), month });
}

/** What comes after a month, and where what has no day stands. */
function Later(props: {
  readonly month: string;
  readonly rows: readonly Expectation[];
}): JSX.Element {
  const { month, rows } = props;
  const after = monthAfter(month, 1);
  const inNext = countOf(monthView(after, rows));
  const later = nextMonth(after, rows);
  const undated = rows.filter((row) => row.state === 'open' && row.window === null).length;
  const isOpen = rows.some((row) => row.state === 'open');
  return (
    <>
      {' '}
      {dayWords(after)}:{' '}
      {inNext === 0 ? (
        'nothing'
      ) : (
        <a data-stay href={inMonth(after)}>
          {inNext}
        </a>
      )}
      {later === null ? (
        inNext === 0 && '; no later month has anything with a day either'
      ) : (
        <>
          ; later:{' '}
          <a data-stay href={inMonth(later)}>
            {dayWords(later)}
          </a>
        </>
      )}
      .{' '}
      {isOpen && undated > 0 && (
        <a href="#undated">
          {undated === 1 ? '1 is open without a day' : `${undated} are open without a day`}
        </a>
      )}
    </>
  );
}

/** One month of what is expected: a point where the day is known, beside it what has a longer window. */
export function Calendar(props: {
  readonly rows: readonly Expectation[];
  readonly names: Names;
  readonly asOf: string;
}): JSX.Element {
  const { rows, names, asOf } = props;
  const { query } = usePlace();
  const asked = query.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthOf(asOf);
  const view = monthView(month, rows);
  const count = countOf(view);
  const at = (by: number): string => inMonth(monthAfter(month, by));
  return (
    <section aria-labelledby="month">
      <h2 id="month">{dayWords(month)}</h2>
      <nav class="days" aria-label="Months">
        <a data-stay href={at(-1)}>
          ← {dayWords(monthAfter(month, -1))}
        </a>
        {month !== monthOf(asOf) && (
          <a data-stay href={inMonth(null)}>
            This month
          </a>
        )}
        <a data-stay href={at(1)}>
          {dayWords(monthAfter(month, 1))} →
        </a>
      </nav>
      <p role="status">
        {count === 0
          ? `Nothing that is dated is expected in ${dayWords(month)}.`
          : `${count} in ${dayWords(month)}${view.beside.length > 0 ? `, ${view.beside.length} of them without an exact day` : ''}.`}
        <Later month={month} rows={rows} />
      </p>
      {view.byDay.size > 0 && <Grid month={month} view={view} names={names} today={asOf} />}
      {view.beside.length > 0 && (
        <>
          <h3>Some time in a window that holds this month</h3>
          <ExpectationList rows={view.beside} names={names} />
        </>
      )}
    </section>
  );
}
