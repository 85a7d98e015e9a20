import { later } from './later.tsx';

/** The pictures, each loaded when it is first shown: shapes of countries weigh more than all other pages. */
export const MapPicture = later(async () => (await import('./map-picture.tsx')).MapPicture);
export const NetworkPicture = later(
  async () => (await import('./network-picture.tsx')).NetworkPicture,
);
export const LadderPicture = later(
  async () => (await import('./ladder-picture.tsx')).LadderPicture,
);
