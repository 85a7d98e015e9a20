/** What the name of an element means for the words in it. */

export type Attributes = Readonly<Record<string, string>>;

function namesOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Elements that never have an end tag. */
export const VOID: ReadonlySet<string> = namesOf(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);

/** Elements whose words no reader of the article sees, or that speak of the site and of pictures. */
export const SILENT: ReadonlySet<string> = namesOf(
  'script style noscript template svg math iframe object canvas audio video picture map title ' +
    'nav footer dialog menu figcaption caption button select option textarea label meter progress ' +
    'frameset noframes applet datalist',
);

/** Elements that stand inside of a line. All others part lines, those that HTML does not know too. */
export const INLINE: ReadonlySet<string> = namesOf(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q rb rp rt ruby s ' +
    'samp small span strike strong sub sup time tt u var wbr',
);

const ENDS_PARAGRAPH = namesOf(
  'address article aside blockquote center details dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr main nav ol p pre section table ul',
);
const P = namesOf('p');
const HEADINGS = namesOf('h1 h2 h3 h4 h5 h6');
const DEFINITIONS = namesOf('dt dd');
const CELLS = namesOf('td th');
const ROWS = namesOf('td th tr');
const SECTIONS = namesOf('td th tr thead tbody tfoot');
const NONE = namesOf('');

/** The open elements that the start of another one ends, where they are the innermost (HTML, 13.1.2.4). */
export function endedBy(name: string): ReadonlySet<string> {
  switch (name) {
    case 'li':
      return LIST_ITEM;
    case 'dt':
    case 'dd':
      return DEFINITIONS;
    case 'td':
    case 'th':
      return CELLS;
    case 'tr':
      return ROWS;
    case 'thead':
    case 'tbody':
    case 'tfoot':
      return SECTIONS;
    case 'option':
    case 'optgroup':
      return OPTIONS;
    default:
      if (HEADINGS.has(name)) return PARAGRAPH_OR_HEADING;
      return ENDS_PARAGRAPH.has(name) ? P : NONE;
  }
}

const LIST_ITEM = namesOf('li p');
const OPTIONS = namesOf('option optgroup');
const PARAGRAPH_OR_HEADING = namesOf('p h1 h2 h3 h4 h5 h6');

/** An end tag inside of one of these never ends what is around it, but for those of tables themselves. */
export const BARRIERS: ReadonlySet<string> = namesOf('td th caption table');
export const TABLE_PARTS: ReadonlySet<string> = namesOf('td th caption table tr thead tbody tfoot');

export function isHeading(name: string): boolean {
  return HEADINGS.has(name);
}
