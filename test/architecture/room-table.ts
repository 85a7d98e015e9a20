/** One row of the room table in ARCHITECTURE.md. */
export interface Room {
  readonly name: string;
  /** Its place from left to right. */
  readonly place: number;
  readonly valuesFrom: readonly string[];
  readonly isPure: boolean;
  /** Modules of Node that a pure room may use all the same. */
  readonly builtins: readonly string[];
}

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

/** Reads the table whose head begins with "Room". Throws an Error when there is none or a row is broken. */
export function parseRoomTable(markdown: string): readonly Room[] {
  const lines = markdown.split('\n');
  const head = lines.findIndex((line) => /^\|\s*Room\s*\|/.test(line));
  if (head < 0) throw new Error('ARCHITECTURE.md has no table of rooms');
  const rest = lines.slice(head + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end < 0 ? rest.length : end).map((line, place) => {
    const [, room = '', , , values = '', pure = ''] = line.split('|').map((cell) => cell.trim());
    const [name] = quoted(room);
    if (name === undefined || !/^(yes|no)\b/.test(pure)) {
      throw new Error(`a broken row in the table of rooms: ${line}`);
    }
    const isPure = pure.startsWith('yes');
    return { name, place, valuesFrom: quoted(values), isPure, builtins: quoted(pure) };
  });
}
