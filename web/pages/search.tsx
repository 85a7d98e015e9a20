import type { JSX } from 'preact';
import type { SearchField, SearchTermField, SearchView } from '../../src/desk/index.ts';
import type { SearchAnswer } from '../../src/surfaces/index.ts';
import { useAsked } from '../ask.ts';
import { Answered } from '../parts/answered.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { ClassMark } from '../parts/class-mark.tsx';
import { Day } from '../parts/day.tsx';
import { StageMark } from '../parts/stage-mark.tsx';
import { Table } from '../parts/table.tsx';
import { useTitle } from '../parts/title.ts';
import { Words } from '../parts/words.tsx';
import { passageHref, pathTo, sameDay, usePlace } from '../place.ts';
import { Marked } from '../search/marked.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { counted } from '../text/plain.ts';

/** What each field takes, with an example that can be pressed. */
const FIELDS: readonly (readonly [SearchField, string, string])[] = [
  ['state', 'a state', 'state:Kazakhstan'],
  ['accord', 'an accord', 'accord:"Abraham Accords"'],
  ['stage', 'how far', 'stage:announced'],
  ['modality', 'how surely', 'modality:planned'],
  ['class', 'on whose word', 'class:party'],
  ['sector', 'a subject', 'sector:trade'],
  ['outlet', 'who published it', 'outlet:"Northern Cable"'],
  ['lang', 'the language', 'lang:en'],
  ['after', 'from that day, month or year on', 'after:2025-10'],
  ['before', 'up to that day, month or year', 'before:2025-12-31'],
];

function quoted(id: string): string {
  return /^[\p{L}\p{N}-]+$/u.test(id) ? id : `"${id}"`;
}

function withField(query: string, { field, id }: SearchTermField): string {
  return `${field}:${quoted(id)} ${query}`.trim();
}

/** The search without one of its fields. */
function withoutField(found: SearchView, out: SearchTermField): string {
  const words = found.search.canonical.slice(
    found.search.fields.map(({ field, id }) => `${field}:${quoted(id)}`).join(' ').length,
  );
  const fields = found.search.fields.filter((one) => one !== out);
  return fields.reduceRight(withField, words.trim());
}

function FieldHelp({ query }: { readonly query: string }): JSX.Element {
  return (
    <details class="field-help" open={query === ''}>
      <summary>Fields</summary>
      <dl class="facts">
        {FIELDS.map(([field, about, example]) => (
          <div key={field}>
            <dt>
              <code>{field}:</code> {about}
            </dt>
            <dd>
              <a href={sameDay('/search', { q: `${query} ${example}`.trim() })}>
                <code>{example}</code>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        Words must all stand in the title or text; “phrases” as they are. What is asked of acts must
        be true of one act.
      </p>
    </details>
  );
}

function Understood({ found }: { readonly found: SearchView }): JSX.Element | null {
  const { search, meant } = found;
  if (search.fields.length + meant.length === 0) return null;
  return (
    <ul class="chips" aria-label="How it was understood">
      {search.fields.map((field) => (
        <li key={`${field.field} ${field.id}`}>
          <span class="soft">{field.field}</span> <Words>{field.name}</Words>{' '}
          <a
            href={sameDay('/search', { q: withoutField(found, field) || null })}
            aria-label={`Leave out ${field.field} ${field.name}`}
          >
            ×
          </a>
        </li>
      ))}
      {meant.map((field) => (
        <li key={`meant ${field.id}`}>
          <a href={sameDay(pathTo(`/${field.field}`, field.id))}>
            <Words>{field.name}</Words>
          </a>{' '}
          <a
            class="soft"
            href={sameDay('/search', { q: withField(search.canonical, field) })}
          >{`add ${field.field}:${field.id}`}</a>
        </li>
      ))}
    </ul>
  );
}

function Entries({ found }: { readonly found: SearchView }): JSX.Element | null {
  if (found.entries.length === 0) return null;
  return (
    <section aria-labelledby="entries">
      <h2 id="entries">In the record</h2>
      <Table
        caption="Entries of the record, with what it holds"
        columns={['State', 'Under, or with', 'Stage', 'Since', 'Rests on', 'Reasons']}
      >
        {found.entries.map((row) => {
          const other = row.accord ?? row.counterpart;
          return (
            <tr key={row.entry}>
              <th scope="row">
                <a href={sameDay(pathTo('/state', row.subject.id))}>
                  <Words>{row.subject.name}</Words>
                </a>
              </th>
              <td>
                {other !== null && (
                  <a href={sameDay(pathTo(row.accord === null ? '/state' : '/accord', other.id))}>
                    <Words>{other.name}</Words>
                  </a>
                )}
              </td>
              <td>
                <StageMark stage={row.standing.stage} />
              </td>
              <td>
                <Day value={row.standing.since} basis={row.standing.sinceBasis} />
              </td>
              <td>
                <ClassMark of={row.standing.evidenceClass} />
              </td>
              <td>
                <a
                  href={sameDay(pathTo('/explain', row.entry))}
                  aria-label={`Why: ${row.subject.name}, ${other?.name ?? row.label}`}
                >
                  why
                </a>
              </td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
}

function Developments({ found }: { readonly found: SearchView }): JSX.Element | null {
  if (found.developments.length === 0) return null;
  return (
    <section aria-labelledby="developments">
      <h2 id="developments">Developments</h2>
      <ul class="see">
        {found.developments.map((row) => (
          <li key={row.id} class="found">
            <a href={sameDay(pathTo('/brief', row.id))}>
              <Words>{row.title}</Words>
            </a>
            <p class="line soft">
              {row.stage !== null && <StageMark stage={row.stage} />}
              <Day value={row.lastDay} />
              <span>{counted(row.dispatchCount, 'dispatch')}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Dispatches(props: { readonly found: SearchView; readonly query: string }): JSX.Element {
  const { found, query } = props;
  return (
    <section aria-labelledby="dispatches">
      <h2 id="dispatches">Dispatches</h2>
      {found.dispatches.length === 0 && (
        <p class="silence">
          No dispatch has all of this. Ask with fewer words or fields
          {found.search.fields.length > 0 && ': each can be left out above'}.
        </p>
      )}
      <ol class="see">
        {found.dispatches.map((row) => (
          <li key={row.id} class="found">
            <a href={sameDay(pathTo('/dispatch', row.id))}>
              {row.title === null ? (
                'Without a title'
              ) : (
                <Marked words={row.title} marks={row.titleMarks} />
              )}
            </a>
            <p class="line soft">
              <span class="outlet">
                <Words>{row.outlet ?? 'outlet not known'}</Words>
              </span>
              <Day value={row.day} />
              {row.stages.map((stage) => (
                <span key={stage}>
                  told as <StageMark stage={stage} />
                </span>
              ))}
              {row.development !== null && (
                <a
                  href={sameDay(pathTo('/brief', row.development))}
                  aria-label={`Brief: ${row.title ?? row.id}`}
                >
                  brief
                </a>
              )}
            </p>
            {row.excerpts.map((excerpt) => (
              <p key={excerpt.start} class="excerpt" dir="auto">
                <a
                  href={passageHref({
                    dispatch: row.id,
                    start: excerpt.start,
                    end: excerpt.end,
                  })}
                >
                  <Marked words={excerpt.words} marks={excerpt.marks} />
                </a>
              </p>
            ))}
          </li>
        ))}
      </ol>
      {found.cursor !== null && (
        <p>
          <a href={sameDay('/search', { q: query, cursor: found.cursor })}>Older dispatches</a>
        </p>
      )}
    </section>
  );
}

/** The whole record by words and fields; the address is the search. */
export function SearchPage(): JSX.Element {
  const { query: place } = usePlace();
  const query = place.get('q') ?? '';
  useTitle(query === '' ? 'Search' : `Search: ${query}`);
  const path = sameDay('/search', { q: query, cursor: place.get('cursor') });
  const asked = useAsked<SearchAnswer>(query === '' ? null : path);
  return (
    <article class="page search-page">
      <header class="page-head">
        <h1>Search</h1>
        <SearchBox query={query} />
        <FieldHelp query={query} />
      </header>
      {query !== '' && (
        <Answered asked={asked} lines={10} isPart>
          {({ found }) => (
            <>
              <Understood found={found} />
              <AsOf day={found.asOf} />
              <p class="line soft">
                <a href={sameDay('/deliveries', { q: query })}>Save or deliver this search</a>
              </p>
              <Entries found={found} />
              <Developments found={found} />
              <Dispatches found={found} query={query} />
            </>
          )}
        </Answered>
      )}
    </article>
  );
}
