import { describe, expect, it } from 'vitest';
import { AnswerShelf, type KeptAnswer } from './answer-shelf.ts';

function answer(text: string): KeptAnswer {
  return {
    body: new TextEncoder().encode(text),
    mediaType: 'application/json',
    name: null,
    etag: text,
  };
}

describe('answers that are kept', () => {
  it('are made once while the log stands, and anew when it has grown', async () => {
    const shelf = new AnswerShelf();
    let made = 0;
    const make = async () => answer(`${(made += 1)}`);
    const etags = [];
    for (const position of ['1-a', '1-a', '2-b', '2-b'])
      etags.push((await shelf.get(position, '/accords/x', make)).etag);
    expect(etags).toEqual(['1', '1', '2', '2']);
  });

  it('are made once for many who ask at the same time', async () => {
    const shelf = new AnswerShelf();
    let made = 0;
    const make = async () => {
      made += 1;
      await new Promise((resolve) => setImmediate(resolve));
      return answer('x');
    };
    await Promise.all(Array.from({ length: 20 }, () => shelf.get('1-a', '/states/KAZ', make)));
    expect(made).toBe(1);
  });

  it('are given up, the one that was not asked for longest first, where they are too many', async () => {
    const shelf = new AnswerShelf(10);
    const made: string[] = [];
    const ask = (question: string, text: string) =>
      shelf.get('1-a', question, async () => {
        made.push(question);
        return answer(text);
      });
    await ask('a', '12345');
    await ask('b', '12345');
    await ask('a', '12345');
    await ask('c', '12345');
    await ask('a', '12345');
    await ask('b', '12345');
    await ask('too long', '12345678901');
    await ask('too long', '12345678901');
    expect(made).toEqual(['a', 'b', 'c', 'b', 'too long', 'too long']);
  });

  it('are not kept where they could not be made', async () => {
    const shelf = new AnswerShelf();
    const fail = () => Promise.reject(new Error('unknown'));
    await expect(shelf.get('1-a', 'q', fail)).rejects.toThrow('unknown');
    expect((await shelf.get('1-a', 'q', async () => answer('there'))).etag).toBe('there');
  });
});
