import type { ComponentChildren, JSX } from 'preact';

/** A name and its value in a `dl`. */
export function Fact(props: {
  readonly name: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
