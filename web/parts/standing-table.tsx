import type { JSX } from 'preact';
import type { StandingRow } from '../../src/desk/index.ts';
import { pathTo, sameDay } from '../place.ts';
import { orderDay } from '../text/day-words.ts';
import { stageRank, stageWords } from '../text/stage-words.ts';
import { ClassMark } from './class-mark.tsx';
import { Day } from './day.tsx';
import { StageMark } from './stage-mark.tsx';
import { Table } from './table.tsx';
import { Words } from './words.tsx';

export interface StandingTableProps {
  readonly caption: string;
  readonly rows: readonly StandingRow[];
  /** What the first column names, and where its link goes. */
  readonly of: { readonly column: string; readonly base: '/state' | '/accord' };
  readonly nameOf: (row: StandingRow) => { readonly id: string; readonly name: string } | null;
  /** What the standing is under or with, in a table of several matters. */
  readonly under?: (row: StandingRow) => { readonly id: string; readonly name: string } | null;
  /** Path of the page of both states of a row, where it has two. */
  readonly pair?: (row: StandingRow) => string | null;
}

function byStage(a: StandingRow, b: StandingRow): number {
  const rank = stageRank(b.standing.stage) - stageRank(a.standing.stage);
  if (rank !== 0) return rank;
  const [dayA, dayB] = [orderDay(a.standing.since), orderDay(b.standing.since)];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : a.subject.name.localeCompare(b.subject.name);
}

function Row(props: { readonly row: StandingRow } & StandingTableProps): JSX.Element {
  const { row } = props;
  const named = props.nameOf(row);
  const { standing } = row;
  const pair = props.pair?.(row) ?? null;
  return (
    <tr>
      <th scope="row">
        {named === null ? (
          <Words>{row.label}</Words>
        ) : (
          <a href={sameDay(pathTo(props.of.base, named.id))}>
            <Words>{named.name}</Words>
          </a>
        )}
      </th>
      {props.under !== undefined && (
        <td>
          <Words>{props.under(row)?.name ?? ''}</Words>
        </td>
      )}
      <td>
        <StageMark stage={standing.stage} />
        {row.label !== stageWords(standing.stage) && (
          <div class="soft">
            <Words>{row.label}</Words>
          </div>
        )}
      </td>
      <td>
        <Day value={standing.since} basis={standing.sinceBasis} />
        {standing.since === null && standing.previous?.since != null && (
          <div class="soft">
            {stageWords(standing.previous.stage)} <Day value={standing.previous.since} />
          </div>
        )}
      </td>
      <td>
        <ClassMark of={standing.evidenceClass} />
        {standing.sinceClass !== undefined && (
          <div class="soft">
            day: <ClassMark of={standing.sinceClass} />
          </div>
        )}
      </td>
      <td>
        <a
          href={sameDay(pathTo('/explain', row.entry))}
          aria-label={`Why: ${named?.name ?? row.label}`}
        >
          why
        </a>
        {pair !== null && (
          <>
            {' '}
            <a href={sameDay(pair)} aria-label={`Both states: ${named?.name ?? row.label}`}>
              both
            </a>
          </>
        )}
      </td>
    </tr>
  );
}

/** Standings, the furthest stage first. */
export function StandingTable(props: StandingTableProps): JSX.Element {
  return (
    <Table
      caption={props.caption}
      isStacked
      columns={[
        props.of.column,
        ...(props.under === undefined ? [] : ['Under or with']),
        'Stage',
        'Since',
        'Rests on',
        'Reasons',
      ]}
    >
      {[...props.rows].sort(byStage).map((row) => (
        <Row key={row.entry} {...props} row={row} />
      ))}
    </Table>
  );
}
