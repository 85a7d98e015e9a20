import type { JSX } from 'preact';
import type { StandingRow } from '../../src/desk/index.ts';
import type { StateAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { Course } from '../parts/course.tsx';
import { DevelopmentList } from '../parts/development-list.tsx';
import { ExpectationList } from '../parts/expectation-list.tsx';
import { StandingTable } from '../parts/standing-table.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';

function Head({ state }: StateAnswer): JSX.Element {
  useTitle(state.name);
  const about = [state.official, state.region].filter((part) => part !== null);
  return (
    <header class="page-head">
      <h1>
        <Words>{state.name}</Words>
      </h1>
      {about.length > 0 && (
        <p class="line soft">
          <Words>{about.join(' · ')}</Words>
        </p>
      )}
      <AsOf day={state.asOf} />
      <p class="line">
        <a href={sameDay(pathTo('/brief/state', state.code))}>The brief of this state</a>
        <a href={sameDay('/map', { state: state.code })}>Its relations on a map</a>
        <a href={sameDay('/network', { state: state.code })}>Its ties as a network</a>
      </p>
      <TakeAway
        files={[
          { name: 'Calendar', path: '/next.ics', query: { state: state.code } },
          { name: 'Feed', path: '/feed.atom', query: { state: state.code } },
          { name: 'Parties (CSV)', path: '/parties.csv', query: { state: state.code } },
          { name: 'Claims (CSV)', path: '/claims.csv', query: { state: state.code } },
        ]}
      />
    </header>
  );
}

function otherOf(code: string): (row: StandingRow) => StandingRow['subject'] | null {
  return (row) => (row.subject.id === code ? row.counterpart : row.subject);
}

/** The page of the two states of a relation. */
function pairOf(code: string, row: StandingRow): string | null {
  const other = otherOf(code)(row);
  return other === null ? null : pathTo('/pair', `${code}/${other.id}`);
}

function Ties({ state }: StateAnswer): JSX.Element {
  return (
    <>
      <h2>Accords</h2>
      {state.accords.length === 0 ? (
        <p class="silence">The record holds no accord under which this state has a standing.</p>
      ) : (
        <StandingTable
          caption={`Accords by how far ${state.name} is under them`}
          rows={state.accords}
          of={{ column: 'Accord', base: '/accord' }}
          nameOf={(row) => row.accord}
        />
      )}
      <h2>Relations</h2>
      {state.relations.length === 0 ? (
        <p class="silence">The record holds nothing on its relations with other states.</p>
      ) : (
        <StandingTable
          caption={`Relations of ${state.name} with other states`}
          rows={state.relations}
          of={{ column: 'With', base: '/state' }}
          nameOf={otherOf(state.code)}
          pair={(row) => pairOf(state.code, row)}
        />
      )}
    </>
  );
}

function Whole({ answer }: { readonly answer: StateAnswer }): JSX.Element {
  const { state, names, expectationsLeft } = answer;
  return (
    <article class="page">
      <Head {...answer} />
      <Course query={{ state: state.code }} of="state" title="What dispatches moved" />
      <Ties {...answer} />
      <h2>What is expected</h2>
      {state.expectations.length === 0 ? (
        <p class="silence">Nothing is said to come.</p>
      ) : (
        <ExpectationList
          rows={state.expectations}
          names={names}
          rest={{ left: expectationsLeft, href: sameDay('/next', { state: state.code }) }}
        />
      )}
      <h2>Developments</h2>
      {state.developments.length === 0 ? (
        <p class="silence">
          No dispatch speaks of it. <a href={sameDay('/')}>See what moved elsewhere.</a>
        </p>
      ) : (
        <DevelopmentList
          rows={state.developments}
          heading="h3"
          rest={sameDay('/', { state: state.code })}
        />
      )}
    </article>
  );
}

/** One state: its ties by stage. */
export function StatePage({ code }: { readonly code: string }): JSX.Element {
  useTitle('State');
  const asked = useAsked<StateAnswer>(sameDay(pathTo('/states', code)));
  return (
    <Answered asked={asked} lines={12}>
      {(answer) => <Whole answer={answer} />}
    </Answered>
  );
}
