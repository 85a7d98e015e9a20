/** Kinds of archives by the ending of their name. */
export type ArchiveKind = 'warc' | 'warc-gzip' | 'zip' | 'mbox' | 'mail' | 'pdf';

const ENDINGS: readonly (readonly [string, ArchiveKind])[] = [
  ['.warc.gz', 'warc-gzip'],
  ['.warc', 'warc'],
  ['.zip', 'zip'],
  ['.mbox', 'mbox'],
  ['.eml', 'mail'],
  ['.pdf', 'pdf'],
];

/** The kind of archive that a file is by its name; null for one that is none. */
export function archiveKindOf(path: string): ArchiveKind | null {
  const name = path.toLowerCase();
  return ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? null;
}
