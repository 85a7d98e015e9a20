import type { JSX } from 'preact';
import type { DevelopmentRow } from '../../src/desk/index.ts';
import type { Expectation } from '../../src/record/index.ts';
import type { DevelopmentsAnswer, Names, NextAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { Day } from '../parts/day.tsx';
import { DevelopmentList } from '../parts/development-list.tsx';
import { ExpectationList } from '../parts/expectation-list.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { sameDay } from '../place.ts';
import { closingDay, dayAfter, dayWords, orderDay } from '../text/day-words.ts';
import { counted } from '../text/plain.ts';

/** How far ahead the rail looks, and how many of what was missed it shows. */
const AHEAD_DAYS = 30;
const MISSED_SHOWN = 6;

function isWithin(row: Expectation, from: string, to: string): boolean {
  if (row.state !== 'open' || row.window === null) return false;
  const closing = closingDay(row.window);
  return orderDay(row.window) <= to && (closing === null || closing >= from);
}

function byWindow(a: Expectation, b: Expectation): number {
  return orderDay(a.window) < orderDay(b.window) ? -1 : 1;
}

function Rail({ answer }: { readonly answer: NextAnswer }): JSX.Element {
  const { asOf, expectations, names } = answer;
  const to = dayAfter(asOf, AHEAD_DAYS);
  const ahead = expectations.filter((row) => isWithin(row, asOf, to)).sort(byWindow);
  const undated = expectations.filter((row) => row.state === 'open' && row.window === null);
  const missed = expectations
    .filter((row) => row.state === 'missed')
    .sort((a, b) => (a.stateSince < b.stateSince ? 1 : -1));
  return (
    <>
      <RailPart id="ahead" title={`Expected by ${dayWords(to)}`} rows={ahead} names={names}>
        Nothing is said to come between {dayWords(asOf)} and {dayWords(to)}.
      </RailPart>
      <RailPart
        id="missed"
        title="Due, and did not happen"
        rows={missed.slice(0, MISSED_SHOWN)}
        names={names}
      >
        Nothing that was due is missing.
      </RailPart>
      <p class="line">
        <a href={sameDay('/next')}>All that is expected</a>
        {undated.length > 0 && <span class="soft">{undated.length} more without a day</span>}
      </p>
    </>
  );
}

function RailPart(props: {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Expectation[];
  readonly names: Names;
  readonly children: JSX.Element | string | (string | JSX.Element)[];
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.title}</h2>
      {props.rows.length === 0 ? (
        <p class="soft">{props.children}</p>
      ) : (
        <ExpectationList rows={props.rows} names={props.names} />
      )}
    </section>
  );
}

function newestFirst(rows: readonly DevelopmentRow[]): DevelopmentRow[] {
  return [...rows].sort((a, b) =>
    a.lastDay !== b.lastDay ? (a.lastDay < b.lastDay ? 1 : -1) : a.id < b.id ? -1 : 1,
  );
}

/** The brief of the day, and the feed of what moves. */
function Morning({ day }: { readonly day: string }): JSX.Element {
  return (
    <>
      <p class="line">
        <a href={`/day/${day}`}>The brief of {dayWords(day)}</a>
      </p>
      <TakeAway
        files={[
          { name: 'Brief of the day (PDF)', path: `/brief/day/${day}.pdf` },
          { name: 'Feed', path: '/feed.atom' },
          { name: 'Calendar', path: '/next.ics' },
        ]}
      />
    </>
  );
}

function Moved({ answer }: { readonly answer: DevelopmentsAnswer }): JSX.Element {
  const rows = newestFirst(answer.developments);
  const since = rows.reduce((day, row) => (row.firstDay < day ? row.firstDay : day), answer.asOf);
  return (
    <>
      <header class="page-head">
        <h1>Today</h1>
        {rows.length > 0 && (
          <p class="line soft">
            {counted(rows.length, 'development')} since <Day value={since} />, the newest first
          </p>
        )}
        <AsOf day={answer.asOf} />
        <Morning day={answer.asOf} />
      </header>
      {rows.length === 0 ? (
        <p class="silence">
          Here stand the developments of the record. It holds none on this day: give it dispatches
          with <code>chancery read</code>, or choose a later day above.
        </p>
      ) : (
        <DevelopmentList rows={rows} />
      )}
    </>
  );
}

/** What moved, and what is expected. */
export function TodayPage(): JSX.Element {
  useTitle('Today');
  const developments = useAsked<DevelopmentsAnswer>(sameDay('/developments'));
  const next = useAsked<NextAnswer>(sameDay('/next'));
  return (
    <div class="with-rail">
      <div>
        <Answered asked={developments} lines={14}>
          {(answer) => <Moved answer={answer} />}
        </Answered>
      </div>
      {developments.at === 'here' && (
        <aside class="rail" aria-label="What is expected">
          <Answered asked={next} lines={6}>
            {(answer) => <Rail answer={answer} />}
          </Answered>
        </aside>
      )}
    </div>
  );
}
