import type { ComponentChildren, JSX } from 'preact';
import type { AccordView } from '../../src/desk/index.ts';
import type { AccordAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { LadderPicture, MapPicture } from '../atlas/index.ts';
import { marksOfParties } from '../atlas/marks.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { Course } from '../parts/course.tsx';
import { Day } from '../parts/day.tsx';
import { DevelopmentList } from '../parts/development-list.tsx';
import { ExpectationList } from '../parts/expectation-list.tsx';
import { Fact } from '../parts/fact.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { StandingTable } from '../parts/standing-table.tsx';
import { Table } from '../parts/table.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';
import { RuleOn, useSeenRuling } from '../rulings/rule-on.tsx';
import { counted } from '../text/plain.ts';

function Facts({ accord }: { readonly accord: AccordView }): JSX.Element {
  const rows: (readonly [string, ComponentChildren])[] = [
    ['Kind', <Words key="k">{accord.kind}</Words>],
  ];
  if (accord.signed !== null) rows.push(['Signed', <Day key="s" value={accord.signed} />]);
  if (accord.inForce !== null) rows.push(['In force', <Day key="f" value={accord.inForce} />]);
  if (accord.depositaries.length > 0) {
    const keepers = accord.depositaries.map(({ name }) => name);
    const what = keepers.length === 1 ? 'Depositary' : 'Depositaries';
    rows.push([what, <Words key="d">{keepers.join(', ')}</Words>]);
  }
  if (accord.entryIntoForce !== null) {
    rows.push(['Enters into force', <Words key="e">{accord.entryIntoForce}</Words>]);
  }
  if (accord.sectors.length > 0) {
    rows.push(['Sectors', <Words key="c">{accord.sectors.join(', ').replaceAll('-', ' ')}</Words>]);
  }
  return (
    <dl class="facts">
      {rows.map(([name, value]) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
    </dl>
  );
}

function Head({ accord }: { readonly accord: AccordView }): JSX.Element {
  useTitle(accord.name);
  return (
    <header class="page-head">
      <h1>
        <Words>{`${accord.name.charAt(0).toUpperCase()}${accord.name.slice(1)}`}</Words>
      </h1>
      {accord.about !== null && (
        <p>
          <Words>{accord.about}</Words>
        </p>
      )}
      {!accord.isKnown && (
        <p class="notice">
          The lexicon does not hold this accord; what stands here comes from dispatches alone.
        </p>
      )}
      <Facts accord={accord} />
      <AsOf day={accord.asOf} />
      <p class="line">
        <a href={sameDay(pathTo('/brief/accord', accord.id))}>The brief of this accord</a>
        <RuleOn
          seen={useSeenRuling()}
          choices={[{ ruling: 'rename', target: accord.id, about: accord.name }]}
        />
      </p>
      <TakeAway
        files={[
          { name: 'Calendar', path: '/next.ics', query: { accord: accord.id } },
          { name: 'Feed', path: '/feed.atom', query: { accord: accord.id } },
          { name: 'Parties (CSV)', path: '/parties.csv', query: { accord: accord.id } },
          { name: 'Claims (CSV)', path: '/claims.csv', query: { accord: accord.id } },
        ]}
      />
    </header>
  );
}

/** How long earlier parties took: figures of this accord alone, with the number of cases behind each. */
function StageDaysTable({ accord }: { readonly accord: AccordView }): JSX.Element | null {
  return (
    <>
      <h2>How long steps took</h2>
      {accord.stageDays.length === 0 ? (
        <p class="silence">
          Not three parties have exact days for both ends of a step, so no figure is given.
        </p>
      ) : (
        <Table
          caption="Days between stages, over parties with an exact day for both"
          columns={['From', 'To', 'Median', 'Shortest', 'Longest', 'Cases']}
        >
          {accord.stageDays.map((row) => (
            <tr key={`${row.from} ${row.to}`}>
              <th scope="row">
                <StageMark stage={row.from} />
              </th>
              <td>
                <StageMark stage={row.to} />
              </td>
              <td>{counted(row.medianDays, 'day')}</td>
              <td>{row.shortestDays}</td>
              <td>{row.longestDays}</td>
              <td>{row.cases}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

function Whole({ answer }: { readonly answer: AccordAnswer }): JSX.Element {
  const { accord, names, expectationsLeft } = answer;
  return (
    <article class="page">
      <Head accord={accord} />
      <h2>Parties</h2>
      {accord.parties.length === 0 ? (
        <p class="silence">The record holds no state’s standing under this accord.</p>
      ) : (
        <>
          <LadderPicture title={accord.name} rows={accord.parties} asOf={accord.asOf} />
          <MapPicture title={accord.name} marks={marksOfParties(accord.parties)} />
          <p class="line">
            <a href={sameDay('/map', { accord: accord.id })}>The map at another day</a>
            <a href={sameDay('/network', { accord: accord.id })}>As a network</a>
          </p>
          <StandingTable
            caption={`States by how far they are: ${accord.name}`}
            rows={accord.parties}
            of={{ column: 'State', base: '/state' }}
            nameOf={(row) => row.subject}
          />
          {!accord.partiesComplete && (
            <p class="soft">The list is not known to be complete: others may be parties.</p>
          )}
        </>
      )}
      <StageDaysTable accord={accord} />
      <h2>What is expected</h2>
      {accord.expectations.length === 0 ? (
        <p class="silence">Nothing is said to come.</p>
      ) : (
        <ExpectationList
          rows={accord.expectations}
          names={names}
          rest={{ left: expectationsLeft, href: sameDay('/next', { accord: accord.id }) }}
        />
      )}
      <Course query={{ accord: accord.id }} of="accord" />
      <h2>Developments</h2>
      {accord.developments.length === 0 ? (
        <p class="silence">
          No dispatch speaks of it. <a href={sameDay('/')}>See what moved elsewhere.</a>
        </p>
      ) : (
        <DevelopmentList
          rows={accord.developments}
          heading="h3"
          rest={sameDay('/', { accord: accord.id })}
        />
      )}
    </article>
  );
}

/** One accord: who is how far under it. */
export function AccordPage({ id }: { readonly id: string }): JSX.Element {
  useTitle('Accord');
  const asked = useAsked<AccordAnswer>(sameDay(pathTo('/accords', id)));
  return (
    <Answered asked={asked} lines={12}>
      {(answer) => <Whole answer={answer} />}
    </Answered>
  );
}
