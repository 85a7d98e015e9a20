import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { shortId } from '../kernel/index.ts';
import type { RowMapping, Selection } from '../sources/index.ts';
import { fileNameOf } from './store/server-address.ts';
import type { Desk, Filed } from './types.ts';

/**
 * How far archives were read into a record. A mark is set after what it speaks of is on the disk: a process that is
 * killed in between reads a few records again, which the record knows, and loses none.
 */
export interface IntakeMarks {
  /** The last record of this archive that was filed before; 0 for none, or where the file has changed. */
  after(archive: string): Promise<number>;
  /** Notes that everything up to these places is filed. */
  readonly filed: (filed: Filed) => void;
}

interface Mark {
  readonly archive: string;
  readonly sizeBytes: number;
  readonly changedAt: number;
  readonly record: number;
  /** The last fact of the log by then: a record that does not hold it is another one, or an older copy. */
  readonly seq: number;
  readonly chain: string;
}

function read(file: string): Mark | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
  try {
    return JSON.parse(text) as Mark;
  } catch (cause) {
    // A mark that cannot be read is as good as none: everything is read again and nothing is doubled.
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

/**
 * Marks in a folder beside the store, one file for each archive, choice of records and mapping, so that processes that
 * share an archive do not write over each other. `isAgain` forgets what was read before.
 */
export function openMarks(
  storePath: string,
  options: {
    readonly selection: Selection;
    readonly mapping?: RowMapping;
    readonly isAgain: boolean;
    readonly desk: Pick<Desk, 'facts'>;
  },
): IntakeMarks {
  const folder = `${fileNameOf(storePath)}-intake`;
  const { from, to, hosts, part } = options.selection;
  const mapped = options.mapping === undefined ? [] : [options.mapping];
  const choice = JSON.stringify([from ?? '', to ?? '', hosts ?? [], part ?? null, ...mapped]);
  const fileOf = (archive: string): string =>
    join(folder, `${shortId('m', resolve(archive), choice)}.json`);
  return {
    async after(archive) {
      if (options.isAgain) {
        rmSync(fileOf(archive), { force: true });
        return 0;
      }
      const mark = read(fileOf(archive));
      if (mark === null) return 0;
      const stats = statSync(archive, { throwIfNoEntry: false });
      const isSame = stats?.size === mark.sizeBytes && stats.mtimeMs === mark.changedAt;
      if (!isSame || !Number.isInteger(mark.record) || !Number.isInteger(mark.seq)) return 0;
      const [fact] = await options.desk.facts({ after: mark.seq - 1, limit: 1 });
      return fact?.chain === mark.chain ? mark.record : 0;
    },
    filed({ places, last: fact }) {
      const last = new Map(places.map(({ archive, record }) => [archive, record]));
      for (const [archive, record] of last) {
        const stats = statSync(archive, { throwIfNoEntry: false });
        if (stats === undefined) continue;
        const mark: Mark = {
          archive: resolve(archive),
          sizeBytes: stats.size,
          changedAt: stats.mtimeMs,
          record,
          seq: fact?.seq ?? 0,
          chain: fact?.chain ?? '',
        };
        mkdirSync(folder, { recursive: true });
        const file = fileOf(archive);
        writeFileSync(`${file}.${process.pid}`, JSON.stringify(mark));
        renameSync(`${file}.${process.pid}`, file);
      }
    },
  };
}
