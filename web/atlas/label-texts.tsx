import type { JSX } from 'preact';
import type { PlacedLabel } from './labels.ts';

/** The words of a picture. */
export function LabelTexts({ labels }: { readonly labels: readonly PlacedLabel[] }): JSX.Element {
  return (
    <>
      {labels.map(({ key, lines }) => (
        <text key={key} class="label" aria-hidden="true">
          {lines.map(({ words, x, y }) => (
            <tspan key={y} x={x.toFixed(1)} y={(y + 4).toFixed(1)}>
              {words}
            </tspan>
          ))}
        </text>
      ))}
    </>
  );
}
