/**
 * Lines that speak of the article and not of the world: when it appeared, who wrote it, where else to read.
 * Each test looks at one line; where in the article a line may be taken out is decided by `trimBody`.
 */

const TIME_WORDS =
  /\b(?:(?:first |last |originally |date )?(?:published|updated|posted|modified|created|issued|released|added|filed|original)|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|[ap]\.?m\.?|noon|midnight|gmt|utc|bst|i?st|e[sd]?t|c[sd]t|m[sd]t|p[sd]t|cet|cest|amt|hrs?|hours?|min(?:ute)?s?|days?|weeks?|months?|ago|at|on|by|of|the|last|st|nd|rd|th|t|z)\b/gi;

/** "Published 10:02 AM EST Nov 19, 2019" · "November 18, 2019 | 4:10pm" · "2018-08-16" · "Updated at 1:23 p.m." */
export function isTimeLine(line: string): boolean {
  if (line.length > 120 || !/\d/.test(line)) return false;
  // "10 p.m." alone heads a part of a running report.
  if (!/\d{4}|\d{1,2}[:.]\d{2}|\bago\b|publi|updat|post/i.test(line)) return false;
  const rest = line.replace(/\d+(?:st|nd|rd|th|pm|am)?/gi, ' ').replace(TIME_WORDS, ' ');
  return !/\p{L}/u.test(rest);
}

/** "By A. Writer, Foreign Correspondent" · "By" · "A. Writer - 11/18/19 11:04 PM EST" */
export function isByline(line: string): boolean {
  if (/^by:?$/i.test(line)) return true;
  if (line.length > 120 || /[.!?]["”’]?$/.test(line.replace(/\b[ap]\.m\.$/i, ''))) return false;
  if (
    /^by:?\s+\p{Lu}/iu.test(line) &&
    /^by:?\s+(?:the\s+)?\p{Lu}/u.test(line.replace(/^BY/, 'By').replace(/^By/, 'by'))
  )
    return true;
  return /\s[-–—|•]\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/.test(line);
}

const MORE =
  /^(?:read|see|more|also|related|recommended|popular|latest|trending|most (?:read|popular|viewed)|top|you (?:may|might|can)|don['’]?t miss|do not miss|up next|next|watch|in this|about the authors?|about us|keep reading|continue reading|what to read|editor['’]?s? picks?|from our|our (?:latest|other)|other (?:stories|news|articles|posts)|share|tags?|topics|filed under|categor(?:y|ies)|comments?|leave a|post a|write a|discussion|sponsored|advert|subscribe|newsletter|sign up|follow)\b[^.!?]{0,80}[.…:!]{0,3}$/i;

/** Whether a heading or short line opens what follows an article: "More from World", "You may also like…", "Comments". */
export function opensWhatFollows(line: string): boolean {
  return line.length <= 90 && MORE.test(line);
}

const CREDIT =
  /\b(?:contributed (?:to (?:this|the) (?:report|story|article|piece)|(?:additional )?reporting)|(?:additional|with) reporting by|^(?:reporting|writing|editing|compiled|edited|translated) by)\b/i;
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}/i;
const ASKS =
  /^(?:follow|like|find|join|sign up|subscribe|download|listen|watch|click|get|send|support|e-?mail|contact|write|tell|tweet|have (?:a|you)|got (?:a|any)|do you|are you|want|if you|to (?:get|receive|subscribe|read more)|you can|for more|there['’]s (?:plenty )?more|read)\b/i;
const OFFER =
  /\b(?:subscri(?:be|ber|bers|ption|ptions)|sign(?:ing)? up|newsletters?|your inbox|twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp|podcast|itunes|our apps?|app store|download|membership|donat(?:e|ion)|click|e-?mail us|letters? to the editor|your comments|listen (?:live|back)|a tip|tweet us|free trial|latest issue|full coverage|every month)\b/i;
const FOLLOW =
  /^(?:follow|like|find|contact|write to|reach|e-?mail|tweet)\b.{0,200}(?:@|\bon (?:twitter|facebook|instagram|linkedin|x)\b|\b(?:twitter|facebook|instagram|linkedin|full coverage)\b)/i;
const BIO =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:\([^)]{1,60}\) )?(?:is|was) (?:an? |the )?(?:\p{L}+[ -]){0,6}(?:reporter|correspondent|journalist|editor|writer|columnist|contributor|author|producer|blogger|freelancer|fellow|professor)\b/u;

/**
 * Whether a paragraph at an end of an article is the outlet speaking of itself: who helped, where to write,
 * what to subscribe to, who the writer is. Corrections and notes of editors are not of this kind.
 */
export function isOutletsWord(line: string): boolean {
  if (
    line.length > 600 ||
    /^(?:correction|clarification|editor['’]s note|this (?:story|article) (?:has been|was) (?:updated|corrected))/i.test(
      line,
    )
  )
    return false;
  if (line.length <= 400 && (CREDIT.test(line) || FOLLOW.test(line) || BIO.test(line))) return true;
  if (line.length <= 300 && ADDRESS.test(line)) return true;
  // What somebody says is no word of the outlet, whatever they ask for.
  return !/["“”„«]/.test(line) && ASKS.test(line) && OFFER.test(line);
}
