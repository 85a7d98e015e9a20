import type { JSX } from 'preact';
import type { StandingRow } from '../../src/desk/index.ts';
import { AtlasFrame } from '../atlas/frame.tsx';
import { MapPicture } from '../atlas/index.ts';
import { marksOf } from '../atlas/marks.ts';
import { type Subject, useSubject } from '../atlas/subject.ts';
import { tiesOf } from '../atlas/ties.ts';
import { Answered } from '../parts/answered.tsx';
import { StandingTable } from '../parts/standing-table.tsx';
import { useTitle } from '../parts/title.ts';
import { sameDay, usePlace } from '../place.ts';

/** The state that a standing puts on the map: the other side where the picture is about one. */
function shownState(row: StandingRow, subject: Subject): StandingRow['subject'] | null {
  if (subject.kind !== 'state') return row.subject;
  return row.subject.id === subject.id ? row.counterpart : row.subject;
}

function onMap(subject: Subject): readonly StandingRow[] {
  if (subject.kind === 'state') return subject.rows.filter((row) => row.accord === null);
  return subject.kind === 'moved' ? tiesOf(subject.rows).map(({ row }) => row) : subject.rows;
}

const WORDS: Readonly<
  Record<Subject['kind'], (name: string) => { heading: string; about: string }>
> = {
  accord: (name) => ({
    heading: `Map: ${name}`,
    about: 'States by how far they are under this accord.',
  }),
  state: (name) => ({
    heading: `Map: relations of ${name}`,
    about: `States by their diplomatic relations with ${name}.`,
  }),
  moved: () => ({
    heading: 'Map: what dispatches moved',
    about:
      'States whose standing dispatches have moved, each at the furthest stage that it has anywhere. Choose an accord or a state for a map of its own.',
  }),
};

function Whole({ subject }: { readonly subject: Subject }): JSX.Element {
  const rows = onMap(subject);
  const marks = marksOf(rows, (row) => shownState(row, subject));
  const { heading, about } = WORDS[subject.kind](subject.name);
  const isAccord = subject.kind === 'accord';
  return (
    <AtlasFrame
      path="/map"
      heading={heading}
      subject={subject}
      about={about}
      picture={
        marks.length === 0 ? (
          <p class="silence">
            The record holds nothing to show on this day. Choose a later one, or{' '}
            <a href={sameDay('/accords')}>an accord that it knows</a>.
          </p>
        ) : (
          <MapPicture title={heading} marks={marks} />
        )
      }
      table={
        <StandingTable
          caption={heading}
          rows={rows}
          of={{ column: 'State', base: '/state' }}
          nameOf={(row) => shownState(row, subject)}
          {...(isAccord ? {} : { under: (row: StandingRow) => row.accord })}
        />
      }
    />
  );
}

/** States by stage on a map, at any day. */
export function MapPage(): JSX.Element {
  useTitle('Map');
  const { query } = usePlace();
  const asked = useSubject(query);
  return <Answered asked={asked}>{(subject) => <Whole subject={subject} />}</Answered>;
}
