import { decodeText } from './decode-text.ts';
import { type ByteStream, collectBytes, readFileBytes } from './read-bytes.ts';

/**
 * The whole text of a file, or of standard input for `-`, for inputs that are no dispatches.
 * Throws `input.missing`, `input.directory`, `input.unreadable`, `input.too-large`, `input.binary` and `input.encoding`.
 */
export async function readTextInput(
  input: string,
  limits: { readonly stdin: ByteStream; readonly maxBytes: number },
): Promise<string> {
  const name = input === '-' ? 'standard input' : input;
  const bytes =
    input === '-'
      ? await collectBytes(limits.stdin, { name, maxBytes: limits.maxBytes })
      : await readFileBytes(input, limits.maxBytes);
  return decodeText(bytes, { name, charset: null, mayDeclareCharset: false });
}
