import type { AccordMention } from '../reading/index.ts';
import type { Draft } from './draft.ts';
import { lowerAt, type Placed, type SentenceView } from './sentence-view.ts';

const JOINING = /^(?:and|or|nor|&|plus)$/;
const BETWEEN = /^(?:,|the|a|an|its|their|both|also|later|then|not|but|as|well)$/;
/** Longest gap, in tokens, between two papers of a row. */
const MAX_BETWEEN = 9;

interface Link {
  readonly accord: Placed<AccordMention>;
  readonly isClosing: boolean;
  readonly isExcepted: boolean;
  readonly hasDay: boolean;
}

function isOrganisation(view: SentenceView, { it }: Placed<AccordMention>): boolean {
  return view.grammar.accords.get(it.accord)?.kind === 'organisation';
}

/** What stands between two papers, where it only joins them: "and the", ", the", "in 2019 and the", "but not the". */
function linkTo(
  view: SentenceView,
  before: Placed<AccordMention>,
  accord: Placed<AccordMention>,
): Link | null {
  const from = before.last + 1;
  if (accord.first - from > MAX_BETWEEN || accord.first <= from) return null;
  const words: string[] = [];
  let hasDay = false;
  for (let k = from; k < accord.first; k += 1) {
    const lower = lowerAt(view, k);
    const isToDay = view.tokens[k]?.pos === 'ADP' && view.isDay[k + 1] === true;
    hasDay ||= view.isDay[k] === true;
    if (view.isDay[k] === true || isToDay) continue;
    if (!JOINING.test(lower) && !BETWEEN.test(lower)) return null;
    words.push(lower);
  }
  const said = ` ${words.join(' ')} `;
  const isExcepted = said.includes(' but not ');
  const isAdded = said.includes(' as well as ');
  if (said.includes(' not ') !== isExcepted || said.includes(' as ') !== isAdded) return null;
  const isClosing = isExcepted || isAdded || words.some((word) => JOINING.test(word));
  if (!isClosing && words[0] !== ',') return null;
  return { accord, isClosing, isExcepted, hasDay };
}

/** "signed A, and B entered into force": the name that a verb of its own follows is no object; nor is an owner. */
function standsByItself(view: SentenceView, accord: Placed<AccordMention>, draft: Draft): boolean {
  const next = lowerAt(view, accord.last + 1);
  if (/^['’]s?$/.test(next)) return true;
  const verb = view.groups.find((group) => group.first > accord.last);
  if (verb === undefined || verb.kind !== 'finite' || verb.index === draft.group?.index)
    return false;
  if (verb.index === draft.predicate?.index || draft.group === null) return false;
  const between = view.tokens.slice(accord.last + 1, verb.first);
  return between.every(({ pos, lower }) => pos === 'ADV' || /^(?:itself|themselves)$/.test(lower));
}

/** The papers that stand in one row with that of a draft, as far as the row is closed by "and" or its like. */
function rowBehind(view: SentenceView, draft: Draft): readonly Link[] {
  const head = draft.complement.accord;
  if (head === null) return [];
  const row: Link[] = [];
  let before = head;
  let isDated = false;
  for (const accord of view.accords) {
    if (accord.first <= before.last) continue;
    const link = linkTo(view, before, accord);
    const isAlike = isOrganisation(view, accord) === isOrganisation(view, head);
    if (link === null || !isAlike || standsByItself(view, accord, draft)) break;
    isDated ||= link.hasDay;
    if (accord.it.accord !== head.it.accord) row.push({ ...link, hasDay: isDated });
    before = accord;
    if (draft.complement.isBefore && draft.group !== null && before.last > draft.group.first) break;
  }
  return row.slice(0, row.findLastIndex(({ isClosing }) => isClosing) + 1);
}

/**
 * "signed the Arica Protocol and the Tacna Convention", "ratified A in 2019 and B in 2021", "signed A but not B": the same
 * step with each further paper of the row.
 */
export function furtherPapers(view: SentenceView, draft: Draft): readonly Draft[] {
  if (draft.pattern.needs !== 'accord' || draft.echoOf !== null) return [];
  return rowBehind(view, draft).map(({ accord, hasDay, isExcepted }) => ({
    ...draft,
    complement: {
      ...draft.complement,
      accord,
      end: draft.complement.isBefore ? draft.complement.end : accord.last,
    },
    further: { isExcepted, daysFrom: hasDay ? accord.last + 1 : null },
  }));
}
