import type { JSX } from 'preact';
import type { StandingRow } from '../../src/desk/index.ts';
import type { BriefAnswer, StateAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { ClassMark } from '../parts/class-mark.tsx';
import { Course } from '../parts/course.tsx';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { Table } from '../parts/table.tsx';
import { TakeAway } from '../parts/take-away.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay } from '../place.ts';
import { orderDay } from '../text/day-words.ts';
import { stageRank } from '../text/stage-words.ts';

type Act = BriefAnswer['brief']['acts'][number];

interface Both {
  readonly a: StateAnswer['state'];
  readonly b: StateAnswer['state'];
}

function relationOf({ a, b }: Both): StandingRow | null {
  return (
    a.relations.find((row) => row.subject.id === b.code || row.counterpart?.id === b.code) ?? null
  );
}

function Relation({ row }: { readonly row: StandingRow | null }): JSX.Element {
  if (row === null)
    return <p class="silence">The record holds nothing on how the two stand to each other.</p>;
  return (
    <p class="line">
      <StageMark stage={row.standing.stage} />
      <span>
        since <Day value={row.standing.since} basis={row.standing.sinceBasis} />
      </span>
      <ClassMark of={row.standing.evidenceClass} />
      <a href={sameDay(pathTo('/explain', row.entry))} aria-label={`Why: ${row.label}`}>
        why
      </a>
    </p>
  );
}

function Shared({ a, b }: Both): JSX.Element {
  const theirs = new Map(b.accords.map((row) => [row.accord?.id, row]));
  const rows = a.accords
    .flatMap((row) => {
      const other = theirs.get(row.accord?.id);
      const isNone = row.standing.stage === 'none' || other?.standing.stage === 'none';
      return row.accord === null || other === undefined || isNone
        ? []
        : [{ accord: row.accord, row, other }];
    })
    .sort(
      (x, y) =>
        stageRank(x.row.standing.stage) - stageRank(y.row.standing.stage) ||
        (x.accord.name < y.accord.name ? -1 : 1),
    );
  return (
    <>
      <h2>Accords of both</h2>
      {rows.length === 0 ? (
        <p class="silence">The record holds no accord under which both have a standing.</p>
      ) : (
        <Table
          caption={`Accords under which ${a.name} and ${b.name} both have a standing, the least settled first`}
          columns={['Accord', a.name, b.name]}
        >
          {rows.map(({ accord, row, other }) => (
            <tr key={accord.id}>
              <th scope="row">
                <a href={sameDay(pathTo('/accord', accord.id))}>
                  <Words>{accord.name}</Words>
                </a>
              </th>
              {[row, other].map((one) => (
                <td key={one.entry}>
                  <a
                    class="plain"
                    href={sameDay(pathTo('/explain', one.entry))}
                    aria-label={`Why: ${one.subject.name}, ${accord.name}: ${one.label}`}
                  >
                    <StageMark stage={one.standing.stage} />
                  </a>
                  <div class="soft">
                    <Day value={one.standing.since} />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

function isBetween(act: Act, { a, b }: Both): boolean {
  const actors = [...act.subjects, ...act.objects];
  return actors.includes(a.code) && actors.includes(b.code);
}

/** Which way an act goes, in words. */
function wayOf(act: Act, { a, b }: Both): string {
  const [fromA, fromB] = [act.subjects.includes(a.code), act.subjects.includes(b.code)];
  if (fromA && fromB) return `${a.name} and ${b.name}`;
  return fromA ? `${a.name} → ${b.name}` : `${b.name} → ${a.name}`;
}

/** Both states' acts towards each other on one line of time, each told once with how often it is told. */
function Acts({ acts, both }: { readonly acts: readonly Act[]; readonly both: Both }): JSX.Element {
  const told = new Map<string, { readonly act: Act; count: number }>();
  for (const act of acts.filter((one) => isBetween(one, both))) {
    const key = [wayOf(act, both), act.action, act.accord, act.stage, act.modality, act.day].join(
      ' ',
    );
    const known = told.get(key);
    if (known === undefined) told.set(key, { act, count: 1 });
    else known.count += 1;
  }
  const rows = [...told.values()].sort((x, y) =>
    orderDay(x.act.day) < orderDay(y.act.day) ? -1 : 1,
  );
  return (
    <>
      <h2>What they did towards each other</h2>
      {rows.length === 0 ? (
        <p class="silence">No dispatch of the record tells an act of one towards the other.</p>
      ) : (
        <Table
          caption="Acts between the two, by their day"
          isStacked
          columns={['Day', 'Who', 'What', 'How surely', 'Told']}
        >
          {rows.map(({ act, count }) => {
            const [passage] = act.evidence;
            return (
              <tr key={act.id}>
                <th scope="row">
                  <Day value={act.day} basis={act.dayBasis} from={act.dayFrom} />
                </th>
                <td>
                  <Words>{wayOf(act, both)}</Words>
                </td>
                <td>
                  {passage === undefined ? (
                    <Words>{act.action.replaceAll('-', ' ')}</Words>
                  ) : (
                    <a href={passageHref(passage)}>
                      <Words>{act.action.replaceAll('-', ' ')}</Words>
                    </a>
                  )}
                  {act.stage !== null && act.stage !== 'none' && (
                    <div>
                      <StageMark stage={act.stage} />
                    </div>
                  )}
                </td>
                <td>
                  <Words>{act.modality}</Words>
                </td>
                <td>
                  {count === 1 ? 'once' : `${count} times`}{' '}
                  <a
                    href={sameDay(pathTo('/explain', act.id))}
                    aria-label={`Why: ${act.action}, ${act.day ?? 'no day'}`}
                  >
                    why
                  </a>
                </td>
              </tr>
            );
          })}
        </Table>
      )}
    </>
  );
}

function Whole({
  both,
  acts,
}: {
  readonly both: Both;
  readonly acts: readonly Act[];
}): JSX.Element {
  const { a, b } = both;
  useTitle(`${a.name} and ${b.name}`);
  const row = relationOf(both);
  const brief = pathTo('/brief/pair', `${a.code}/${b.code}`);
  return (
    <article class="page wide">
      <header class="page-head">
        <h1>
          <Words>{a.name}</Words> and <Words>{b.name}</Words>
        </h1>
        <Relation row={row} />
        <AsOf day={a.asOf} />
        <p class="line">
          <a href={sameDay(brief)}>The brief of both</a>
          <a href={sameDay(pathTo('/state', a.code))}>
            <Words>{a.name}</Words>
          </a>
          <a href={sameDay(pathTo('/state', b.code))}>
            <Words>{b.name}</Words>
          </a>
        </p>
        <TakeAway
          files={[
            { name: 'Brief (PDF)', path: `${brief}.pdf` },
            { name: 'Brief (Markdown)', path: `${brief}.md` },
          ]}
        />
      </header>
      <Acts acts={acts} both={both} />
      {row !== null && <Course query={{ state: a.code }} of="pair" entry={row.entry} />}
      <Shared {...both} />
    </article>
  );
}

/** Two states: how they stand to each other, what each did, and what both are party to. */
export function PairPage({ id }: { readonly id: string }): JSX.Element {
  useTitle('Two states');
  const [first = '', second = ''] = id.split('/');
  const a = useAsked<StateAnswer>(sameDay(pathTo('/states', first)));
  const b = useAsked<StateAnswer>(sameDay(pathTo('/states', second)));
  const brief = useAsked<BriefAnswer>(sameDay(pathTo('/brief/pair', `${first}/${second}`)));
  return (
    <Answered asked={a} lines={12}>
      {(one) => (
        <Answered asked={b} lines={12}>
          {(other) => (
            <Answered asked={brief} lines={12}>
              {(answer) => (
                <Whole both={{ a: one.state, b: other.state }} acts={answer.brief.acts} />
              )}
            </Answered>
          )}
        </Answered>
      )}
    </Answered>
  );
}
