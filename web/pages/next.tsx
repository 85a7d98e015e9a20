import type { JSX } from 'preact';
import type { Expectation } from '../../src/record/index.ts';
import type { NextAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Calendar } from '../next/calendar.tsx';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { ExpectationList } from '../parts/expectation-list.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { sameDay, useArrival, usePlace } from '../place.ts';
import { orderDay } from '../text/day-words.ts';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly has: (row: Expectation) => boolean;
}

/** What may still come stands first, then what did not, then what is settled. */
const GROUPS: readonly Group[] = [
  {
    id: 'dated',
    title: 'Open, with a day or a window',
    has: (row) => row.state === 'open' && !!row.window,
  },
  {
    id: 'undated',
    title: 'Open, nobody says when',
    has: (row) => row.state === 'open' && !row.window,
  },
  { id: 'missed', title: 'Due, and did not happen', has: (row) => row.state === 'missed' },
  { id: 'met', title: 'Met', has: (row) => row.state === 'met' },
  {
    id: 'overtaken',
    title: 'Overtaken or withdrawn',
    has: (row) => row.state === 'overtaken' || row.state === 'withdrawn',
  },
];

function byWindow(a: Expectation, b: Expectation): number {
  const [dayA, dayB] = [orderDay(a.window), orderDay(b.window)];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : a.id < b.id ? -1 : 1;
}

/** Whose expectations alone are asked for, as parameters of the address. */
interface Scope {
  readonly accord: string | null;
  readonly state: string | null;
}

function Whole({ answer, of }: { readonly answer: NextAnswer; readonly of: Scope }): JSX.Element {
  useArrival();
  const scope = [of.state, of.accord].flatMap((id) =>
    id === null ? [] : (answer.names[id] ?? id),
  );
  const groups = GROUPS.map((group) => ({
    id: group.id,
    title: group.title,
    rows: answer.expectations.filter(group.has).sort(byWindow),
  })).filter((group) => group.rows.length > 0);
  return (
    <article class="page">
      <header class="page-head">
        <h1>
          <Words>{['What’s next', ...scope].join(': ')}</Words>
        </h1>
        <AsOf day={answer.asOf} />
        {scope.length > 0 && (
          <p class="line">
            <a href={sameDay('/next')}>What is expected of all</a>
          </p>
        )}
        <TakeAway files={[{ name: 'Calendar', path: '/next.ics', query: { ...of } }]} />
      </header>
      {groups.length === 0 && (
        <p class="silence">
          Here stands what sources say will come, and what the ladder of stages implies. The record
          holds nothing of the kind on this day; choose another above.
        </p>
      )}
      {groups.length > 0 && (
        <Calendar rows={answer.expectations} names={answer.names} asOf={answer.asOf} />
      )}
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={group.id}>
          <h2 id={group.id}>
            {group.title} <span class="soft">({group.rows.length})</span>
          </h2>
          <ExpectationList rows={group.rows} names={answer.names} hasAnchors />
        </section>
      ))}
    </article>
  );
}

/** All expectations, or those of an accord or a state, told apart by what became of them. */
export function NextPage(): JSX.Element {
  useTitle('What’s next');
  const { query } = usePlace();
  const of = { accord: query.get('accord'), state: query.get('state') };
  const asked = useAsked<NextAnswer>(sameDay('/next', of));
  return <Answered asked={asked}>{(answer) => <Whole answer={answer} of={of} />}</Answered>;
}
