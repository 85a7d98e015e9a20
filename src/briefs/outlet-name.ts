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
