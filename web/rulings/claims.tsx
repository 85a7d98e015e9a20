import type { JSX } from 'preact';
import type { HistoryAnswer, Names } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { ClassMark } from '../parts/class-mark.tsx';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { Table } from '../parts/table.tsx';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay } from '../place.ts';
import { RuleOn, useSeenRuling } from './rule-on.tsx';

type Row = HistoryAnswer['history']['claims'][number];

function fateWords(fate: Row['fate']): string {
  return fate === 'rests-on' ? 'the standing rests on it' : fate.replaceAll('-', ' ');
}

function ClaimRow(props: {
  readonly row: Row;
  readonly names: Names;
  readonly seen: ReturnType<typeof useSeenRuling>;
}): JSX.Element {
  const { claim, fate } = props.row;
  const [passage] = claim.evidence;
  const who = props.names[claim.asserter] ?? claim.asserter;
  const about = `${who}: ${claim.stage}`;
  return (
    <tr>
      <th scope="row">
        <Words>{who}</Words>
      </th>
      <td>
        <StageMark stage={claim.stage} />
        {claim.modality !== 'done' && <div class="soft">{claim.modality}</div>}
      </td>
      <td>
        <Day value={claim.knownDay} />
      </td>
      <td>
        <ClassMark of={claim.evidenceClass} />
      </td>
      <td>{fateWords(fate)}</td>
      <td>
        {passage !== undefined && (
          <>
            <a href={passageHref(passage)} aria-label={`Passage: ${about}`}>
              passage
            </a>{' '}
          </>
        )}
        <a href={sameDay(pathTo('/explain', claim.id))} aria-label={`Why: ${about}`}>
          why
        </a>
        {claim.dispatch !== null && (
          <RuleOn
            seen={props.seen}
            choices={(['confirm', 'reject'] as const).map((ruling) => ({
              ruling,
              target: claim.id,
              about,
            }))}
          />
        )}
      </td>
    </tr>
  );
}

/** Every claim for an entry, with what became of it and the rulings that may be made on it. */
export function Claims({ entry }: { readonly entry: string }): JSX.Element {
  const asked = useAsked<HistoryAnswer>(sameDay(pathTo('/history', entry)));
  const seen = useSeenRuling();
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">Who says what</h2>
      <Answered asked={asked} lines={4} isPart>
        {({ history, names }) => (
          <Table
            caption="Claims for this entry, and what became of each"
            isStacked
            columns={['Who', 'Says', 'Known from', 'Class', 'What became of it', 'Reasons']}
          >
            {history.claims.map((row) => (
              <ClaimRow key={row.claim.id} row={row} names={names} seen={seen} />
            ))}
          </Table>
        )}
      </Answered>
    </section>
  );
}
