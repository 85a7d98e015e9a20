import type { JSX } from 'preact';
import type { AccordsAnswer, StatesAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly ties: number;
  readonly moves: number;
}

interface ListProps {
  readonly title: string;
  readonly base: '/accord' | '/state';
  readonly columns: readonly [string, string, string];
  readonly rows: readonly Row[];
  readonly asOf: string;
}

function List({ title, base, columns, rows, asOf }: ListProps): JSX.Element {
  return (
    <article class="page">
      <header class="page-head">
        <h1>{title}</h1>
        <AsOf day={asOf} />
      </header>
      {rows.length === 0 ? (
        <p class="silence">
          Here stand the {title.toLowerCase()} of the record. It holds none on this day: choose a
          later one above, or give it dispatches with <code>chancery read</code>.
        </p>
      ) : (
        <Table caption={`${title} of the record`} columns={columns}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={sameDay(pathTo(base, row.id))}>
                  <Words>{row.name}</Words>
                </a>
              </th>
              <td class="number">{row.ties}</td>
              <td class="number">{row.moves}</td>
            </tr>
          ))}
        </Table>
      )}
    </article>
  );
}

/** All accords of the record. */
export function AccordsPage(): JSX.Element {
  useTitle('Accords');
  const asked = useAsked<AccordsAnswer>(sameDay('/accords'));
  return (
    <Answered asked={asked}>
      {({ asOf, accords }) => (
        <List
          title="Accords"
          base="/accord"
          columns={['Accord', 'States', 'Developments']}
          asOf={asOf}
          rows={accords.map((row) => ({
            id: row.id,
            name: row.name,
            ties: row.partyCount,
            moves: row.developmentCount,
          }))}
        />
      )}
    </Answered>
  );
}

/** All states of the record. */
export function StatesPage(): JSX.Element {
  useTitle('States');
  const asked = useAsked<StatesAnswer>(sameDay('/states'));
  return (
    <Answered asked={asked}>
      {({ asOf, states }) => (
        <List
          title="States"
          base="/state"
          columns={['State', 'Accords', 'Developments']}
          asOf={asOf}
          rows={states.map((row) => ({
            id: row.id,
            name: row.name,
            ties: row.accordCount,
            moves: row.developmentCount,
          }))}
        />
      )}
    </Answered>
  );
}
