import { ChanceryError, type Stage } from '../../kernel/index.ts';
import { item, refused, Steps } from './csv-register.ts';
import { NO_PARTY, type PartyName, type RegisterItem } from './register-row.ts';

/*
 * Results of a SPARQL query as JSON (W3C SPARQL 1.1 Query Results JSON Format). The variables of the query say what
 * is what: `party` or `iso3` with `partyLabel`, `accord` with `accordLabel`, or `counterpart` or `counterpartIso3`;
 * and for days, each with its `…Precision`, `signed`, `ratified`, `acceded`, `inForce`, `start` (member since), `end` (no longer), `established`.
 */

const MAX_BINDING = 64 * 1024;
const STAGES: readonly (readonly [string, Stage])[] = [
  ['signed', 'signed'],
  ['ratified', 'ratified'],
  ['acceded', 'acceded'],
  ['inForce', 'in-force'],
  ['start', 'member'],
  ['end', 'withdrawn'],
  ['established', 'established'],
];

type Binding = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

function text(binding: Binding, name: string): string | null {
  const value = binding[name]?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** `http://www.wikidata.org/entity/Q7184` → `Q7184`. */
function entity(value: string | null): string | null {
  return value === null ? null : (/(?:^|\/)(Q\d{1,12})$/.exec(value)?.[1] ?? value);
}

function partyOf(binding: Binding, name: string): PartyName | null {
  const code = text(binding, name === 'party' ? 'iso3' : `${name}Iso3`);
  const label = text(binding, `${name}Label`) ?? entity(text(binding, name));
  if (code === null && label === null) return null;
  return { ...NO_PARTY, code: code !== null && /^[A-Z]{3}$/.test(code) ? code : null, name: label };
}

/**
 * What is known of a time: SPARQL gives a year as its first of January. `<name>Precision` (wikibase:timePrecision) says
 * what it is: 9 a year, 10 a month, 11 a day; without it the first of January is taken as the year alone.
 */
function knownPart(value: string, precision: string | null): string | null {
  if (precision !== null && Number(precision) < 9) return null;
  if (precision === '9') return value.slice(0, 4);
  if (precision === '10') return value.slice(0, 7);
  return precision === null && /^\d{4}-01-01T00:00:00Z?$/.test(value) ? value.slice(0, 4) : value;
}

function* bindingItems(binding: Binding, row: number): Generator<RegisterItem> {
  const party = partyOf(binding, 'party');
  const counterpart = partyOf(binding, 'counterpart');
  const id = entity(text(binding, 'accord'));
  const title = text(binding, 'accordLabel');
  if (party === null) {
    yield refused(row, 'no party');
    return;
  }
  if (counterpart === null && id === null && title === null) {
    yield refused(row, 'neither an accord nor a counterpart');
    return;
  }
  const steps = new Steps();
  for (const [name, stage] of STAGES) {
    const value = text(binding, name);
    const known = value === null ? null : knownPart(value, text(binding, `${name}Precision`));
    if (known !== null) steps.onDay(stage, known, name);
  }
  for (const why of steps.trouble) yield refused(row, why);
  yield item({
    row,
    party,
    counterpart,
    accord: counterpart === null ? { id, title, signed: null } : null,
    steps: steps.found,
  });
}

/** Cuts the objects of `results.bindings` out of JSON that comes in pieces; at most one is held at a time. */
class BindingSplitter {
  readonly #name: string;
  #text = '';
  #isIn = false;
  #isOver = false;
  #depth = 0;
  #from = -1;
  #at = 0;
  #isString = false;

  constructor(name: string) {
    this.#name = name;
  }

  *write(piece: string): Generator<string> {
    this.#text += piece;
    if (!this.#isIn) {
      const start = /"bindings"\s*:\s*\[/.exec(this.#text);
      if (start === null) {
        if (this.#text.length > MAX_BINDING) throw this.#notBindings();
        return;
      }
      this.#isIn = true;
      this.#at = start.index + start[0].length;
    }
    yield* this.#objects();
    const keptFrom = this.#from < 0 ? this.#at : this.#from;
    this.#text = this.#text.slice(keptFrom);
    this.#at -= keptFrom;
    if (this.#from >= 0) this.#from = 0;
    if (this.#text.length > MAX_BINDING) {
      throw new ChanceryError('import.row-too-long', {
        name: this.#name,
        row: 'unknown',
        limit: MAX_BINDING,
      });
    }
  }

  *#objects(): Generator<string> {
    for (; this.#at < this.#text.length && !this.#isOver; this.#at += 1) {
      const char = this.#text[this.#at];
      if (this.#isString) {
        if (char === '\\') this.#at += 1;
        else if (char === '"') this.#isString = false;
      } else if (char === '"') {
        this.#isString = true;
      } else if (char === '{') {
        if (this.#depth === 0) this.#from = this.#at;
        this.#depth += 1;
      } else if (char === '}') {
        this.#depth -= 1;
        if (this.#depth === 0) {
          yield this.#text.slice(this.#from, this.#at + 1);
          this.#from = -1;
        }
      } else if (char === ']' && this.#depth === 0) {
        this.#isOver = true;
      }
    }
  }

  #notBindings(): ChanceryError {
    return new ChanceryError('import.columns', {
      name: this.#name,
      kind: 'wikidata',
      columns: 'results.bindings',
    });
  }

  end(): void {
    if (!this.#isIn) throw this.#notBindings();
    if (!this.#isOver) {
      const where = 'before the list of results ends';
      throw new ChanceryError('import.cut-short', { name: this.#name, where });
    }
  }
}

function parseBinding(json: string, name: string): Binding {
  try {
    return JSON.parse(json) as Binding;
  } catch (cause) {
    const where = `in ${json.slice(0, 60)}`;
    throw new ChanceryError('import.cut-short', { name, where }, cause);
  }
}

/** What a file of SPARQL results holds, binding by binding. */
export async function* readBindings(
  texts: AsyncIterable<string>,
  name: string,
): AsyncGenerator<RegisterItem> {
  const splitter = new BindingSplitter(name);
  let row = 0;
  for await (const piece of texts) {
    for (const json of splitter.write(piece)) {
      row += 1;
      yield* bindingItems(parseBinding(json, name), row);
    }
  }
  splitter.end();
}
