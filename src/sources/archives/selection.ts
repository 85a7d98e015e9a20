import type { CivilDay } from '../../kernel/index.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/** Which records of an archive are read. */
export interface Selection {
  /** Records up to this number were read before. */
  readonly after?: number;
  /** Days of capture or sending, both included; a record without a day is read. */
  readonly from?: CivilDay;
  readonly to?: CivilDay;
  /** A host stands for itself and what is below it; empty for all. */
  readonly hosts?: readonly string[];
  /** The part of several that share an archive: every `of`th record, beginning at `part`, from 1. */
  readonly part?: { readonly part: number; readonly of: number };
}

function isOfHost(address: string | null, hosts: readonly string[]): boolean {
  if (hosts.length === 0) return true;
  if (address === null) return false;
  const { hostname } = new URL(address);
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** Whether a record is to be read. */
export function isChosen(
  entry: Pick<ArchiveEntry, 'record' | 'address' | 'day'>,
  selection: Selection,
): boolean {
  const { after = 0, from, to, hosts = [], part } = selection;
  if (entry.record <= after) return false;
  if (part !== undefined && entry.record % part.of !== part.part % part.of) return false;
  if (entry.day !== null && from !== undefined && entry.day < from) return false;
  if (entry.day !== null && to !== undefined && entry.day > to) return false;
  return isOfHost(entry.address, hosts);
}
