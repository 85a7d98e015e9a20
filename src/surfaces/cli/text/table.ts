import { plain } from './plain.ts';
import { widthOf, wrapLines } from './wrap.ts';

export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly isNumber?: boolean;
}

const GAP = 2;
const LEAST = 10;

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** Takes columns off the widest until the table fits or none can give any more. */
function fitted(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  while (totalOf(widths) > width) {
    const widest = Math.max(...widths);
    if (widest <= LEAST) break;
    const next = Math.max(LEAST, ...widths.filter((one) => one < widest));
    const step = Math.min(widest - next, totalOf(widths) - width);
    widths[widths.indexOf(widest)] = widest - Math.max(1, step);
  }
  return widths;
}

function padded(text: string, width: number, isNumber: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isNumber ? `${space}${text}` : `${text}${space}`;
}

/** A table with a heading and a rule, cells broken so that it fits `width` columns. Without a final line feed. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const cells = rows.map((row) => columns.map((_, at) => plain(row[at] ?? '').trim()));
  const natural = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[at] ?? ''))),
  );
  const widths = fitted(natural, width);
  const line = (parts: readonly string[]): string =>
    parts
      .map((part, at) => padded(part, widths[at] ?? 0, columns[at]?.isNumber === true))
      .join(' '.repeat(GAP))
      .trimEnd();
  const body = cells.flatMap((row) => {
    const broken = row.map((cell, at) => wrapLines(cell, widths[at] ?? LEAST));
    const height = Math.max(...broken.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) => line(broken.map((lines) => lines[at] ?? '')));
  });
  const rule = widths.map((one) => '─'.repeat(one)).join(' '.repeat(GAP));
  return [line(columns.map(({ title }) => title)), rule, ...body].join('\n');
}
