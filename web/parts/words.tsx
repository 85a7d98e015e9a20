import type { JSX } from 'preact';
import { plain } from '../text/plain.ts';

/** Text that somebody else wrote: as text, set apart so that its direction cannot reach its neighbours. */
export function Words({ children }: { readonly children: string }): JSX.Element {
  return <bdi>{plain(children)}</bdi>;
}
