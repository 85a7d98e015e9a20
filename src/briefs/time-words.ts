/** What lies ahead, said as such. */
const AHEAD =
  /\b(?:will|(?:is|are) (?:(?:now|also|still|first|formally) )?(?:expected|due|scheduled|set|likely|to) |plans? to|intends? to|scheduled for|by the end of (?:the|this|next)|before the end of (?:the|this|next)|in the coming|shall (?:deposit|become|enter)|(?:must|has to|have to) (?:\w+ ){1,5}(?:by|within|before|no later than) |(?:said|says|expects?|expected|hopes?|hoped)\b[^.;]{0,80}\bwould (?:again )?(?:be (?:held|signed|opened|ready)|take place|begin|start|meet|vote|decide|open|close|try|return|sign|visit|ratify|review|follow|apply|leave) )/i;
/** A step that comes by itself: said in the present, it lies ahead. */
const COMES = /\b(?:takes effect|(?:enters|comes) into force)\b/i;
const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
/** A date in a calendar: said in the present, it lies ahead ("holds the next summit in July"). */
const SCHEDULED = new RegExp(
  `(?<!\\b(?:an?|the|its|their|this|that|no|any|of|first|last|final) )\\b(?:meets?|holds?|hosts?|opens?|begins?|starts?|convenes?|votes?|resumes?|becomes?)\\b[^.;]{0,60}\\b(?:next (?:week|month|year|spring|summer|autumn|winter)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:in|on|from) (?:\\d{1,2} )?(?:${MONTHS})\\b(?! \\d{4}| \\d{1,2}, \\d{4}))`,
);
/** What has not come yet or has no day. */
const NOT_YET =
  /\bno (?:firm |exact |formal |new )?(?:date|day|timetable|time ?frame)\b|\b(?:has|have|had) (?:not yet|yet to)\b|\b(?:has|have) not (?:taken place|been (?:set|signed|ratified|approved)|decided|said (?:when|whether))\b|\bdid not take place\b|\bremains? to be\b|\bstill (?:awaits?|has to|have to|must|to be|being)\b|\bmust (?:still|first)\b|\b(?:is|are) being (?:agreed|considered|discussed|drafted|drawn up|examined|negotiated|prepared|studied|weighed|worked out)\b|\b(?:consultations|negotiations|preparations|talks)\b[^.;]{0,60}\b(?:are|were) (?:still )?under way\b|\b(?:gave|set|mentioned|named) no (?:date|day|timetable)\b|\bdid not (?:mention|name|give|set) a (?:date|day|timetable)\b/i;
/** A question that is told as open. */
const OPEN_QUESTION =
  /\bwhether\b[^.;]{0,80}\b(?:is|remains) (?:disputed|unclear|open|uncertain|not (?:yet )?(?:clear|known|decided|settled))\b|\b(?:it is|it remains|remains) (?:unclear|not (?:yet )?clear|open|uncertain) (?:whether|when|how|who)\b/i;
/** A window that is named for what is to come, however loosely. */
const WINDOW = new RegExp(
  `\\b(?:next|this|the coming) (?:week|weekend|month|months|year|spring|summer|autumn|winter)\\b|\\bin the coming (?:days|weeks|months)\\b|\\bwithin (?:[a-z]+|\\d+) (?:days|weeks|months|years)\\b|\\b\\d+ (?:days|weeks|months|years) (?:after|from)\\b|\\b(?:by|in|from|on|before|until|since|after) (?:the (?:end|beginning|start|middle) of |early |late |mid-|\\d{1,2} |this |next )?(?:${MONTHS}|spring|summer|autumn|winter|20\\d\\d)\\b`,
);
/** Who works on it, and that it goes on. */
const AT_WORK =
  /\b(?:is|are) being (?:agreed|discussed|drafted|drawn up|negotiated|prepared|worked out)\b|\b(?:consultations|negotiations|preparations|talks)\b[^.;]{0,80}\b(?:are|were) (?:still )?under way\b/i;
/** Told as open: the words may be of no weight. */
const VAGUE = /\b(?:may|might|could)\b/i;
/** An announcement that itself lies ahead. */
const TO_ANNOUNCE =
  /\b(?:expected|due|set|likely|to) (?:to )?(?:announce|make the announcement)\b/i;

/** Whether the sentence speaks of something to come. */
export function speaksAhead(text: string): boolean {
  return AHEAD.test(text) || COMES.test(text) || SCHEDULED.test(text);
}

/** Whether the sentence says that something has not come, or has no day yet. */
export function speaksOfNotYet(text: string): boolean {
  return NOT_YET.test(text) || OPEN_QUESTION.test(text);
}

/** Whether it leaves a question open, so that the answer is still to come. */
export function leavesOpen(text: string): boolean {
  return OPEN_QUESTION.test(text);
}

/** Whether it names a window, however loosely ("in spring", "from 1 June", "30 days after the deposit"). */
export function namesWindow(text: string): boolean {
  return WINDOW.test(text);
}

/** Whether it says that somebody is at work on what comes. */
export function tellsOfWork(text: string): boolean {
  return AT_WORK.test(text);
}

/** The words without what stands between quotation marks and is longer than a phrase. */
export function withoutQuotes(text: string): string {
  return text.replace(/["“]([^"”]*)["”]/g, (whole, inner: string) =>
    inner.trim().split(/\s+/).length > 4 ? ' ' : whole,
  );
}

/** Whether it only says that something may be. */
export function isVague(text: string): boolean {
  return VAGUE.test(text);
}

/** Whether the announcement that it speaks of has still to be made. */
export function awaitsAnnouncement(text: string): boolean {
  return TO_ANNOUNCE.test(text);
}
