import { yearText } from './calendar.ts';
import {
  date,
  type TimeContext,
  type TimeMatch,
  type TimeOutcome,
  type TimeRule,
  timeRule,
} from './time-rule.ts';

const LEAD =
  /(?:^|[\s(—–-])(?:in|since|by|until|till|from|before|after|during|of|between|and|to|through|circa|about|around|throughout|late|early|mid|for|into|as of|than|year|spring|summer|autumn|winter|fall)[\s-]+(?:the\s+year\s+)?$/iu;
/** Words right after a bare year that show it to be a name's part or an amount ("the 2015 deal", "2000 troops"). */
const GOES_ON =
  /^(?:\s+(?!(?:and|or|to|but|when|as|after|before|in|on|by|at|with|over|under|for|that|which|while|until|because|between|from|without|following|it|they|he|she|the|was|were|is|are|will|would|has|had|have|did|does|said|if|though|although|who|where|since|then|not|its|their|a|an|against|through|despite|saw|signed|also|amid|during|rather|unless|came|both)\b)\p{L}|[-–]\p{L})/u;
/** Prepositions that only a time may follow when a bare year comes next. */
const SURE_LEAD = /(?:^|[\s(—–-])(?:in|since|by|until|till|before|during)\s+$/iu;
const ATTRIBUTIVE = /(?:^|\s)(?:the|a|an|its|their|his|her|this|that|'s|’s)\s+$/iu;
/** What a bare number of four digits counts when such a word follows. */
const COUNTED =
  /^\s*(?:%|°|percent|per cent|million|billion|people|troops|soldiers|men|women|tanks|ships|aircraft|planes|guns|prisoners|casualties|miles|kilometers|kilometres|km|m|feet|meters|metres|tons|tonnes|dollars|euros|pounds|rifles|votes|dead|wounded|killed|others|jobs|shares|workers|employees|barrels|acres|strong|homes|students|civilians|refugees|cars|members|francs|hours|degrees)\b/iu;

/** Whether a bare year is a day of the record: it stands where only a time may stand. */
function isOfRecord(context: TimeContext): boolean {
  if (/^(?:\s*[%°]|[-–]\p{L})/u.test(context.after) || ATTRIBUTIVE.test(context.before))
    return false;
  const isSure = SURE_LEAD.test(context.before);
  if (!isSure && GOES_ON.test(context.after)) return false;
  if (isSure || LEAD.test(context.before)) return true;
  return /\(\s*$/.test(context.before) && /^\s*[),]/.test(context.after);
}

function bareYear(match: TimeMatch, context: TimeContext): TimeOutcome {
  const year = match.one('year')?.value ?? 0;
  if (
    /[$€£#/.,:]$|[\d.][-–]$/u.test(context.before) ||
    (/^(?:[-–/:]\d|[.,:]\d|\p{L})/u.test(context.after) && !/^[-–]\d{2,4}\b/.test(context.after))
  )
    return null;
  if (COUNTED.test(context.after) || year < 1100) {
    const isSaid = SURE_LEAD.test(context.before) && !COUNTED.test(context.after);
    if (!isSaid) return null;
  }
  const isRange =
    match.tokens.length > 1 ||
    /^\s?[-–]\s?\d{2,4}\b/.test(context.after) ||
    /\d\s?[-–]\s?$/.test(context.before);
  const isDay =
    (isRange && LEAD.test(context.before)) ||
    isOfRecord(context) ||
    /\bthe\s+years?\s*$/i.test(context.before);
  return date(yearText(year), 'stated', isDay ? {} : { days: null });
}

/** "1914-18", "1939–1945": the second of two years; the first is read by itself. */
function secondYear(match: TimeMatch, context: TimeContext): TimeOutcome {
  const first = context.near(-1);
  const second = match.one('number') ?? match.one('year');
  if (first?.kind !== 'year' || second === undefined) return null;
  const isShort = second.kind === 'number';
  if (
    isShort &&
    (second.end - second.start !== 2 || !match.isTight || match.tokens[0]?.start !== first.end)
  )
    return null;
  const value = isShort ? Math.floor(first.value / 100) * 100 + second.value : second.value;
  if (value <= first.value) return null;
  return date(yearText(value), 'stated', { skip: 1 });
}

/** "The year 2000". */
function theYear(match: TimeMatch): TimeOutcome {
  const year = match.one('year') ?? match.one('number');
  if (year === undefined || year.value < 1000 || year.value > 2100) return null;
  return date(yearText(year.value), 'stated');
}

function beforeChrist(match: TimeMatch): TimeOutcome {
  const year = match.one('year') ?? match.one('number');
  const era = match.one('era');
  if (year === undefined || era === undefined || year.value < 1 || year.value > 4000) return null;
  const isBefore = era.value < 0 || /^b/.test(era.lower);
  return isBefore
    ? date(`BC${yearText(year.value)}`, 'stated', { days: null })
    : date(yearText(year.value), 'stated', { days: null });
}

const DECADES = 'twenties thirties forties fifties sixties seventies eighties nineties'.split(' ');

function decade(match: TimeMatch): TimeOutcome {
  const token = match.one('decade');
  if (token === undefined) return null;
  const word = DECADES.indexOf(token.lower);
  if (word >= 0 && match.one('the') === undefined) return null;
  const year = word >= 0 ? 1920 + word * 10 : token.value;
  return date(String(Math.floor(year / 10)), 'stated', word >= 0 ? { days: null } : {});
}

function century(match: TimeMatch): TimeOutcome {
  const count = match.one('ordinal')?.value ?? 0;
  if (!/^centur/.test(match.one('unit')?.lower ?? '') || count < 1 || count > 21) return null;
  return date(String(count - 1).padStart(2, '0'), 'stated', { days: null });
}

/** Years, decades and centuries. */
export const YEAR_RULES: readonly TimeRule[] = [
  timeRule('era', '<year|number><era>', beforeChrist),
  timeRule('the-year', '<the>?<fiscal>?<unit><number|year>', (match) =>
    match.word('unit') === 'year' ? theYear(match) : null,
  ),
  timeRule('fiscal-year', '<fiscal><unit>?<year>', theYear),
  timeRule('decade', '<the>?<decade>', decade),
  timeRule('century', '<the>?<ordinal><hyphen>?<unit>', century),
  timeRule('year', '<year>', bareYear),
  timeRule('year-range', '<hyphen><year|number>', secondYear),
];
