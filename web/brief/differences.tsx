import type { JSX } from 'preact';
import type { BriefDifference } from '../../src/briefs/index.ts';
import type { Names } from '../../src/surfaces/index.ts';
import { Day } from '../parts/day.tsx';
import { Words } from '../parts/words.tsx';
import { dayWords, isDayValue } from '../text/day-words.ts';
import { stageWords } from '../text/stage-words.ts';
import { Marks } from './marks.tsx';
import { useReading } from './reading.ts';

function subjectWords(subject: string, names: Names): string {
  const codes = subject.split(/[/ ]/);
  const known = codes.filter((code) => (names[code] ?? code) !== code);
  return known.length === codes.length ? codes.map((code) => names[code]).join(', ') : subject;
}

function valueWords(value: string): string {
  return isDayValue(value) ? dayWords(value) : stageWords(value);
}

function Difference(props: {
  readonly difference: BriefDifference;
  readonly index: number;
}): JSX.Element {
  const { difference, index } = props;
  const { names } = useReading();
  return (
    <div class="table">
      <table class="difference">
        <caption>
          <Words>{`On the ${difference.about}: ${subjectWords(difference.subject, names)}`}</Words>
        </caption>
        <thead>
          <tr>
            <th scope="col">What is said</th>
            <th scope="col">By whom</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {difference.claims.map((claim, which) => (
            <tr key={which}>
              <th scope="row">
                <Words>{valueWords(claim.value)}</Words>
                {claim.remark !== null && (
                  <div class="soft">
                    <Words>{claim.remark.replaceAll('-', ' ')}</Words>
                  </div>
                )}
              </th>
              <td>
                <Words>{claim.outlets.join(', ')}</Words>
                <Marks place={`differences.${index}.${which}`} />
              </td>
              <td>
                <Day value={claim.since} />
              </td>
            </tr>
          ))}
          <tr class="held">
            <th scope="row">The record holds</th>
            <td colSpan={2}>
              <Words>{difference.held ?? 'Neither: nothing decides yet.'}</Words>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Points on which the dispatches do not agree, a table each. */
export function Differences(props: {
  readonly rows: readonly BriefDifference[];
}): JSX.Element | null {
  if (props.rows.length === 0) return null;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">Where reports differ</h2>
      {props.rows.map((row, index) => (
        <Difference key={index} difference={row} index={index} />
      ))}
    </section>
  );
}
