import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ChanceryError } from '../kernel/index.ts';
import { EMPTY_META } from './empty-meta.ts';
import { firstIssue, metaFields, metaOf } from './meta-fields.ts';
import type { SourceMeta } from './types.ts';

/** A front matter is a dozen lines; a longer one is an attack or a text between two rules. */
const MAX_LENGTH = 16 * 1024;
/** `key:` or a comment on the first line tells a front matter from a text that opens with a rule. */
const OPENING =
  /^---[ \t]*\r?\n(?:#[^\n]*\r?\n|[ \t]*\r?\n){0,8}[A-Za-z][\w-]{0,40}[ \t]{0,8}:(?:\s|$)/;

// Keys of other programs are left alone: notes carry tags, drafts and aliases of their own.
const frontMatterSchema = z.object(metaFields);

function refused(name: string, why: string, cause?: unknown): ChanceryError {
  return new ChanceryError('input.front-matter', { name, why }, cause);
}

/** "title: Rome Statute: Samoa: Accession": people write colons in titles, for which YAML wants quotes. */
const BARE_TITLE =
  /^(title|byline|outlet):[ \t]+([^\s"'[{|>&*!%@`#][^\r\n]*:[ \t][^\r\n]*?)[ \t]*(?=\r?$)/gm;

function quoted(yaml: string): string {
  return yaml.replace(
    BARE_TITLE,
    (_, key: string, words: string) => `${key}: ${JSON.stringify(words)}`,
  );
}

function parseYaml(yaml: string, name: string): unknown {
  const problems: string[] = [];
  let value: unknown;
  try {
    const parsed = parseDocument(yaml, { schema: 'core', uniqueKeys: true, prettyErrors: false });
    const problem = parsed.errors[0] ?? parsed.warnings[0];
    if (problem !== undefined) problems.push(problem.message);
    else value = parsed.toJS({ maxAliasCount: 20 });
  } catch (cause) {
    // Too deep a nesting (RangeError) or too many aliases (ReferenceError): the library throws both.
    if (!(cause instanceof RangeError || cause instanceof ReferenceError)) throw cause;
    throw refused(name, 'it nests or repeats itself too much', cause);
  }
  const [first] = problems;
  if (first !== undefined) throw refused(name, first.split('\n')[0]?.slice(0, 300) ?? first);
  return value;
}

/**
 * Parts a text into what its YAML front matter says and the text itself. A text without one comes back
 * whole. Throws `input.front-matter` when there is one and it cannot be trusted: broken YAML, a custom
 * tag, a key twice, a known key with a value of the wrong shape, no closing line.
 */
export function splitFrontMatter(
  content: string,
  name: string,
): { readonly meta: SourceMeta; readonly content: string } {
  if (!OPENING.test(content.slice(0, 4096))) return { meta: EMPTY_META, content };
  const start = content.indexOf('\n') + 1;
  const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(content.slice(start, start + MAX_LENGTH));
  if (closing === null)
    throw refused(name, `it has no closing “---” within ${MAX_LENGTH} characters`);
  const value = parseYaml(quoted(content.slice(start, start + closing.index)), name);
  const parsed = frontMatterSchema.safeParse(value);
  if (!parsed.success) throw refused(name, firstIssue(parsed.error), parsed.error);
  const rest = content.slice(start + closing.index + closing[0].length);
  return { meta: metaOf(parsed.data), content: rest.replace(/^\r?\n/, '') };
}
