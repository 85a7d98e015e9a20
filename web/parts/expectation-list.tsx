import type { JSX } from 'preact';
import type { Expectation } from '../../src/record/index.ts';
import type { Names } from '../../src/surfaces/index.ts';
import { passageHref, pathTo, sameDay } from '../place.ts';
import { plain } from '../text/plain.ts';
import { Day } from './day.tsx';
import { ExpectationMark } from './expectation-mark.tsx';
import { Words } from './words.tsx';

function named(codes: readonly string[], names: Names): string {
  return codes.map((code) => names[code] ?? code).join(', ');
}

/** Whose expectation it is, by name; empty where nobody is named. */
export function whose(row: Expectation, names: Names): string {
  const subjects = named(row.subjects, names) || row.subjectWords || '';
  const objects = named(row.objects, names);
  return objects === '' ? subjects : `${subjects}${subjects === '' ? '' : ' and '}${objects}`;
}

function Basis({ row, names }: { readonly row: Expectation; readonly names: Names }): JSX.Element {
  const [evidence] = row.evidence;
  const about = plain([whose(row, names), row.what].filter((part) => part !== '').join(': '));
  return (
    <p class="line soft">
      {row.basis === 'ladder' && 'Follows from the ladder of stages. '}
      {row.wording !== null && (
        <>
          “<Words>{row.wording}</Words>”
          {row.saidBy !== null && (
            <>
              , <Words>{names[row.saidBy] ?? row.saidBy}</Words>
            </>
          )}
          {'. '}
        </>
      )}
      {evidence !== undefined && (
        <a href={passageHref(evidence)} aria-label={`Passage: ${about}`}>
          passage
        </a>
      )}{' '}
      <a href={sameDay(pathTo('/explain', row.id))} aria-label={`Why: ${about}`}>
        why
      </a>
    </p>
  );
}

function Item(props: {
  readonly row: Expectation;
  readonly names: Names;
  readonly hasAnchor: boolean;
}): JSX.Element {
  const { row, names } = props;
  const who = whose(row, names);
  return (
    <li class="expectation" {...(props.hasAnchor ? { id: row.id } : {})}>
      <p>
        {who !== '' && (
          <>
            <Words>{who}</Words>:{' '}
          </>
        )}
        <Words>{row.what}</Words>
        {row.accord !== null && names[row.accord] !== who && (
          <>
            {', '}
            <a href={sameDay(pathTo('/accord', row.accord))}>
              <Words>{names[row.accord] ?? row.accord}</Words>
            </a>
          </>
        )}
      </p>
      <p class="line">
        <ExpectationMark state={row.state} />
        {row.window === null ? (
          <span class="soft">nobody says when</span>
        ) : (
          <Day value={row.window} />
        )}
        {row.state !== 'open' && (
          <span class="soft">
            since <Day value={row.stateSince} />
          </span>
        )}
      </p>
      <Basis row={row} names={names} />
    </li>
  );
}

/** Expectations with their windows, their words and what became of them. */
export function ExpectationList(props: {
  readonly rows: readonly Expectation[];
  readonly names: Names;
  /** Whether links can lead to each; once on a page. */
  readonly hasAnchors?: boolean;
  /** How many are not among them, and where all are. */
  readonly rest?: { readonly left: number; readonly href: string };
}): JSX.Element {
  const list = (
    <ul class="expectations">
      {props.rows.map((row) => (
        <Item key={row.id} row={row} names={props.names} hasAnchor={props.hasAnchors === true} />
      ))}
    </ul>
  );
  if (props.rest === undefined || props.rest.left === 0) return list;
  return (
    <>
      {list}
      <p class="line">
        And {props.rest.left} more. <a href={props.rest.href}>See all that is expected.</a>
      </p>
    </>
  );
}
