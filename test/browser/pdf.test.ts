import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/briefs/index.ts';
import { printPdf } from '../../src/desk/index.ts';
import { briefOf } from '../support/cli-world.ts';

const HTML = renderHtml(briefOf('nor-fjord-compact'), { passages: () => '' });

describe('a brief as PDF', () => {
  it('is printed by the Chromium of this machine', async () => {
    const bytes = Buffer.from(await printPdf(HTML, { env: process.env }));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-32).toString()).toContain('%%EOF');
    expect(bytes.toString('latin1')).toMatch(/\/Type\s*\/Page\b/);
  }, 30_000);

  it.each([
    ['no such browser', '/nowhere/chromium', 'pdf.no-browser'],
    ['a program that prints nothing', '/bin/true', 'pdf.failed'],
    ['a program that fails', '/bin/false', 'pdf.failed'],
  ])('has its own error for %s', async (_name, program, code) => {
    await expect(printPdf(HTML, { env: { CHANCERY_CHROMIUM: program } })).rejects.toMatchObject({
      code,
    });
  });

  it('ends a program that hangs', async () => {
    const env = { CHANCERY_CHROMIUM: process.execPath, PATH: '' };
    await expect(printPdf(HTML, { env, timeoutMs: 1 })).rejects.toMatchObject({
      code: 'pdf.failed',
    });
  });
});
