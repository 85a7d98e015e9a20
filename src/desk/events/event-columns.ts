import type { EventRow } from './event-row.ts';

export type ColumnType = 'text' | 'list' | 'whole' | 'flag';

export interface EventColumn {
  readonly name: keyof EventRow;
  readonly type: ColumnType;
}

/** Every column with its type; the record makes one that is forgotten an error of the compiler. The order is that of the files. */
const TYPES: Readonly<Record<keyof EventRow, ColumnType>> = {
  event_id: 'text',
  event_date: 'text',
  event_date_first: 'text',
  event_date_last: 'text',
  event_date_basis: 'text',
  event_type: 'text',
  event_mode: 'text',
  contexts: 'list',
  quad_code: 'whole',
  cameo_code: 'text',
  event_text: 'text',
  actor_name: 'list',
  actor_country: 'list',
  actor_sector: 'list',
  actor_code: 'list',
  actor_person: 'text',
  recipient_name: 'list',
  recipient_country: 'list',
  recipient_sector: 'list',
  recipient_code: 'list',
  placename: 'text',
  accord_id: 'text',
  accord_name: 'text',
  accord_known: 'flag',
  treaty_action: 'text',
  bilateral_act: 'text',
  stage: 'text',
  modality: 'text',
  background: 'flag',
  said_date: 'text',
  speaker_text: 'text',
  speaker_code: 'list',
  speaker_anonymous: 'flag',
  story_id: 'text',
  sentence_number: 'whole',
  trigger_text: 'text',
  trigger_start: 'whole',
  trigger_end: 'whole',
  evidence_text: 'text',
  evidence_start: 'whole',
  evidence_end: 'whole',
  publication_date: 'text',
  headline: 'text',
  publisher: 'text',
  publisher_kind: 'text',
  language: 'text',
  url: 'text',
};

export const EVENT_COLUMNS: readonly EventColumn[] = Object.entries(TYPES).map(([name, type]) => ({
  name: name as keyof EventRow,
  type,
}));

/** What stands between the members of a list where the format has no lists. */
const LIST_MARK = ';';

/** A list as one text: members parted by semicolons; a semicolon inside of one becomes a comma. Empty for none. */
export function joinedList(list: readonly string[]): string {
  return list.map((member) => member.replaceAll(LIST_MARK, ',')).join(LIST_MARK);
}
