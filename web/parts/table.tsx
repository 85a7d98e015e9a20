import type { ComponentChildren, JSX } from 'preact';
import { plain } from '../text/plain.ts';
import { Words } from './words.tsx';

/** A table that scrolls in itself where the window is narrower than it. */
export function Table(props: {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Whether a narrow window shows each row as a paragraph; for rows that can be read without their headings. */
  readonly isStacked?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="table" tabIndex={0} aria-label={plain(props.caption)}>
      <table class={props.isStacked === true ? 'is-stacked' : ''}>
        <caption>
          <Words>{props.caption}</Words>
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                <Words>{column}</Words>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </section>
  );
}
