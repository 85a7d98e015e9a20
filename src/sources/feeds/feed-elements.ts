import { safeAddress } from './feed-address.ts';
import { parseFeedDate } from './feed-date.ts';
import { keepNumber, keepValidity, MODULES } from './feed-modules.ts';
import { keepContributor, keepPerson } from './feed-people.ts';
import {
  bagIn,
  type FeedBag,
  type FeedScope,
  isBag,
  keep,
  keepIfNew,
  listIn,
  textOfElement,
} from './feed-scope.ts';
import { bagOfText, feedTextOf } from './feed-text.ts';
import type { XmlElement } from './xml-tree.ts';

type Keeper = (element: XmlElement, scope: FeedScope) => void;

const ITUNES = 'http://www.itunes.com/';
const MARKUP = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)$/;

const text =
  (name: string, type = 'text/plain'): Keeper =>
  (element, scope) => {
    const found = feedTextOf(element, scope, type);
    if (keep(scope, name, found.value)) scope.bag[`${name}_detail`] = bagOfText(found);
  };

/** What an entry says at length; its first piece stands for the summary where there is none. */
const content =
  (type: string): Keeper =>
  (element, scope) => {
    const found = feedTextOf(element, scope, type);
    listIn(scope.bag, 'content').push(bagOfText(found));
    if (!MARKUP.test(found.type)) return;
    keepIfNew(scope, 'summary', found.value);
  };

/** A second summary is the text itself, which older feeds have no other place for. */
const summary =
  (type: string): Keeper =>
  (element, scope) => {
    if (scope.place !== 'entry') text('subtitle', type)(element, scope);
    else if (scope.bag['summary'] !== undefined && scope.bag['content'] === undefined)
      content(type)(element, scope);
    else text('summary', type)(element, scope);
  };

function keepDate(scope: FeedScope, name: string, written: string): void {
  if (!keep(scope, name, written)) return;
  const found = parseFeedDate(written);
  scope.bag[`${name}_at`] = found?.at ?? null;
  scope.bag[`${name}_day`] = found?.day ?? null;
}

const date =
  (name: string): Keeper =>
  (element, scope) =>
    keepDate(scope, name, textOfElement(element));

const address =
  (name: string): Keeper =>
  (element, scope) => {
    keep(scope, name, safeAddress(scope.base, textOfElement(element)));
  };

const plain =
  (name: string): Keeper =>
  (element, scope) => {
    keep(scope, name, textOfElement(element));
  };

interface TagParts {
  readonly term: string | null;
  readonly scheme: string | null;
  readonly label: string | null;
}

function addTag({ bag }: FeedScope, { term, scheme, label }: TagParts): void {
  if (!term && !scheme && !label) return;
  const tags = listIn(bag, 'tags');
  const isKnown = tags.some(
    (tag) =>
      isBag(tag) && tag['term'] === term && tag['scheme'] === scheme && tag['label'] === label,
  );
  if (!isKnown) tags.push({ term, scheme, label });
}

const category: Keeper = (element, scope) => {
  const { term, scheme, domain, label } = element.attributes;
  const written = textOfElement(element);
  addTag(scope, {
    term: (term ?? '') || written || null,
    scheme: scheme ?? domain ?? null,
    label: label ?? null,
  });
};

const itunesCategory: Keeper = (element, scope) => {
  addTag(scope, { term: element.attributes['text'] ?? null, scheme: ITUNES, label: null });
  for (const child of element.children)
    if (typeof child === 'object' && child.name === 'itunes_category') itunesCategory(child, scope);
};

const tagList =
  (scheme: string | null): Keeper =>
  (element, scope) => {
    for (const term of textOfElement(element).split(','))
      addTag(scope, { term: term.trim(), scheme, label: null });
  };

const link: Keeper = (element, scope) => {
  const { bag, base } = scope;
  const { href, rel = 'alternate', type, ...rest } = element.attributes;
  const written = textOfElement(element).replace(/&([A-Za-z0-9_]{1,32});/g, '&$1');
  const whole = safeAddress(base, href ?? written);
  if (scope.place === 'picture') {
    keep(scope, 'link', whole);
    return;
  }
  if (whole === '' && href === undefined) return;
  const kind = type ?? (rel === 'self' ? 'application/atom+xml' : 'text/html');
  const entries = Object.entries(rest).filter(([name]) => !name.startsWith('xmlns'));
  listIn(bag, 'links').push({ ...Object.fromEntries(entries), rel, type: kind, href: whole });
  if (
    href === undefined ||
    (rel === 'alternate' && /^(?:text\/html|application\/xhtml)/.test(kind))
  )
    keep(scope, 'link', whole);
};

const license: Keeper = (element, { bag, base }) => {
  const { href, rdf_resource: resource } = element.attributes;
  const whole = safeAddress(base, resource ?? href ?? textOfElement(element));
  if (whole !== '') listIn(bag, 'links').push({ rel: 'license', href: whole });
};

const enclosure: Keeper = (element, { bag, base }) => {
  const { url, href, ...rest } = element.attributes;
  const whole = safeAddress(base, url ?? href ?? '');
  listIn(bag, 'links').push({ ...rest, rel: 'enclosure', href: whole });
};

const guid: Keeper = (element, scope) => {
  const isLink = (element.attributes['ispermalink'] ?? 'true').toLowerCase() === 'true';
  const written = textOfElement(element);
  const whole = isLink ? safeAddress(scope.base, written) : written;
  keep(scope, 'id', whole);
  // What was a permanent link before the link itself came is none when it comes.
  if (isLink && /^https?:/i.test(whole)) keepIfNew(scope, 'link', whole);
};

const generator: Keeper = (element, scope) => {
  const { url, uri, version, rdf_resource: resource } = element.attributes;
  const href = url ?? uri ?? resource;
  const name = textOfElement(element);
  keep(scope, 'generator', name === '' && resource !== undefined ? resource : name);
  scope.bag['generator_detail'] = {
    ...(href === undefined ? {} : { href: safeAddress(scope.base, href) }),
    ...(version === undefined ? {} : { version }),
    name,
  };
};

/** A part with a bag of its own, read like the place that it stands in. */
const part =
  (name: string, place: FeedScope['place']): Keeper =>
  (element, scope) => {
    const bag = bagIn(scope.bag, name);
    const { url } = element.attributes;
    if (url !== undefined) bag['href'] = safeAddress(scope.base, url);
    const inner: FeedScope = { ...scope, bag, place, depth: 0, depths: new Map() };
    walkFeed(element, inner);
    if (place === 'source') keepIfNew(inner, 'title', textOfElement(element));
  };

const BY_NAME: Readonly<Record<string, Keeper>> = {
  ...MODULES,
  title: text('title'),
  dc_title: text('title'),
  media_title: text('title'),
  subtitle: text('subtitle'),
  tagline: text('subtitle'),
  itunes_subtitle: text('subtitle'),
  description: summary('text/html'),
  abstract: summary('text/html'),
  dc_description: summary('text/html'),
  media_description: summary('text/html'),
  summary: summary('text/plain'),
  itunes_summary: summary('text/plain'),
  content: content('text/plain'),
  content_encoded: content('text/html'),
  fullitem: content('text/html'),
  prodlink: content('text/html'),
  body: content('application/xhtml+xml'),
  xhtml_body: content('application/xhtml+xml'),
  info: text('info'),
  feedburner_browserfriendly: text('info'),
  rights: text('rights'),
  dc_rights: text('rights'),
  copyright: text('rights'),
  published: date('published'),
  pubdate: date('published'),
  issued: date('published'),
  dcterms_issued: date('published'),
  updated: date('updated'),
  modified: date('updated'),
  lastbuilddate: date('updated'),
  dc_date: date('updated'),
  dcterms_modified: date('updated'),
  created: date('created'),
  dcterms_created: date('created'),
  expirationdate: date('expired'),
  dcterms_valid: (element, scope) =>
    keepValidity(element, scope, (name, written) => keepDate(scope, name, written)),
  author: (element, scope) => keepPerson(element, scope, 'author'),
  dc_author: (element, scope) => keepPerson(element, scope, 'author'),
  dc_creator: (element, scope) => keepPerson(element, scope, 'author'),
  itunes_author: (element, scope) => keepPerson(element, scope, 'author'),
  managingeditor: (element, scope) => keepPerson(element, scope, 'author'),
  webmaster: (element, scope) => keepPerson(element, scope, 'publisher'),
  dc_publisher: (element, scope) => keepPerson(element, scope, 'publisher'),
  itunes_owner: (element, scope) => keepPerson(element, scope, 'publisher'),
  contributor: keepContributor,
  dc_contributor: keepContributor,
  category,
  dc_subject: category,
  keywords: category,
  media_category: category,
  itunes_category: itunesCategory,
  itunes_keywords: tagList(ITUNES),
  tags: tagList(null),
  link,
  license,
  cc_license: license,
  creativecommons_license: license,
  enclosure,
  id: plain('id'),
  guid,
  dc_identifier: plain('id'),
  generator,
  admin_generatoragent: generator,
  language: plain('language'),
  dc_language: plain('language'),
  comments: address('comments'),
  docs: address('docs'),
  icon: address('icon'),
  logo: address('logo'),
  wfw_comment: address('wfw_comment'),
  wfw_commentrss: address('wfw_commentrss'),
  image: part('image', 'picture'),
  textinput: part('textinput', 'picture'),
  source: part('source', 'source'),
  url: address('href'),
  width: (element, scope) => keepNumber(element, scope, 'width'),
  height: (element, scope) => keepNumber(element, scope, 'height'),
  item: (element, scope) => scope.addEntry(element, scope),
  entry: (element, scope) => scope.addEntry(element, scope),
};

function wholeBase(outer: string, written: string): string {
  const whole = safeAddress(outer, written);
  return URL.canParse(whole) ? new URL(whole).href : whole;
}

/** The base and the language that hold inside of an element. */
export function within(element: XmlElement, scope: FeedScope): FeedScope {
  const base = element.attributes['xml:base'];
  const lang = element.attributes['xml:lang'];
  if (base === undefined && lang === undefined) return scope;
  return {
    ...scope,
    // A base that runs code is none: what is around it holds on.
    base: base === undefined ? scope.base : wholeBase(scope.base, base) || scope.base,
    language: lang === undefined ? scope.language : lang.trim().replaceAll('_', '-') || null,
  };
}

/** What CDF says in attributes. */
export function keepCdf(element: XmlElement, scope: FeedScope): void {
  const { lastmod, href } = element.attributes;
  if (lastmod !== undefined) keepDate(scope, 'updated', lastmod);
  if (href !== undefined) link({ ...element, attributes: { href }, children: [] }, scope);
}

/** Reads the elements inside of an element into the scope's bag. What no rule names is kept as it is. */
export function walkFeed(element: XmlElement, outer: FeedScope): void {
  const scope: FeedScope = { ...outer, depth: outer.depth + 1 };
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const inner = within(child, scope);
    const keeper = Object.hasOwn(BY_NAME, child.name) ? BY_NAME[child.name] : undefined;
    if (keeper !== undefined) keeper(child, inner);
    else keepUnknown(child, inner);
  }
}

function keepUnknown(element: XmlElement, scope: FeedScope): void {
  const { bag } = scope;
  const attributes = Object.entries(element.attributes).filter(
    ([name]) => !name.startsWith('xmlns'),
  );
  const hasElements = element.children.some((child) => typeof child === 'object');
  if (attributes.length > 0) {
    const kept: FeedBag = Object.fromEntries(attributes);
    if (bag[element.name] === undefined) bag[element.name] = kept;
  } else if (!hasElements && element.name !== '__proto__')
    keep(scope, element.name, textOfElement(element));
  if (hasElements) walkFeed(element, scope);
}
