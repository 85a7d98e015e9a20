/** Asks a desk that runs what is expected of a state: `ask-a-desk.ts http://127.0.0.1:4600 KAZ`. */
import { DeskClient, DeskProblem } from 'chancery/client';

const [url = 'http://127.0.0.1:4600', state = 'KAZ'] = process.argv.slice(2);
const token = process.env['CHANCERY_TOKEN'];
const desk = new DeskClient({ url, ...(token === undefined ? {} : { token }) });
try {
  for await (const one of desk.all((page) => desk.next({ state, limit: 50, ...page }), 'expectations'))
    console.log(one.window ?? 'no day given', one.what, one.state);
} catch (error) {
  if (!(error instanceof DeskProblem)) throw error;
  console.error(`${error.message} ${error.next}`);
  process.exitCode = 1;
}
