import type { Draft } from './draft.ts';
import { lowerAt, type SentenceView } from './sentence-view.ts';

/** Offices and houses that bind their state, where nothing beside them says whose they are. */
const OFFICE =
  /^(?:parliament|senate|congress|assembly|legislature|government|cabinet|president|premier|minister|king|queen|emir|lawmakers|deputies|senators|house|chamber|voters)$/;
const BESIDE = /^(?:the|its|their|his|her|both|lower|upper|prime|foreign|national|new|own)$/;

/** The office that a verb has as its subject: "the president could not sign", "wants parliament to approve"; -1 for none. */
function officeBefore(view: SentenceView, { group }: Draft): number {
  if (group === null || group.isPassive) return -1;
  const at = group.first - 1;
  if (!OFFICE.test(lowerAt(view, at)) || view.mentionAt[at] !== -1) return -1;
  const holder = group.governor?.group;
  const from =
    group.kind === 'infinitive' ? (view.groups[holder ?? -1]?.last ?? 0) + 1 : group.left;
  for (let k = from; k < at; k += 1) if (!BESIDE.test(lowerAt(view, k))) return -1;
  return at;
}

/** Whose office acts, by the only state that the sentence has named before it; empty where it has named none or several. */
export function ownOffice(view: SentenceView, draft: Draft): readonly string[] {
  const office = officeBefore(view, draft);
  if (office < 0) return [];
  const before = view.mentions.filter(
    ({ it, last }) => last < office && !it.rule.startsWith('place:') && it.via !== 'organisation',
  );
  const codes = [...new Set(before.flatMap(({ it }) => it.actors))];
  return codes.length === 1 ? codes : [];
}
