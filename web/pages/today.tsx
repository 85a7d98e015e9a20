import type { JSX } from 'preact';
import type { TodayView } from '../../src/desk/index.ts';
import type { Expectation } from '../../src/record/index.ts';
import type { Names, NextAnswer, TodayAnswer } from '../../src/surfaces/index.ts';
import { askAgain, useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { Day } from '../parts/day.tsx';
import { DevelopmentList } from '../parts/development-list.tsx';
import { ExpectationList } from '../parts/expectation-list.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { address, sameDay, usePlace } from '../place.ts';
import { closingDay, dayAfter, dayWords, orderDay } from '../text/day-words.ts';
import { counted } from '../text/plain.ts';
import { FILTERS, Filters } from '../today/filters.tsx';
import { type Movement, useMovement } from '../today/visit.ts';

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
        {undated.length > 0 && (
          <a href={`${sameDay('/next')}#undated`}>{undated.length} without a day</a>
        )}
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

/** The files of the day; they stand after the news. */
function Morning({ day }: { readonly day: string }): JSX.Element {
  return (
    <TakeAway
      files={[
        { name: 'Brief of the day (PDF)', path: `/brief/day/${day}.pdf` },
        { name: 'Feed', path: '/feed.atom' },
        { name: 'Calendar', path: '/next.ics' },
      ]}
    />
  );
}

/** How many moved since the reader was here, and where they are marked. */
function SinceVisit({
  moved,
  shown,
}: {
  readonly moved: number;
  readonly shown: number;
}): JSX.Element {
  if (moved === 0) return <>nothing moved since you were here</>;
  const marked = shown === 0 ? 'none of them is in this list' : 'marked below';
  return (
    <>
      {counted(moved, 'development')} moved since you were here, {marked}
    </>
  );
}

/** News waits here until the reader takes it: nothing jumps. */
function Waiting({ movement }: { readonly movement: Movement }): JSX.Element {
  const { waiting, from, take } = movement;
  return (
    <div class="waiting" role="status">
      {waiting.size > 0 && (
        <button
          type="button"
          onClick={() => {
            take();
            askAgain();
          }}
        >
          {waiting.size} moved since {from}: show
        </button>
      )}
    </div>
  );
}

function Moved(props: { readonly today: TodayView; readonly movement: Movement }): JSX.Element {
  const { today, movement } = props;
  const { developments: rows } = today;
  const { query } = usePlace();
  const isNarrowed = FILTERS.some((name) => query.has(name));
  const isByWeight = query.get('order') === 'consequence';
  const since = rows.reduce((day, row) => (row.firstDay < day ? row.firstDay : day), today.asOf);
  const moved = movement.sinceVisit;
  const marked = rows.filter(({ id }) => moved?.has(id) === true);
  return (
    <>
      <header class="page-head">
        <h1>Today</h1>
        <p class="line soft">
          <span>
            {counted(rows.length, 'development')}
            {isNarrowed ? (
              ` of ${today.lookedThrough}`
            ) : (
              <>
                {' '}
                since <Day value={since} />
              </>
            )}
            , {isByWeight ? 'the most consequential first' : 'the newest first'}
          </span>
          {moved !== null && (
            <span>
              <SinceVisit moved={moved.size} shown={marked.length} />
            </span>
          )}
        </p>
        <p class="line">
          <a href={`/day/${today.asOf}`}>The brief of {dayWords(today.asOf)}</a>
        </p>
        <AsOf day={today.asOf} />
        <Filters choices={today.choices} />
      </header>
      <Waiting movement={movement} />
      {rows.length === 0 ? (
        <p class="silence">
          {isNarrowed ? (
            <>
              No development has all of this. <a href={sameDay('/')}>Show all of them.</a>
            </>
          ) : (
            <>
              Here stand the developments of the record. It holds none on this day: give it
              dispatches with <code>chancery read</code>, or choose a later day above.
            </>
          )}
        </p>
      ) : (
        <DevelopmentList rows={rows} moved={moved} isWeighed={isByWeight} />
      )}
    </>
  );
}

/** The path of the list that the address asks for. */
function listPath(query: URLSearchParams): string {
  const names = ['as-of', 'order', ...FILTERS];
  return address('/today', Object.fromEntries(names.map((name) => [name, query.get(name)])));
}

/** What moved, and what is expected. */
export function TodayPage(): JSX.Element {
  useTitle('Today');
  const { query } = usePlace();
  const movement = useMovement(query.has('as-of'));
  const today = useAsked<TodayAnswer>(listPath(query));
  const next = useAsked<NextAnswer>(sameDay('/next'));
  return (
    <div class="with-rail">
      <div>
        <Answered asked={today} lines={14}>
          {(answer) => <Moved today={answer.today} movement={movement} />}
        </Answered>
      </div>
      {today.at === 'here' && (
        <aside class="rail" aria-label="What is expected">
          <Answered asked={next} lines={6}>
            {(answer) => <Rail answer={answer} />}
          </Answered>
          <Morning day={today.value.today.asOf} />
        </aside>
      )}
    </div>
  );
}
