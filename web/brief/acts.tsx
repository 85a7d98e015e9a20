import type { JSX } from 'preact';
import type { BriefAct } from '../../src/briefs/index.ts';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { Table } from '../parts/table.tsx';
import { Words } from '../parts/words.tsx';
import { pathTo, sameDay } from '../place.ts';
import { useReading } from './reading.ts';

function Act({ act }: { readonly act: BriefAct }): JSX.Element {
  const { names } = useReading();
  const named = (codes: readonly string[]): string =>
    codes.map((code) => names[code] ?? code).join(', ');
  const objects = named(act.accord === null ? act.objects : [...act.objects, act.accord]);
  return (
    <tr>
      <th scope="row">
        <Words>{named(act.subjects) || 'not named'}</Words>
      </th>
      <td>
        <a href={sameDay(pathTo('/explain', act.id))}>
          <Words>{act.action.replaceAll('-', ' ')}</Words>
        </a>
        , {act.modality}
        {objects !== '' && (
          <div class="soft">
            <Words>{objects}</Words>
          </div>
        )}
      </td>
      <td>
        {act.stage === null ? <span class="soft">none</span> : <StageMark stage={act.stage} />}
      </td>
      <td>
        <Day value={act.day} basis={act.dayBasis} from={act.dayFrom} />
      </td>
    </tr>
  );
}

/** The acts that were coded from the sources, for those who check. */
export function Acts({ acts }: { readonly acts: readonly BriefAct[] }): JSX.Element | null {
  if (acts.length === 0) return null;
  return (
    <section class="coded" aria-labelledby="acts">
      <h2 id="acts">What was coded</h2>
      <details>
        <summary>
          {acts.length === 1 ? 'One act' : `${acts.length} acts`}, each with its reasons
        </summary>
        <Table caption="Acts coded from the sources" columns={['Who', 'What', 'Stage', 'Day']}>
          {acts.map((act) => (
            <Act key={act.id} act={act} />
          ))}
        </Table>
      </details>
    </section>
  );
}
