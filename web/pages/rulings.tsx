import type { JSX } from 'preact';
import type { RulingView } from '../../src/desk/index.ts';
import type { RulingsAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { Day } from '../parts/day.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { pathTo } from '../place.ts';
import { type Choice, RULING_WORDS } from '../rulings/choice.ts';
import { RuleOn } from '../rulings/rule-on.tsx';

/** Where the thing that was ruled on can be looked at. */
function placeOf(target: string): string | null {
  if (target.startsWith('d-')) return pathTo('/dispatch', target);
  if (/^[acfe]-/.test(target) || target.includes('/')) return pathTo('/explain', target);
  return null;
}

function undoOf(row: RulingView): readonly Choice[] {
  if (row.undoneBy !== null || row.ruling === 'undo') return [];
  return [{ ruling: 'undo', target: row.id, about: `${RULING_WORDS[row.ruling]}: ${row.target}` }];
}

function Row(props: { readonly row: RulingView; readonly last: string | null }): JSX.Element {
  const { row, last } = props;
  const place = row.ruling === 'undo' ? null : placeOf(row.target);
  return (
    <tr>
      <th scope="row">
        {RULING_WORDS[row.ruling]}
        <div class="soft">
          <code>{row.id}</code>
        </div>
      </th>
      <td>
        {place === null ? (
          <code>{row.target}</code>
        ) : (
          <a href={place}>
            <code>{row.target}</code>
          </a>
        )}
        {row.value !== null && (
          <div>
            <Words>{row.value.replaceAll(',', ', ')}</Words>
          </div>
        )}
      </td>
      <td>
        <Words>{row.reason}</Words>
        <div class="soft">
          <Words>{row.author}</Words>
        </div>
      </td>
      <td>
        <Day value={row.knownDay} />
      </td>
      <td>
        {row.undoneBy !== null && <span class="soft">undone</span>}
        {row.ruling === 'undo' && <span class="soft">taken back</span>}
        <RuleOn seen={{ last }} choices={undoOf(row)} />
      </td>
    </tr>
  );
}

/** Every ruling, the newest first, each to be undone. */
export function RulingsPage(): JSX.Element {
  useTitle('Rulings');
  const asked = useAsked<RulingsAnswer>('/rulings?as-of=9999-12-31');
  return (
    <Answered asked={asked}>
      {({ rulings, last }) => (
        <article class="page wide">
          <header class="page-head">
            <h1>Rulings</h1>
            <p class="soft">
              What editors said, with their reasons. Nothing is lost by a ruling: each can be undone
              for as long as the record lives.
            </p>
          </header>
          {rulings.length === 0 ? (
            <p class="silence">
              Here stand the rulings of editors. There is none: open any “why” and rule there, or
              use <code>chancery rule</code>.
            </p>
          ) : (
            <Table
              caption="Rulings, the newest first"
              columns={['Ruling', 'On', 'Why, and who', 'Known from', 'Undo']}
            >
              {[...rulings].reverse().map((row) => (
                <Row key={row.id} row={row} last={last} />
              ))}
            </Table>
          )}
        </article>
      )}
    </Answered>
  );
}
