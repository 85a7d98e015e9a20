import {
  bagIn,
  type FeedBag,
  type FeedScope,
  isBag,
  keep,
  listIn,
  textOfElement,
} from './feed-scope.ts';
import type { XmlElement } from './xml-tree.ts';

type Keeper = (element: XmlElement, scope: FeedScope) => void;

function attributesOf(element: XmlElement): FeedBag {
  return Object.fromEntries(
    Object.entries(element.attributes).filter(([name]) => !name.startsWith('xmlns')),
  );
}

/** Pairs of a list of numbers; feeds write latitude before longitude, maps take the other order. */
function points(text: string, dimension = 2): number[][] | null {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (numbers.length < dimension || numbers.some((one) => !Number.isFinite(one))) return null;
  const found: number[][] = [];
  for (let at = 0; at + dimension <= numbers.length; at += dimension) {
    const [latitude = 0, longitude = 0, ...rest] = numbers.slice(at, at + dimension);
    found.push([longitude, latitude, ...rest]);
  }
  return found;
}

function shape(type: string): Keeper {
  return (element, scope) => {
    const dimension = Number(element.attributes['srsdimension'] ?? 2);
    const found = points(textOfElement(element).slice(0, 100_000), dimension === 3 ? 3 : 2);
    if (found === null) return;
    const coordinates = type === 'Polygon' ? [found] : type === 'Point' ? (found[0] ?? []) : found;
    scope.bag['where'] = { type, coordinates };
  };
}

const withContent =
  (name: string): Keeper =>
  (element, { bag }) => {
    bag[name] = { ...attributesOf(element), content: textOfElement(element) };
  };

const asAttributes =
  (name: string): Keeper =>
  (element, { bag }) => {
    bag[name] = attributesOf(element);
  };

const YES = new Set(['yes', 'true']);
const NO = new Set(['no', 'false', 'clean']);

function keepPicture(element: XmlElement, { bag }: FeedScope): void {
  const href = element.attributes['href'] ?? element.attributes['url'];
  if (href !== undefined && href !== '') bagIn(bag, 'image')['href'] = href;
}

function keepChapters(element: XmlElement, { bag }: FeedScope): void {
  // The first list counts: a second one is another edition of the same.
  if (bag['psc_chapters'] !== undefined) return;
  const chapters = element.children
    .filter((child) => typeof child === 'object' && child.name === 'psc_chapter')
    .map((child) => attributesOf(child as XmlElement));
  bag['psc_chapters'] = { version: element.attributes['version'] ?? '', chapters };
}

/** Elements of the modules that feeds carry, by name. */
export const MODULES: Readonly<Record<string, Keeper>> = {
  georss_point: shape('Point'),
  georss_line: shape('LineString'),
  georss_polygon: shape('Polygon'),
  georss_box: shape('Box'),
  gml_point: shape('Point'),
  gml_linestring: shape('LineString'),
  gml_polygon: shape('Polygon'),
  itunes_block: (element, { bag }) => {
    bag['itunes_block'] = textOfElement(element) === 'yes';
  },
  itunes_explicit: (element, { bag }) => {
    const word = textOfElement(element);
    bag['itunes_explicit'] = YES.has(word) ? true : NO.has(word) ? false : null;
  },
  itunes_image: keepPicture,
  itunes_link: (element, scope) => {
    if (element.attributes['rel'] === 'image') keepPicture(element, scope);
  },
  media_thumbnail: (element, { bag }) => {
    listIn(bag, 'media_thumbnail').push(attributesOf(element));
  },
  media_credit: (element, { bag }) => {
    listIn(bag, 'media_credit').push({ ...attributesOf(element), content: textOfElement(element) });
  },
  media_content: (element, { bag }) => {
    listIn(bag, 'media_content').push(attributesOf(element));
  },
  media_license: withContent('media_license'),
  media_rating: withContent('media_rating'),
  media_restriction: (element, { bag }) => {
    const content = textOfElement(element).toLowerCase().split(/\s+/);
    bag['media_restriction'] = { ...attributesOf(element), content };
  },
  media_player: withContent('media_player'),
  psc_chapters: keepChapters,
  'thr_in-reply-to': asAttributes('thr_in-reply-to'),
  cloud: asAttributes('cloud'),
};

/** `start=…;end=…;scheme=…` of Dublin Core. */
export function keepValidity(
  element: XmlElement,
  scope: FeedScope,
  keepDate: (name: string, text: string) => void,
): void {
  for (const part of textOfElement(element).split(';')) {
    const found = /^\s*(start|end)=(.{1,60})$/.exec(part);
    if (found !== null) keepDate(`validity_${found[1]}`, found[2]?.trim() ?? '');
  }
  keep(scope, 'validity', textOfElement(element));
}

/** The number of a width or a height. */
export function keepNumber(element: XmlElement, scope: FeedScope, name: string): void {
  const value = Number.parseInt(textOfElement(element), 10);
  if (isBag(scope.bag)) scope.bag[name] = Number.isFinite(value) ? value : 0;
}
