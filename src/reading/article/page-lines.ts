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
  // In any language: few words, a year and a time of day.
  const isStamp = /\b(?:19|20)\d{2}\b/.test(line) && /\b\d{1,2}[:h]\d{2}\b/.test(line);
  if (isStamp && line.length <= 60 && line.split(' ').length <= 9 && !/[.!?]$/.test(line))
    return true;
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

// Each names what it opens: "More weapons for Norland" may head a part of the article itself.
const MORE =
  /^(?:(?:read|see|also read|see also|also on|up next|what to read|keep reading|continue reading)(?: (?:more|also|next|full|the full|this|on)\b[^.!?]{0,60})?|more(?: (?:from|on|in|like|great|about|news|stories|articles|coverage|headlines|videos?|to read|by)\b[^.!?]{0,60})?|(?:related|recommended|popular|latest|trending|most (?:read|popular|viewed|shared)|top)(?: (?:stor(?:y|ies)|news|articles?|posts?|content|coverage|topics?|reading|links?|videos?|headlines|items?|now|for you|from|on|in|this week|today)\b[^.!?]{0,40})?|you (?:may|might|can) (?:also )?(?:like|enjoy|be interested|read|find|have missed)\b[^.!?]{0,40}|(?:don['’]?t|do not) miss\b[^.!?]{0,20}|about the authors?|editor['’]?s? picks?|from our (?:partners|sponsors|network|archives?)|our (?:latest|other) (?:stories|articles|news)|other (?:stories|news|articles|posts)\b[^.!?]{0,40}|in this (?:section|series|topic)|share(?: (?:this|on|via|the)\b[^.!?]{0,40})?|(?:tags?|topics|filed under|categor(?:y|ies)|keywords)(?:\s?:[^.!?]{0,80})?|(?:view |show |add |\d{1,5} )?comments?(?: ?\(?\d{1,5}\)?)?|(?:leave|post|write|add) (?:a|your) (?:comment|reply|review)|join the (?:conversation|discussion)|sponsored(?: content)?|adverti[sz]e?ments?|advert|(?:subscribe|sign up|newsletters?)\b[^.!?]{0,60}|follow (?:us|me|@)[^.!?]{0,60})\s?(?:\.{2,3}|…|:|!|»|›|>)?$/i;

// The same in languages in which much news is written: "Read also", "More on this", "Related", "Comments", "Tags".
const MORE_ELSEWHERE =
  /^(?:(?:à )?lire (?:aussi|également|la suite)|sur le même (?:sujet|thème)|à voir aussi|commentaires?|lesen sie auch|mehr (?:zum thema|dazu)|auch interessant|kommentare?|verwandte|lea también|le(?:e|a) más|te puede interesar|más (?:noticias|sobre)|ver también|comentarios?|etiquetas|leia (?:também|mais)|veja (?:também|mais)|saiba mais|mais (?:notícias|lidas)|comentários?|leggi anche|potrebbe interessarti|commenti|lees ook|reacties|läs (?:också|mer)|les også|læs også|czytaj (?:też|także|również)|zobacz (?:też|także|również)|komentarze|baca juga|ilgili haberler|yorumlar|читайте? (?:также|ещё|еще)|читайте також|по теме|похожие|комментари[ийя]|коментарі|метки|теги|اقرأ أيضا|اقرأ أيضاً|مواضيع ذات صلة|関連記事|関連ニュース|関連リンク|あわせて読みたい|コメント|相关(?:阅读|新闻|文章|报道)|延伸阅读|推荐阅读|相關(?:閱讀|新聞|文章)|관련 ?기사|댓글)[^.!?。]{0,60}(?:\.{3}|…|:|：|!)?$/iu;

/** Whether a heading or short line opens what follows an article: "More from World", "You may also like…", "Comments". */
export function opensWhatFollows(line: string): boolean {
  return line.length <= 90 && (MORE.test(line) || MORE_ELSEWHERE.test(line));
}

const CREDIT =
  /\b(?:contributed (?:to (?:this (?:report|story|article|piece)|the (?:story|article))|(?:additional )?reporting)|(?:additional|with) reporting by|^(?:reporting|writing|editing|compiled|edited|translated) by)\b/i;
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}/i;
const ASKS =
  /^(?:follow|subscribe|sign up|download|listen|watch|click|tweet|e-?mail|like (?:us|our|this)|find (?:us|out|more|all)|join (?:us|our|now|today|the conversation)|get (?:our|the|your|all|a|more|updates|access)|send (?:us|your|a)|support (?:us|our|independent)|contact (?:us|him|her|the (?:author|writer|reporter|newsroom))|write to|tell us|have (?:a|you)|got (?:a|any)|do you|are you|want (?:more|to)|if you|to (?:get|receive|subscribe|read more)|you can|for more (?:information|news|stories|details|updates|on|from)|there['’]s (?:plenty )?more|read (?:more|our|all|the full))\b/i;
const OFFER =
  /\b(?:subscri(?:be|ber|bers|ption|ptions)|sign up|newsletters?|your inbox|twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp|podcast|itunes|our apps?|app store|download|donat(?:e|ions? to us)|click|e-?mail us|letters? to the editor|your comments|listen (?:live|back)|a tip|tweet us|free trial|latest issue|full coverage|every month)\b/i;
const FOLLOW =
  /^(?:follow|like|find|contact|write to|reach|e-?mail|tweet)\b.{0,200}(?:@|\bon (?:twitter|facebook|instagram|linkedin|x)\b|\b(?:twitter|facebook|instagram|linkedin|full coverage)\b)/i;
const BIO =
  /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:\([^)]{1,60}\) )?is (?:an? |the )?(?:\p{L}+[ -]){0,6}(?:reporter|correspondent|journalist|editor|writer|columnist|contributor|author|producer|blogger|freelancer|fellow|professor)\b/u;

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
