import { boundsOf } from '../kernel/index.ts';
import type { DiscourseRole } from '../stories/index.ts';
import type { Context } from './context.ts';
import type { ReportedSentence } from './reported.ts';
import { isVague } from './time-words.ts';
import type { SectionName } from './types.ts';

/** Quantities: figures beside what they count, and the words of a share. */
const QUANTITY =
  /\b\d[\d,.]*(?:\s?(?:%|km|bn|m)\b|\s(?:billion|million|thousand|per ?cent|percent|kilomet(?:re|er)s|days?|weeks?|months?|years?|countries|states|members?|parties|votes?|instruments?|ratifications?|signatures?|troops|people)\b)|\bper ?cent\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens of|hundreds of|half of|a third of|two thirds of) (?:countries|states|members?|parties|years|months|weeks|days|million|billion)\b/i;
/** A place in an order, or alone in it. */
const PLACE =
  /\b(?:the|its|their|as) (?:only|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|latest|largest|biggest|smallest|longest|oldest|\d+(?:st|nd|rd|th))\b(?! (?:\w+ )?(?:days?|weeks?|months?|years?|quarter|half|round|minutes?|hours?)\b)|\bfor the first time\b|\b(?:first|only) (?:country|state|time|member)\b/i;
/** A count before and after. */
const COUNT_MOVES =
  /\bbring(?:s|ing)? (?:the )?(?:total|number|count|tally|membership)\b|\bfrom (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty(?:-\w+)?) to (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty(?:-\w+)?)\b|\b(?:short of|threshold)\b|\bthe total\b|\bnow (?:has|have|counts?|numbers?|stands? at)\b[^.;]{0,40}\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i;
/** What it changes, or whether it does. */
const CONSEQUENCE =
  /\b(?:symbolic|in practice|ceremonial|means? that|(?:measures?|agreement|deal|treaty|pact|accord|decision|sanctions) (?:will |would |also )?(?:bans?|freezes?|removes?|cuts?|opens?|lifts?|restricts?|settles?|provides?|ends?|allows?|requires?|abolish(?:es)?)|would (?:make|give|bring|allow|mean|bind|open|extend|end|cover|oblige|require)|brings? (?:in|with|to)|gives? (?:it|the|them)|ends? (?:its|the|a|decades|years)|obliges?|binds?|allows?|makes? (?:it|the)|covers?|affects?|significan\w+|importan\w+|consequences?|milestone|historic|turning point|paves? the way|boost)\b/i;
/** Who takes it ill, and over what. */
const DISPUTE =
  /\b(?:warn(?:ed|s)|oppos(?:ed|es|ition)|object(?:ed|s|ions?)|disput(?:e|ed|es)|concern(?:s|ed)?|fear(?:s|ed)|question(?:ed|s)|doubt(?:s|ed)?|argu(?:ed|es)|caution(?:ed|s)|accus(?:ed|es)|embarrass\w+|lament(?:ed|s)|critics?)\b/i;
/** Who stays out, or has not followed. */
const STAYS_OUT =
  /\b(?:ha(?:s|ve) (?:signed|joined|applied|ratified) but (?:ha(?:s|ve) )?not|ha(?:s|ve) (?:not|never|yet to) (?:yet )?(?:joined?|signed?|ratif(?:y|ied)|acceded?|followed)|(?:is|are|remains?|stays?) (?:not (?:a )?(?:part(?:y|ies)|members?)|outside)|stay(?:s|ed)? (?:out|away))\b/i;
/** What was done beside it, on the same occasion. */
const BESIDE_IT =
  /\b(?:also|at the same time|on the same (?:day|occasion)|alongside|in return|in exchange) (?:\w+ ){0,2}(?:signed|agreed|announced|pledged|undertook|approved|lifted|removed|opened|concluded)\b|\b(?:in return for|in exchange for)\b/i;
/** Whom or what it covers, and what is brought along. */
const BRINGS =
  /\b(?:shares (?:a |its )?(?:[\w,.-]+ ){0,5}(?:border|coast|frontier)|people and|population of|market of|accounts? for|per cent of|percent of|largest|longest|home to)\b/i;
/** What fields it touches, in a list. */
const FIELDS =
  /\b(?:areas?|fields?|sectors?)\b[^.]{0,60}\b(?:such as|includ\w+|are)\b|\b(?:are|is|will be) (?:all )?(?:among|some of) the (?:areas?|fields?|sectors?)\b|\b(?:agreements?|cooperat\w+|memorand\w+|accords?) (?:also )?(?:in|on|covers?|covering|for) (?:[\w’' -]{3,40}, ){2,}/i;
/** Why it is done. */
const GROUNDS =
  /\b(?:because(?: of)?|owing to|in view of|citing|on the grounds|in response to|the reason|threat (?:from|of|posed)|as a result of)\b/i;
/** What somebody makes of it. */
const JUDGED =
  /\b(?:called|calls|described|describes) (?:it|this|the \w+(?: \w+)?) (?:as )?(?:an? )?\w+|\b(?:setback|milestone|breakthrough|alarming|betrayal|mistake|victory)\b/i;
/** What lies behind: former years and steps, and how long they took. */
const LOOKING_BACK =
  /\b(?:since (?:the|its|their) |decades?|previously|earlier|formerly|in the past|had (?:first |already |long |previously )?(?:been|applied|signed|joined|asked|sought|tried|promised|agreed|refused|rejected|taken|suspended|broken)|was (?:founded|created|established|concluded|adopted|negotiated)|were (?:founded|created|established|concluded|adopted|negotiated)|dates? (?:from|back)|has not \w+ (?:\w+ ){0,3}since|the last time|(?:has|have) (?:never|not) (?:joined|signed|been|fought|taken part|had)|(?:has|have) already (?:\w+ )?\w+ed|(?:has|have) already (?:sent|left|begun)|(?:joined|left|signed|ratified|acceded|applied) (?:it |them )?in \d{4}|until \d{4}|(?:took|needed|lasted) (?:[\w-]+ ){0,5}(?:days|weeks|months|years)|compared with|by comparison|similar (?:\w+ )?(?:accords?|agreements?|deals?|pacts?|steps?|treat(?:y|ies))|there is no (?:single )?)\b/i;
/** What an accord lays down: what changes for those whom it binds. */
const LAYS_DOWN =
  /\b(?:agreement|treaty|convention|pact|accord|deal|protocol|charter|it|measures?) (?:also )?(?:bans?|prohibits?|forbids?|requires?|provides? for|allows?|obliges?|lifts?|opens?|sets? up|abolish(?:es)?)\b/i;
/** What is, has become or is to come. */
const STANDS_NOW = /\b(?:is|are|has|have|will|would|becomes?|makes?|brings?)\b/i;
/** A place in an order that was taken in former times: "was the first to ratify, in January 2024". */
const TAKEN_BEFORE = /\b(?:was|were|had)\b/i;
/** What an accord is or holds. */
const DESCRIPTION =
  /\b(?:is|are) (?:a|an|the|not a|no) (?:[\w-]+ ){0,3}(?:treaty|agreement|declaration|convention|bloc|organi[sz]ation|framework|accord|document|community|alliance|instrument)\b|\b(?:consists? of|(?:has|have) no (?:\w+ )?(?:charter|depositary|headquarters|secretariat|statute|treaty)|rests? on)\b/i;
const YEAR = /\b(?:1[6-9]\d\d|20\d\d)\b/g;
const PROPER = /(?<![.!?]["”’)]? )(?<!^)\b\p{Lu}[\p{L}’'-]+/gu;

function leadYear({ leadDay, asOf }: Context): number {
  return Number((leadDay ?? asOf).slice(0, 4));
}

/** Whether the words name a year before that of the event. */
function namesFormerYear(text: string, context: Context): boolean {
  const since = context.main?.since ?? null;
  const first = since === null ? null : boundsOf(since).first;
  const year = Math.min(leadYear(context), first === null ? 9999 : Number(first.slice(0, 4)));
  return (text.match(YEAR) ?? []).some((found) => Number(found) < year);
}

/**
 * How much a sentence holds that can be checked: counts, places in an order, days, names. Points, from 0 to about 8;
 * vague words take from it. A sentence of atmosphere has none.
 */
export function substance(text: string): number {
  const names = new Set(text.match(PROPER) ?? []).size;
  return (
    (QUANTITY.test(text) ? 2 : 0) +
    (COUNT_MOVES.test(text) ? 2 : 0) +
    (PLACE.test(text) ? 1.5 : 0) +
    (/\d/.test(text) ? 0.5 : 0) +
    Math.min(names, 4) * 0.25 -
    (isVague(text) ? 1 : 0)
  );
}

/** Whether a sentence belongs to the matter: it names it, or stands in a dispatch that is about it. */
export function isOfMatter({ isOnMatter, isBeside }: ReportedSentence): boolean {
  return isOnMatter || isBeside;
}

/** Where a sentence of a role belongs; the model that decides the role is right more often than not, no more. */
const SECTION_OF: Readonly<Record<DiscourseRole, SectionName | null>> = {
  main: 'happening',
  consequence: 'importance',
  cause: 'importance',
  context: null,
  history: 'beyond',
  anecdote: null,
  evaluation: 'importance',
  expectation: 'next',
  none: null,
};
/** So much its role counts beside what the words say. */
const OF_ITS_ROLE = 1.5;
/** Colour: a trader, a street, a day in a life. */
const OF_NO_WEIGHT = 1;

/** What the role of a sentence adds to its worth for a section, or takes from it. */
export function roleWorth({ discourse }: ReportedSentence, section: SectionName): number {
  if (discourse === null) return 0;
  if (SECTION_OF[discourse] === section) return OF_ITS_ROLE;
  return discourse === 'anecdote' ? -OF_NO_WEIGHT : 0;
}

/** How far a sentence tells what changes, for whom, and who disputes it. Points. */
export function consequence(text: string): number {
  return (
    (COUNT_MOVES.test(text) ? 3 : 0) +
    (PLACE.test(text) ? 3 : 0) +
    (CONSEQUENCE.test(text) ? 2 : 0) +
    (DISPUTE.test(text) ? 2 : 0) +
    (STAYS_OUT.test(text) ? 2 : 0) +
    (GROUNDS.test(text) ? 2.5 : 0) +
    (BESIDE_IT.test(text) ? 2 : 0) +
    (BRINGS.test(text) ? 1.5 : 0) +
    (FIELDS.test(text) ? 2.5 : 0) +
    (LAYS_DOWN.test(text) ? 2.5 : 0) +
    (JUDGED.test(text) ? 2 : 0)
  );
}

/** How far a sentence tells what lies behind the event: former years, former steps, what the accord is. Points. */
export function background({ text, acts }: ReportedSentence, context: Context): number {
  return (
    (acts.some((act) => act.isBackground) ? 3 : 0) +
    (namesFormerYear(text, context) ? 3 : 0) +
    (LOOKING_BACK.test(text) ? 2 : 0) +
    (DESCRIPTION.test(text) ? 2 : 0)
  );
}

/** Whether it names who stays out, or has not followed. */
export function tellsWhoStaysOut(text: string): boolean {
  return STAYS_OUT.test(text);
}

/** Whether it tells of a former year, and of nothing that is or will be: history, whatever place it names. */
export function isOfFormerYears(text: string, context: Context): boolean {
  return namesFormerYear(text, context) && TAKEN_BEFORE.test(text) && !STANDS_NOW.test(text);
}
