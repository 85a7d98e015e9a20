function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Elements that a feed may bring into a page: structure, text, tables, forms as they stand, pictures and sound. */
export const ELEMENTS = words(`
  a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite
  code col colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source
  fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen
  label legend li m map menu meter multicol nav nextid noscript ol optgroup option output p pre
  progress q s samp section select small sound source spacer span strike strong sub sup table tbody td
  textarea tfoot th thead time tr tt u ul var video
`);

/** What neither runs nor loads by itself, nor speaks to a script. */
export const ATTRIBUTES = words(`
  abbr accept accept-charset accesskey action align alt autocomplete autofocus autoplay axis background
  balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding
  cellpadding cellspacing ch challenge char charoff charset checked choff cite class clear color cols
  colspan compact contenteditable controls coords data datafld datapagesize datasrc datetime default
  delay dir disabled draggable dynsrc enctype end face for form frame galleryimg gutter headers height
  hidden hidefocus high href hreflang hspace icon id inputmode ismap keytype label lang leftspacing
  list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media method min multiple
  name nohref noshade nowrap open optimum pattern ping point-size poster pqg preload prompt radiogroup
  readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan rules scope selected
  shape size span src start step style summary suppress tabindex target template title toppadding type
  unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang
`);

/** Elements whose content goes with them. */
export const WITH_CONTENT = words('applet script style');

/** Elements without an end. */
export const VOID = words(`
  area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr
`);

const CSS_PROPERTIES = words(`
  azimuth background-color border-bottom-color border-collapse border-color border-left-color
  border-right-color border-top-color clear color cursor direction display elevation float font
  font-family font-size font-style font-variant font-weight height letter-spacing line-height overflow
  pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral
  speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi
  vertical-align voice-family volume white-space width
`);

const CSS_KEYWORDS = words(`
  ! !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray
  green important italic left lime maroon medium navy none normal nowrap olive pointer purple red right
  silver solid teal top transparent underline white yellow
`);

/** Shorthands and their like, of which each value is looked at. */
const CSS_FAMILIES = words('background border margin padding');
const CSS_VALUE =
  /^(?:#[0-9a-f]+|rgb\(\d+%?,\d*%?,?\d*%?\)?|\d{0,2}\.?\d{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)$/i;
/** A style sheet is never worth more than this; a longer one is left out. */
const MAX_STYLE = 2000;

/** The declarations of a `style` that only set how a text looks; '' where anything in it is doubtful. */
export function acceptableStyle(style: string): string {
  if (style.length > MAX_STYLE) return '';
  const plain = style.replace(/url\s{0,9}\([^)]*\)\s{0,9}/gi, ' ');
  const bare = plain.replace(/"[\s\w]*"|'[\s\w]*'|\([\d,\s]*\)/g, '');
  if (!/^[:,;#%.\sa-zA-Z0-9!-]*$/.test(bare)) return '';
  const kept: string[] = [];
  for (const declaration of plain.split(';')) {
    if (declaration.trim() === '') continue;
    const parts = declaration.split(':');
    const property = parts[0]?.trim() ?? '';
    const value = parts[1]?.trimStart() ?? '';
    if (parts.length !== 2 || !/^[-\w]+$/.test(property)) return '';
    if (value.trim() === '') continue;
    const name = property.toLowerCase();
    const isShorthand = CSS_FAMILIES.has(name.split('-')[0] ?? '');
    const isGood =
      CSS_PROPERTIES.has(name) ||
      (isShorthand &&
        value.split(/\s+/).every((word) => CSS_KEYWORDS.has(word) || CSS_VALUE.test(word)));
    if (isGood) kept.push(`${property}: ${value};`);
  }
  return kept.join(' ');
}
