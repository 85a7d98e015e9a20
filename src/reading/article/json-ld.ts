import { foldLine } from '../../kernel/index.ts';

/** What a page's linked data (schema.org) says of its article; each field as text that is not trusted yet. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly name: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly address: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPES =
  /^(?:https?:\/\/schema\.org\/)?(?:NewsArticle|Article|BlogPosting|Report|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|LiveBlogPosting|SocialMediaPosting|AdvertiserContentArticle|TechArticle|ScholarlyArticle|Review|CriticReview|SatiricalArticle|PressRelease)$/;

const MAX_NODES = 500;
const MAX_DEPTH = 6;
const MAX_AUTHORS = 10;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function lineOf(value: unknown): string | null {
  const first = listOf(value)[0];
  if (typeof first !== 'string') return null;
  return foldLine(first.slice(0, 2000)) || null;
}

function nameOf(value: unknown): string | null {
  return isNode(value) ? lineOf(value['name']) : lineOf(value);
}

function isArticle(node: Node): boolean {
  return listOf(node['@type']).some((type) => typeof type === 'string' && ARTICLE_TYPES.test(type));
}

/** All objects that may describe the page: at the top, in lists, in `@graph`, as main entity. */
function nodesIn(root: unknown): Node[] {
  const found: Node[] = [];
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (
    let next = waiting.shift();
    next !== undefined && found.length < MAX_NODES;
    next = waiting.shift()
  ) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH) continue;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, MAX_NODES)) waiting.push({ value: item, depth: depth + 1 });
    } else if (isNode(value)) {
      found.push(value);
      waiting.push({ value: value['@graph'], depth: depth + 1 });
      waiting.push({ value: value['mainEntity'], depth: depth + 1 });
    }
  }
  return found;
}

function parseJson(text: string): unknown {
  // Some publishers wrap the block in a comment or leave line breaks inside of strings.
  const bare = text
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    .replace(/[\u0000-\u001f]/g, ' ');
  try {
    return JSON.parse(bare);
  } catch (cause) {
    // Broken linked data is common and says nothing; RangeError is nesting without end.
    if (cause instanceof SyntaxError || cause instanceof RangeError) return null;
    throw cause;
  }
}

function addressOf(node: Node): string | null {
  const main = node['mainEntityOfPage'];
  return lineOf(node['url']) ?? lineOf(isNode(main) ? main['@id'] : main);
}

/** Reads the first article in the page's blocks of JSON-LD. Null when none holds one. */
export function parseLinkedArticle(blocks: readonly string[]): LinkedArticle | null {
  for (const block of blocks) {
    const nodes = nodesIn(parseJson(block));
    const article = nodes.find(isArticle);
    if (article === undefined) continue;
    const publisher = article['publisher'];
    const byId = isNode(publisher)
      ? nodes.find(
          (node) =>
            node['@id'] !== undefined &&
            node['@id'] === publisher['@id'] &&
            node['name'] !== undefined,
        )
      : undefined;
    return {
      headline: lineOf(article['headline']),
      name: lineOf(article['name']),
      authors: listOf(article['author'])
        .slice(0, MAX_AUTHORS)
        .map(nameOf)
        .filter((name) => name !== null),
      publisher: nameOf(publisher) ?? nameOf(byId),
      published: lineOf(article['datePublished']) ?? lineOf(article['dateCreated']),
      modified: lineOf(article['dateModified']),
      language: nameOf(article['inLanguage']),
      address: addressOf(article),
    };
  }
  return null;
}
