/** What the class and id of an element say of the part of the page in it. */
export interface PartNames {
  /** How sure the names say that it is no part of the article. */
  readonly around: 'no' | 'likely' | 'surely' | 'answers';
  /** Whether it says to be the text of an article. */
  readonly isBody: boolean;
  /** Whether it says to be the line with the writer, the day or the like. */
  readonly isByline: boolean;
  /** Whether it says to hold the name of the article's writer. */
  readonly isWriter: boolean;
}

const NOTHING: PartNames = { around: 'no', isBody: false, isByline: false, isWriter: false };

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Words that name what stands around an article. */
const AROUND = wordsOf(
  'share shares sharing sharebar sharetools sharedaddy social socials socialmedia addthis related relatedposts ' +
    'recirc recirculation recommended recommendations recommend outbrain taboola newsletter newsletters subscribe ' +
    'subscription signup promo promos promotion sponsored sponsor advert adverts advertisement advertising ads ad ' +
    'adsbygoogle breadcrumb breadcrumbs credit credits trending popular mostread mostpopular tags taglist tagcloud ' +
    'keywords toolbar modal skip widget sidebar teaser teasers pagination pager paging paywall survey carousel ' +
    'slider slideshow gallery byline author authors authorbox bio meta postmeta timestamp datetime ' +
    'pubdate published updated follow copyright banner overlay donate donation readmore tooltip popover rollover ' +
    'hovercard lightbox login register toc disclaimer attribution thumbnail',
);

/** Words that only name what is hidden from readers, asks for consent or tells of a picture. */
const SURELY = wordsOf('cookie cookies consent gdpr caption captions screenreader popup');

/** Whole names for what readers answered, which may be longer than the article: "comments-area", "disqus_thread". */
const ANSWERS =
  /^(?:(?:user-?|reader-?|post-?|article-?|fb-?|page-?|node-?)?comments?(?:[-_]?(?:list|area|section|wrapper|wrap|container|thread|block|box|body|holder|inner|content|form|text|item|template|main|count)s?)?|disqus(?:[-_]thread)?|respond|livefyre.{0,20}|comments?[-_]{1,2}[a-z]{1,12})$/;
const NOT_ANSWERS = /^comments?[-_]{1,2}(?:open|opened|closed|enabled|disabled|on|off|allowed)$/;

/** Whole names for what readers do not see. "field-label-hidden" is another thing. */
const HIDDEN = /^(?:(?:is-|u-|visually-?)?hidden|sr-only|hide|invisible|element-invisible|d-none)$/;

const BYLINE = wordsOf(
  'byline author authors writer writtenby timestamp pubdate datetime date meta postmeta credit credits ' +
    'published updated time',
);

// "article-body", "story__content", "entryContent", "postText", "articleBody": of two words one says what it is
// and one that it is the text of it.
const BODY =
  /(?:article|story|post|entry|news|blog|content|single|page|detail)(?:s)?(?:body|content|text|copy|detail)|fieldnamebody|^(?:body|text)(?:content|copy)$/;

const WRITER = /(?:^|[\s_-])(?:by-?line|author|writtenby|written-by|p-author|auteur|autor)/i;
const NOT_WRITER =
  /comment|avatar|user|reply|bio|follow|image|img|photo|icon|social|share|related|teaser|card|tags?\b|supertop|popular/i;

const MAX_NAMES = 300;
const MAX_KNOWN = 5000;

function parse(names: string): PartNames {
  const words = names
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  let around: PartNames['around'] = 'no';
  let isByline = false;
  for (const [index, word] of words.entries()) {
    const pair = `${word}${words[index + 1] ?? ''}`;
    if (SURELY.has(word)) around = 'surely';
    else if (around === 'no' && (AROUND.has(word) || AROUND.has(pair))) around = 'likely';
    isByline ||= BYLINE.has(word);
  }
  const whole = names.toLowerCase().split(/\s+/);
  if (whole.some((name) => HIDDEN.test(name))) around = 'surely';
  if (whole.some((name) => ANSWERS.test(name) && !NOT_ANSWERS.test(name))) around = 'answers';
  const isBody = whole.some((name) => BODY.test(name.replace(/[^a-z]+/g, '')));
  const isWriter = WRITER.test(names) && !NOT_WRITER.test(names);
  return { around, isBody, isByline, isWriter };
}

/** Reads names of parts; a page repeats few names often, so each is read once. */
export class PartNameReader {
  readonly #known = new Map<string, PartNames>();

  read(classNames: string | undefined, id: string | undefined): PartNames {
    if (classNames === undefined && id === undefined) return NOTHING;
    const names = `${classNames ?? ''} ${id ?? ''}`.slice(0, MAX_NAMES);
    const known = this.#known.get(names);
    if (known !== undefined) return known;
    const parsed = parse(names);
    if (this.#known.size < MAX_KNOWN) this.#known.set(names, parsed);
    return parsed;
  }
}
