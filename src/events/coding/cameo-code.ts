import type { PloverRoot } from '../../kernel/index.ts';
import type { PhraseMatch } from './find-phrases.ts';

/** The general code of each root, where no phrase says more. PLOVER's roots follow CAMEO's two-digit classes. */
const ROOT_CODE: Readonly<Record<PloverRoot, string>> = {
  AGREE: '030',
  CONSULT: '040',
  SUPPORT: '050',
  CONCEDE: '080',
  COOPERATE: '060',
  AID: '070',
  RETREAT: '087',
  REQUEST: '020',
  ACCUSE: '110',
  REJECT: '120',
  THREATEN: '130',
  PROTEST: '140',
  SANCTION: '160',
  MOBILIZE: '150',
  COERCE: '170',
  ASSAULT: '180',
};

/** What a promise, an appeal, a demand, a refusal and a threat have in common: they have codes by what they are about. */
type Shift = '02' | '03' | '10' | '12' | '13';

/**
 * Codes of a promise, an appeal, a demand and a refusal by the beginning of the code of what is promised and so on;
 * the first that fits decides, so longer beginnings stand first.
 */
const BY_MATTER: readonly (readonly [string, Readonly<Partial<Record<Shift, string>>>])[] = [
  ['061', { '02': '0211', '03': '0311', '10': '1011', '12': '1211' }],
  ['062', { '02': '0212', '03': '0312', '10': '1012', '12': '1212' }],
  ['063', { '02': '0213', '03': '0313', '10': '1013' }],
  ['064', { '02': '0214', '03': '0314', '10': '1014' }],
  ['06', { '02': '021', '03': '031', '10': '101', '12': '121' }],
  ['071', { '02': '0231', '03': '0331', '10': '1031', '12': '1221' }],
  ['072', { '02': '0232', '03': '0332', '10': '1032', '12': '1222' }],
  ['073', { '02': '0233', '03': '0333', '10': '1033', '12': '1223' }],
  ['074', { '02': '0234', '03': '0334', '10': '1034', '12': '1224' }],
  ['07', { '02': '023', '03': '033', '10': '103', '12': '122' }],
  ['081', { '02': '0251', '03': '0351', '10': '1051', '12': '1241' }],
  ['082', { '02': '0252', '03': '0352', '10': '1052', '12': '1242' }],
  ['083', { '02': '024', '03': '034', '10': '104', '12': '123' }],
  ['084', { '02': '0253', '03': '0353', '10': '1053', '12': '1243' }],
  ['085', { '02': '0254', '03': '0354', '10': '1054', '12': '1244' }],
  ['086', { '02': '0255', '03': '0355', '10': '1055', '12': '1245' }],
  ['087', { '02': '0256', '03': '0356', '10': '1056', '12': '1246' }],
  ['08', { '02': '025', '03': '035', '10': '105', '12': '124' }],
  ['045', { '02': '028', '03': '039', '10': '108', '12': '126' }],
  ['04', { '02': '026', '03': '036', '10': '106', '12': '125' }],
  ['05', { '02': '022', '03': '032', '10': '102', '12': '120' }],
  ['14', { '13': '133' }],
  ['161', { '13': '1313' }],
  ['162', { '13': '1311' }],
  ['163', { '13': '1312' }],
  ['164', { '13': '134' }],
  ['166', { '13': '136' }],
  ['172', { '13': '132' }],
  ['175', { '13': '137' }],
  ['17', { '13': '130' }],
  ['191', { '13': '1381' }],
  ['192', { '13': '1382' }],
  ['15', { '13': '138' }],
  ['18', { '13': '138' }],
  ['19', { '13': '138' }],
  ['20', { '13': '1385' }],
];

function shiftOf(root: PloverRoot, cameo: string | undefined): Shift | null {
  if (root === 'AGREE') return '03';
  if (root === 'REJECT') return '12';
  if (root === 'THREATEN') return '13';
  if (root === 'REQUEST') return cameo?.startsWith('10') === true ? '10' : '02';
  return null;
}

/** Whether a code of CAMEO lies in the class of a root. */
function fits(cameo: string, root: PloverRoot): boolean {
  const classes: Readonly<Partial<Record<PloverRoot, RegExp>>> = {
    SUPPORT: /^0(?:5|1)/,
    REQUEST: /^(?:02|10)/,
    ACCUSE: /^(?:09|11)/,
    REJECT: /^(?:12|016)/,
    CONCEDE: /^08/,
    RETREAT: /^08/,
    ASSAULT: /^(?:18|19|20)/,
  };
  return classes[root]?.test(cameo) ?? cameo.startsWith(ROOT_CODE[root].slice(0, 2));
}

/** The code that says of what a promise, an appeal, a refusal or a threat is; null where CAMEO has none. */
function shifted(shift: Shift, cameo: string): string | null {
  const row = BY_MATTER.find(
    ([start, codes]) => cameo.startsWith(start) && codes[shift] !== undefined,
  );
  return row?.[1][shift] ?? null;
}

/** The code of a deed as it is told: that of the deed where the root is its own, else that of its promise or threat. */
export function cameoTold(root: PloverRoot, cameo: string): string {
  const shift = shiftOf(root, undefined);
  if (shift === null || fits(cameo, root)) return cameo;
  return shifted(shift, cameo) ?? ROOT_CODE[root];
}

/**
 * The CAMEO code of a root from the phrases that led to it: the code of a phrase of that class, or for a promise, an
 * appeal, a refusal or a threat the code that says of what. The general code of the root where none says more.
 */
export function cameoOf(root: PloverRoot, chain: readonly PhraseMatch[]): string {
  const shift = shiftOf(root, chain[0]?.phrase.entry.cameo);
  const inner = chain.findLast(({ phrase }) => !fits(phrase.entry.cameo, root));
  if (shift !== null && inner !== undefined) {
    const code = shifted(shift, inner.phrase.entry.cameo);
    if (code !== null) return code;
  }
  return (
    chain.find(({ phrase }) => fits(phrase.entry.cameo, root))?.phrase.entry.cameo ??
    ROOT_CODE[root]
  );
}
