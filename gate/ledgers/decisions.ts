/** How a disagreement of the baseline with a ledger was decided. */
export interface Decision {
  /** The day of the baseline that it is about. */
  readonly day: string;
  readonly why: string;
}

/** The rows of the table of decisions, by `accord/party/step`; a row may name several parties. */
export function decisionsOf(markdown: string): Map<string, Decision> {
  const found = new Map<string, Decision>();
  for (const line of markdown.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, accord = '', parties = '', step = '', day = '', why = ''] = cells;
    if (!/^`[a-z0-9-]+`$/.test(accord) || why === '') continue;
    for (const party of parties.split(/\s+/))
      found.set(`${accord.slice(1, -1)}/${party}/${step}`, { day, why });
  }
  return found;
}
