import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/reading/index.ts';
import { SAMPLE_PAGES } from './sample-pages.ts';

describe.each(SAMPLE_PAGES)('$name', (page) => {
  const { items } = parseArticle({ content: page.html, mediaType: 'text/html', address: null });

  it('gives the article and nothing around it', () => {
    expect(items?.paragraphs).toEqual(page.paragraphs);
  });

  it('says what the page says of itself', () => {
    const { headline, byline, publishedDay } = page;
    expect(items).toMatchObject({ headline, byline, publishedDay });
  });
});
