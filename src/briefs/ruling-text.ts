import type { Context } from './context.ts';
import { dayInWords } from './day-words.ts';
import { STAGE_LABELS, standingName } from './labels.ts';
import type { BriefRuling, DispatchNamed, RulingWord } from './types.ts';
import { capitalised, cardinal, listOf } from './wording.ts';

/** Dispatches that are named; the rest is counted. */
const MOST_NAMED = 4;

type WordOf<What extends RulingWord['what']> = Extract<BriefRuling, { readonly what: What }>;

/** " of Andes Wire of 3 March 2026". */
function whose({ outlet, day }: DispatchNamed): string {
  return `${outlet === null ? '' : ` of ${outlet}`}${day === null ? '' : ` of ${dayInWords(day)}`}`;
}

/** "two dispatches have", ", those of Andes Wire of 3 March 2026 and of Plains Gazette of 10 March 2026". */
function counted(rows: readonly DispatchNamed[]): {
  readonly many: string;
  readonly which: string;
} {
  const isOne = rows.length === 1;
  const named = rows.slice(0, rows.length > MOST_NAMED + 1 ? MOST_NAMED : rows.length);
  const words = named.map((row) => whose(row).trim()).filter((one) => one !== '');
  const more = rows.length - named.length;
  const all = more > 0 ? [...words, `${cardinal(more)} others`] : words;
  return {
    many: `${cardinal(rows.length)} ${isOne ? 'dispatch has' : 'dispatches have'}`,
    which: words.length === 0 ? '' : `, ${isOne ? 'that' : 'those'} ${listOf(all)}`,
  };
}

/** Dispatches went in and out, or the development was parted from others. */
function movesInWords({ cameIn, wentOut, isParted }: WordOf<'merge' | 'split'>): string {
  const parts: string[] = [];
  if (cameIn.length > 0) {
    const { many, which } = counted(cameIn);
    parts.push(`${many} come in${which}`);
  }
  if (wentOut.length > 0) {
    const { many, which } = counted(wentOut);
    parts.push(`${many} ${isParted ? 'stayed in the other' : 'gone out'}${which}`);
  }
  return parts.join('; ');
}

function groupingText(row: WordOf<'merge' | 'split'>): string {
  const { what, effect, isParted } = row;
  const again = effect === 'restored' ? ' again' : '';
  const head =
    effect === 'undone'
      ? `${what === 'merge' ? 'A merge with another development' : 'A split'} has been undone`
      : what === 'merge'
        ? `Merged with another development${again}`
        : `${isParted ? 'Parted from another development' : 'Split'}${again}`;
  return `${head}: ${movesInWords(row)}`;
}

function accordsText({ what, effect, accords }: WordOf<'unite' | 'part'>): string {
  const names = listOf(accords.map((name) => `“${name}”`));
  const isOne = (what === 'unite') === (effect !== 'undone');
  const now = effect === 'made' ? 'now' : 'again';
  return `${names} are ${now} on record as ${isOne ? 'one accord' : `${cardinal(accords.length)} accords`}`;
}

function renameText({ effect, name, accord }: WordOf<'rename'>): string {
  const again = effect === 'restored' ? ' again' : '';
  if (effect === 'undone')
    return accord === null
      ? `The name “${name}” of this development has been taken back`
      : `The name “${name}” has been taken back from “${accord}”`;
  return accord === null
    ? `Named “${name}”${again}`
    : `“${accord}” is named “${name}”${again === '' ? ' from now on' : again}`;
}

function judgementText(
  row: WordOf<'retract' | 'reject' | 'confirm' | 'set'>,
  context: Context,
): string {
  const { what, stage, effect } = row;
  const again = effect === 'restored' ? ' again' : '';
  const isUndone = effect === 'undone';
  const label = stage === null ? '' : ` (“${STAGE_LABELS[stage]}”)`;
  if (what === 'retract')
    return isUndone
      ? `The dispatch${whose(row)} counts again: that it was taken back has been undone`
      : `The dispatch${whose(row)} has been taken back${again}`;
  if (what === 'reject')
    return isUndone
      ? `A claim${whose(row)}${label} counts again: its rejection has been undone`
      : `A claim${whose(row)}${label} has been rejected${again}`;
  if (what === 'confirm')
    return isUndone
      ? `The confirmation of a claim${whose(row)}${label} has been undone`
      : `A claim${whose(row)}${label} has been confirmed${again}`;
  const entry = row.entries[0] ?? '';
  const standing = context.input.state.standings.find((one) => one.entry === entry);
  const name = standing === undefined ? entry : standingName(standing, context.deps);
  const to = stage === null ? 'another stage' : STAGE_LABELS[stage];
  return isUndone
    ? `${name}: that an editor had set it to ${to} has been undone`
    : `${name}: an editor has set it to ${to}${again}`;
}

function saidBy(row: BriefRuling, context: Context): string {
  switch (row.what) {
    case 'merge':
    case 'split':
      return groupingText(row);
    case 'unite':
    case 'part':
      return accordsText(row);
    case 'rename':
      return renameText(row);
    default:
      return judgementText(row, context);
  }
}

/** An editor's word with who said it, from when it is known, and why. */
export function rulingText(row: BriefRuling, context: Context): string {
  const { author, reason, knownDay } = row;
  const by = `(${author}, ${dayInWords(knownDay)}: ${reason.replace(/[.\s]+$/, '')})`;
  return `${capitalised(saidBy(row, context))} ${by}.`;
}
