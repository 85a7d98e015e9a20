/** What stands for the outlet of a text that somebody handed in without one. */
export const TEXT_GIVEN = 'the text given';

const HOST = /^https?:\/\/(?:www\.)?([a-z0-9.-]{3,80})(?=[/:?#]|$)/i;

/** Who is named as the source: the outlet, the host of the address, or that the text was given without either. */
export function outletName(dispatch: {
  readonly outlet: string | null;
  readonly address: string | null;
}): string {
  return dispatch.outlet ?? HOST.exec(dispatch.address ?? '')?.[1]?.toLowerCase() ?? TEXT_GIVEN;
}

const OF_AN_OFFICE =
  /^(?:Cabinet|Chancellery|Commission|Council|Delegation|Department|Embassy|Government|Mission|Ministry|Office|Permanent Mission|Presidency|Secretariat)\b|\b(?:Ministry|Office|Embassy|Secretariat)$/;

/** The outlet as it stands after "according to": an office takes its article. */
export function outletInText(dispatch: Parameters<typeof outletName>[0]): string {
  return officeInText(outletName(dispatch));
}

/** Bodies that speak, by the last word of their name; "Fiji's Foreign Ministry" has what stands for an article. */
const OF_A_BODY =
  /^(?!the )(?=\p{Lu}\S* ).*\b(?:Commission|Council|Parliament|Senate|Cabinet|Department|Committee|Union|Nations|Court|Assembly|Organi[sz]ation|Government)$/u;

/** The name of a speaker within a sentence: an office or a body takes its article. */
export function officeInText(name: string): string {
  if (/['’]s? /.test(name)) return name;
  return OF_AN_OFFICE.test(name) || OF_A_BODY.test(name) ? `the ${name}` : name;
}
