/** Titles before a name: a stop after them never ends a sentence. */
export const TITLE_ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr gen lt col sen rep gov prof st amb sgt capt maj adm pres rev hon brig cmdr sec mme mgr fr messrs vs ' +
    'cpl pvt supt insp ens comdr cmdt gens sens reps govs profs drs ft mt cf incl viz'
  ).split(' '),
);

/** Words whose stop ends nothing when a number follows. */
export const NUMBER_ABBREVIATIONS = new Set(
  'v no nos art arts para paras vol fig pp p sec ch res c ca jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** Words whose stop ends a sentence only when the next begins like one. */
export const TAIL_ABBREVIATIONS = new Set(
  'inc ltd co corp bros etc al jr sr approx est dept govt'.split(' '),
);

/** Words that begin sentences much more often than they continue a name. */
export const SENTENCE_STARTERS = new Set(
  (
    'the a an it its he his she her they their we our i you your this that these those there in on at by for from with ' +
    'but and or so yet both if when while after before since although though as to of no not one two three some many most ' +
    'several other others another however meanwhile earlier later asked according under during what who why how where which ' +
    'officials speaking moreover critics also now then until despite still'
  ).split(' '),
);
