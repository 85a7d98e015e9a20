import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ShownSource, SourceTestedAnswer } from '../../src/surfaces/index.ts';
import { askAgain, send, type Trouble, troubleOf } from '../ask.ts';
import { Table } from '../parts/table.tsx';
import { Words } from '../parts/words.tsx';
import { dayWords } from '../text/day-words.ts';
import { counted, plain } from '../text/plain.ts';

const MINUTE_MS = 60_000;
const HOURS_IN_MINUTES = 120;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long ago an instant was; the day where that is long. */
function sinceWords(at: number | null): string {
  if (at === null) return 'never';
  const ms = Date.now() - at;
  if (ms > 2 * DAY_MS || ms < 0) return dayWords(new Date(at).toISOString().slice(0, 10));
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  return minutes < HOURS_IN_MINUTES
    ? `${counted(minutes, 'minute')} ago`
    : `${counted(Math.round(minutes / 60), 'hour')} ago`;
}

/** Where it is from and what it speaks, in a line. */
function aboutOf({ kind, language, region }: ShownSource): string {
  return [kind?.replaceAll('-', ' '), language, region].filter((part) => !!part).join(', ');
}

function Health({ row }: { readonly row: ShownSource }): JSX.Element {
  if (row.trouble !== null)
    return (
      <span class="is-trouble">
        <strong>Trouble:</strong> <Words>{row.trouble.words}</Words>
      </span>
    );
  if (row.lastAskedAt === null) return <span class="soft">never asked</span>;
  return <>well, asked {sinceWords(row.lastAskedAt)}</>;
}

function Gave({ row }: { readonly row: ShownSource }): JSX.Element {
  const counts = Object.entries(row.counts ?? {}).filter(([, count]) => count > 0);
  return (
    <>
      {row.lastChangeAt === null ? 'nothing yet' : `new entries ${sinceWords(row.lastChangeAt)}`}
      {counts.length > 0 && (
        <div class="soft">
          in 30 days: {counts.map(([what, count]) => `${count} ${what}`).join(', ')}
        </div>
      )}
    </>
  );
}

/** What was found, or what went wrong, in words. */
export function Tested(props: {
  readonly found: SourceTestedAnswer['tested'] | null;
  readonly trouble: Trouble | null;
}): JSX.Element | null {
  const { found, trouble } = props;
  if (trouble !== null)
    return (
      <p class="notice" role="alert">
        <Words>{`${trouble.what} ${trouble.next}`}</Words>
      </p>
    );
  if (found === null) return null;
  const facts = [
    found.version,
    counted(found.entries, 'entry'),
    found.newestAt === null ? '' : `newest ${sinceWords(found.newestAt)}`,
    found.fault === null ? '' : `badly formed: ${found.fault}`,
  ];
  return (
    <p class="notice" role="status">
      <strong>
        <Words>{found.title ?? found.address}</Words>
      </strong>
      : <Words>{facts.filter((fact) => fact !== '').join(', ')}</Words>
    </p>
  );
}

function Row(props: { readonly row: ShownSource; readonly isShort: boolean }): JSX.Element {
  const { row, isShort } = props;
  const [found, setFound] = useState<SourceTestedAnswer['tested'] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = (work: Promise<() => void>): void => {
    setBusy(true);
    setTrouble(null);
    work
      .then(
        (done) => done(),
        (error: unknown) => setTrouble(troubleOf(error)),
      )
      .finally(() => setBusy(false));
  };
  const turn = (): void =>
    run(send('/sources/switch', { id: row.id, isOn: !row.isOn }).then(() => askAgain));
  const test = (): void =>
    run(
      send<SourceTestedAnswer>('/sources/test', { source: row.id }).then(
        ({ tested }) =>
          () =>
            setFound(tested),
      ),
    );
  return (
    <tr>
      <th scope="row">
        <Words>{row.name}</Words>
        <div class="soft">
          <Words>{row.address}</Words>
        </div>
        {aboutOf(row) !== '' && (
          <div class="soft">
            <Words>{aboutOf(row)}</Words>
          </div>
        )}
        <Tested found={found} trouble={trouble} />
      </th>
      <td>
        <button
          type="button"
          role="switch"
          aria-checked={row.isOn}
          aria-label={`Follow ${plain(row.name)}`}
          class="switch"
          disabled={isBusy}
          onClick={turn}
        >
          {row.isOn ? 'on' : 'off'}
        </button>
      </td>
      {!isShort && (
        <>
          <td>
            <Health row={row} />
          </td>
          <td>
            <Gave row={row} />
          </td>
        </>
      )}
      <td>
        <button
          type="button"
          class="quiet"
          disabled={isBusy}
          aria-label={`Test ${plain(row.name)}`}
          onClick={test}
        >
          {isBusy ? 'Asking …' : 'Test'}
        </button>
      </td>
    </tr>
  );
}

/** Sources, one row each. */
export function SourceTable(props: {
  readonly caption: string;
  readonly rows: readonly ShownSource[];
  /** Without health, for those that were never asked. */
  readonly isShort?: boolean;
}): JSX.Element {
  const isShort = props.isShort === true;
  const columns = isShort
    ? ['Source', 'Followed', 'Try it']
    : ['Source', 'Followed', 'Health', 'Last gave', 'Try it'];
  return (
    <Table caption={props.caption} columns={columns}>
      {props.rows.map((row) => (
        <Row key={row.id} row={row} isShort={isShort} />
      ))}
    </Table>
  );
}
