import type { JSX } from 'preact';
import { AtlasFrame } from '../atlas/frame.tsx';
import { NetworkPicture } from '../atlas/index.ts';
import { type Subject, useSubject } from '../atlas/subject.ts';
import { tiesOf } from '../atlas/ties.ts';
import { Answered } from '../parts/answered.tsx';
import { StandingTable } from '../parts/standing-table.tsx';
import { useTitle } from '../parts/title.ts';
import { sameDay, usePlace } from '../place.ts';

const WORDS: Readonly<
  Record<Subject['kind'], (name: string) => { heading: string; about: string }>
> = {
  accord: (name) => ({
    heading: `Network: ${name}`,
    about: 'The states under this accord; a line for each, drawn by its stage.',
  }),
  state: (name) => ({
    heading: `Network: ties of ${name}`,
    about: `Relations of ${name} with other states, and the accords under which it stands.`,
  }),
  moved: () => ({
    heading: 'Network: what dispatches moved',
    about:
      'Relations and standings that dispatches have moved: states as circles, accords as squares, a line drawn by its stage. Choose an accord or a state for its own ties.',
  }),
};

function Whole({ subject }: { readonly subject: Subject }): JSX.Element {
  const ties = tiesOf(subject.rows);
  const { heading, about } = WORDS[subject.kind](subject.name);
  return (
    <AtlasFrame
      path="/network"
      heading={heading}
      subject={subject}
      about={about}
      picture={
        ties.length === 0 ? (
          <p class="silence">
            The record holds no ties on this day. Choose a later one, or{' '}
            <a href={sameDay('/states')}>a state that it knows</a>.
          </p>
        ) : (
          <NetworkPicture title={heading} ties={ties} />
        )
      }
      table={
        <StandingTable
          caption={heading}
          rows={ties.map(({ row }) => row)}
          of={{ column: 'State', base: '/state' }}
          nameOf={(row) => row.subject}
          under={(row) => row.accord ?? row.counterpart}
        />
      }
    />
  );
}

/** States and accords with what stands between them, at any day. */
export function NetworkPage(): JSX.Element {
  useTitle('Network');
  const { query } = usePlace();
  const asked = useSubject(query);
  return <Answered asked={asked}>{(subject) => <Whole subject={subject} />}</Answered>;
}
