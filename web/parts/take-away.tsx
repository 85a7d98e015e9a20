import type { JSX } from 'preact';
import { sameDay } from '../place.ts';

/** A file that the desk gives: its name for people, and where it is under `/api/v1`. */
export interface TakenAway {
  readonly name: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | null>>;
}

/** The forms in which a page can be taken along. A feed is read in place; everything else is kept as a file. */
export function TakeAway({ files }: { readonly files: readonly TakenAway[] }): JSX.Element {
  return (
    <nav class="take-away" aria-label="Take it away">
      <span>Take it away:</span>
      <ul>
        {files.map(({ name, path, query }) => (
          <li key={name}>
            <a href={sameDay(`/api/v1${path}`, query)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
