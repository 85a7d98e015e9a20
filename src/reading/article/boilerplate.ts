/** Longer paragraphs are never taken for boilerplate: the words below also occur in reports. */
const MAX_LENGTH = 300;

// Each pattern names what it must match; none may match a sentence of a report.
const PATTERNS: readonly RegExp[] = [
  // "Read more: Ministers meet in Oslo" · "Related stories"
  /^(?:read (?:more|also|next|the full)|see also|also read|more (?:on this|from|stories)|related(?: (?:stories|articles|topics|news|content|coverage))?)(?:\s*[:|»>–—-]|$|\s[^.]{0,200}$)/i,
  // "Leia também: Ministros reúnem-se" · "Читайте также: ..."
  /^(?:(?:à )?lire aussi|lesen sie auch|lea también|leia (?:também|mais)|veja também|leggi anche|lees ook|läs också|les også|læs også|czytaj (?:też|także)|zobacz (?:też|także)|baca juga|читайте (?:также|також)|اقرأ أيضاً?|関連記事|相关阅读)\s?[:：|»>–—-].{0,200}$/iu,
  // "Share this article" · "Share on Facebook"
  /^(?:share|tweet|print|email|save|copy)(?: (?:this|on|via|the|article|story|link|page|by)\b[^.]{0,60})?$/i,
  // "Advertisement"
  /^(?:ad|ads|advert|advertisement|advertising|photos?|images?|pictures?|videos?|captions?|iklan|anzeige|publicité|publicidad|реклама|スポンサードリンク|sponsored(?: content)?|story continues below[^.]{0,40}|article continues below[^.]{0,40}|loading\W*)$/i,
  // "Sign up for our newsletter"
  /^(?:sign up|subscribe|register|log ?in|get the latest|follow us|join us)\b.{0,200}(?:newsletter|inbox|account|subscription|updates|alerts|facebook|twitter|telegram|whatsapp|channel|app)\b.{0,80}$/i,
  // "We use cookies to improve this site."
  /\b(?:we|site|website|page)\b.{0,60}\buses? (?:\w+ ){0,3}cookies\b/i,
  /\b(?:accept|reject|manage|cookie) (?:all|settings|preferences|policy|cookies)\b.{0,80}$/i,
  // "© 2026 The Meridian Post. All rights reserved."
  /^(?:©|\(c\) |copyright\b).{0,200}$/i,
  /\ball rights reserved\b/i,
  // "Photo: A. Writer / Meridian Wire"
  /^(?:photo(?:graph)?|image|picture|file photo|photo credit|image credit|credit)s?\s*(?:by|:|\/|©).{0,200}$/i,
  // "12 Nov, 10:30 am" is left: only bare counts such as "3 min read" go.
  /^\d{1,3} ?(?:min(?:ute)?s?|comments?|shares?|views?)(?: read)?$/i,
  /^(?:comments?|shares?|views?|likes?|replies|view all(?: \(\d{1,4}\))?|close|next|previous|loading|\d{1,3} ?\/ ?\d{1,3})$/i,
  /^(?:skip to (?:main )?content|back to top|table of contents|click here\b.{0,60}|home|menu|search|close)$/i,
];

/** Whether a paragraph speaks of the page and not of the world: share lines, notices, credits. */
export function isBoilerplate(paragraph: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(paragraph)) return true;
  return paragraph.length <= MAX_LENGTH && PATTERNS.some((pattern) => pattern.test(paragraph));
}
