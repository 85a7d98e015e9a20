import type { BuiltTime, TimeContext, TimeMatch } from './time-rule.ts';

/** Heads of names that bear a date: "September 11 Memorial", "the 14 March Alliance", "July 26 Movement". */
const NAME_HEADS =
  /^['’]?s?\s+(?:\p{Lu}[\p{L}'’-]+\s+)?(?:Memorial|Museum|Square|Street|Avenue|Road|Boulevard|Bridge|Tunnel|Highway|Movement|Alliance|Group|Brigades?|Battalion|Regiment|Front|Party|Coalition|Palace|Park|Stadium|Airport|Hospital|University|School|District|Commission|Committee|Foundation|Institute|Martyrs|Barracks|Base|Bank|Mosque|Church|Times|Herald|Post|Telegraph|Mail|Express|Mirror|Tribune)\b/u;
/** Heads of names of events and accords: a time, but not the day that the sentence tells of. */
const EVENT_HEADS =
  /^['’]?s?\s+(?:\p{Lu}[\p{L}'’-]+\s+)?(?:Agreement|Accords?|Treaty|Pact|Declaration|Revolution|War|Offensive|Massacre|Coup|Uprising|Rising|Intifada|Crisis)\b/u;
const BATTLE = /\bBattle\s+of\s+(?:the\s+)?$/u;
/** What such a name may begin with: "Avenue of 14 July", "Straße des 17. June". */
const NAME_LEADS =
  /(?:\b(?:Avenue|Rue|Boulevard|Place|Pont|Calle|Plaza|Avenida|Via|Viale|Piazza|Rua|Praça|Street|Square|Bridge|Camp|Martyrs|Movement|Brigade|Operation|Hotel|Café)|\bStra(?:ß|ss)e)\s+(?:(?:of|the|du|des|de|del|della|la)\s+)*$/u;
/** Things of the past that a date names: the day is that of the thing, in a year that the words do not give. */
const NAMED_THINGS =
  /^\s+(?:terror(?:ist)?\s+)?(?:attacks?|attackers|bombings?|massacres?|uprising|revolution|coup|putsch|movement|alliance|coalition|massacre|atrocities|hijackings?|killings|pogroms?)\b/i;
/** Lines on a map: "the 4 June 1967 borders". */
const LINES =
  /^\s+(?:border ?lines?|borders?|lines?|boundar(?:y|ies)|frontiers?|armistice|ceasefire lines?|demarcation)\b/i;
const RESOLUTION =
  /\b(?:resolutions?|res\.|decree|law|act|directive|regulation|no\.)\s+(?:no\.\s*)?[\d/-]+\s*\(\s*$/i;
/** Words before which a month stands for itself and not for the first name of a person. */
const TIME_LED =
  /(?:^|[\s(“"—–-])(?:in|of|by|since|until|till|from|to|through|before|after|during|between|and|or|last|next|this|late|early|mid|each|every|for|past|coming|on)[\s-]+$/i;
const PERSON = /^\s+(?:\p{Lu}\.\s+)?\p{Lu}\p{Ll}/u;
/** A title or first name before "May", "March", "August". */
const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Dame|President|Minister|Secretary|Chancellor|Senator|Ambassador|Premier|Governor|Judge|General|Theresa|Princess|Queen)\.?\s+$/u;

/**
 * Whether the words of a date name something else than a day: `name` for a street, a group, a memorial or a person
 * (no time at all), `thing` where a date is a part of what a thing is called (a time, and no day of the record).
 */
export function namedBy(
  match: TimeMatch,
  built: BuiltTime,
  context: TimeContext,
): 'name' | 'thing' | null {
  if (built.type !== 'DATE') return null;
  const { before, after } = context;
  const kinds = match.tokens.map((token) => token.kind);
  const hasDate = kinds.some((kind) => /^(?:month|weekday|holiday|season)$/.test(kind));
  if (hasDate && (NAME_HEADS.test(after) || NAME_LEADS.test(before))) return 'name';
  if (kinds.length === 1 && kinds[0] === 'month') {
    if (TITLED.test(before) || /^-\p{L}+-/u.test(after)) return 'name';
    if (PERSON.test(after) && !TIME_LED.test(before)) return 'name';
  }
  if (hasDate && (EVENT_HEADS.test(after) || BATTLE.test(before))) return 'thing';
  if (LINES.test(after) && kinds.some((kind) => kind === 'year')) return 'thing';
  if (RESOLUTION.test(before)) return 'thing';
  const isYearless = match.one('year') === undefined && hasDate;
  return isYearless &&
    NAMED_THINGS.test(after) &&
    match.one('deictic') === undefined &&
    match.one('weekday') === undefined
    ? 'thing'
    : null;
}
