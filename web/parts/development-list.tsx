import type { JSX } from 'preact';
import type { DevelopmentRow } from '../../src/desk/index.ts';
import { pathTo, sameDay } from '../place.ts';
import { counted } from '../text/plain.ts';
import { sumInWords } from '../text/sum-words.ts';
import { ClassMark } from './class-mark.tsx';
import { Day } from './day.tsx';
import { StageMovement } from './stage-mark.tsx';
import { Words } from './words.tsx';

function Concerned({ row }: { readonly row: DevelopmentRow }): JSX.Element {
  return (
    <p class="line">
      {row.states.map((state, index) => (
        <span key={state.id}>
          {index > 0 && ', '}
          <a href={sameDay(pathTo('/state', state.id))}>
            <Words>{state.name}</Words>
          </a>
        </span>
      ))}
      {row.accord !== null && (
        <span>
          {row.states.length > 0 && ' · '}
          <a href={sameDay(pathTo('/accord', row.accord.id))}>
            <Words>{row.accord.name}</Words>
          </a>
        </span>
      )}
    </p>
  );
}

function Item(props: {
  readonly row: DevelopmentRow;
  readonly heading: 'h2' | 'h3';
  readonly hasMoved: boolean;
  readonly isWeighed: boolean;
}): JSX.Element {
  const { row, heading: Heading } = props;
  return (
    <li class={`development${props.hasMoved ? ' has-moved' : ''}`}>
      {props.hasMoved && <p class="label">Moved since you were here</p>}
      <Heading>
        <a href={sameDay(pathTo('/brief', row.id))}>
          <Words>{row.title}</Words>
        </a>
      </Heading>
      <p class="line">
        {row.stage !== null && row.stage !== 'none' && (
          <StageMovement stage={row.stage} previous={row.previousStage} />
        )}
        {row.evidenceClass !== null && <ClassMark of={row.evidenceClass} />}
      </p>
      <Concerned row={row} />
      <p class="line soft">
        <Day value={row.lastDay} isRecent />
        {row.firstDay !== row.lastDay && (
          <span>
            {' '}
            (since <Day value={row.firstDay} />)
          </span>
        )}
        {' · '}
        {counted(row.outletCount, 'outlet')}, {counted(row.originCount, 'independent origin')}
        {row.dispatchCount !== row.outletCount && `, ${counted(row.dispatchCount, 'dispatch')}`}
      </p>
      {props.isWeighed && (
        <p class="line soft">
          <Words>{sumInWords(row.consequence)}</Words>
        </p>
      )}
      {row.differsOn.length > 0 && (
        <p class="changed">
          <span class="label">Reports differ</span>{' '}
          <a href={`${sameDay(pathTo('/brief', row.id))}#differences`}>
            on the <Words>{row.differsOn.join(' and the ')}</Words>
          </a>
        </p>
      )}
      {row.changed !== null && (
        <p class="changed">
          <span class="label">Changed</span> <Words>{row.changed}</Words>
        </p>
      )}
    </li>
  );
}

/** A list of so many is cut off where a page tells no more. */
const MANY = 12;

/** Developments as a list, in the order given. */
export function DevelopmentList(props: {
  readonly rows: readonly DevelopmentRow[];
  readonly heading?: 'h2' | 'h3';
  /** Those that moved since the reader was here. */
  readonly moved?: ReadonlySet<string> | null;
  /** Whether each says why it stands where it does. */
  readonly isWeighed?: boolean;
  /** Where all of them are, where these may be but the newest. */
  readonly rest?: string;
}): JSX.Element {
  const list = (
    <ol class="developments">
      {props.rows.map((row) => (
        <Item
          key={row.id}
          row={row}
          heading={props.heading ?? 'h2'}
          hasMoved={props.moved?.has(row.id) === true}
          isWeighed={props.isWeighed === true}
        />
      ))}
    </ol>
  );
  if (props.rest === undefined || props.rows.length < MANY) return list;
  return (
    <>
      {list}
      <p class="line">
        These are the newest. <a href={props.rest}>See all of its developments.</a>
      </p>
    </>
  );
}
