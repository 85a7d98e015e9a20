import { Hono } from 'hono';
import { ChanceryError } from '../../../kernel/index.ts';
import { textBodyOf } from '../request-body.ts';
import { COOKIE } from './caller.ts';
import type { Guard } from './guard.ts';

const FORM_LIMIT = 4096;
const KEPT_SECONDS = 90 * 24 * 3600;

/** The page needs no script, and its form goes to the desk alone. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const STYLE =
  'body{font:18px/1.55 Charter,Cambria,ui-serif,serif;max-width:26rem;margin:18vh auto;padding:0 1rem;color-scheme:light dark}' +
  'label{display:block;margin-bottom:.25rem}input,button{font:inherit;padding:.4rem .6rem;width:100%;box-sizing:border-box;margin-bottom:.75rem}' +
  '[role=alert]{border-left:3px solid;padding-left:.75rem}';

function page(trouble: string | null): string {
  const said = trouble === null ? '' : `<p role="alert">${trouble}</p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in · Chancery</title><style>${STYLE}</style><main><h1>Chancery</h1>${said}<form method="post" action="/sign-in"><label for="token">Token</label><input id="token" name="token" type="password" autocomplete="current-password" required autofocus><button>Sign in</button></form><p>Whoever runs this desk makes tokens with <code>chancery token add</code>.</p></main></html>`;
}

function answer(status: number, trouble: string | null): Response {
  return new Response(page(trouble), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      // With none, a browser would not say which site its form comes from.
      'Referrer-Policy': 'same-origin',
    },
  });
}

function cookie(value: string, seconds: number, isSecure: boolean): string {
  const parts = [
    `${COOKIE}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${seconds}`,
  ];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

function goTo(path: string, setCookie: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Set-Cookie': setCookie, 'Cache-Control': 'no-store' },
  });
}

/**
 * The page on which a person gives a token, which the browser then keeps in a cookie that no script reads and no other
 * site sends.
 */
export function signIn(guard: Guard, publicUrl: URL | null): Hono {
  const routes = new Hono();
  const isSecure = publicUrl?.protocol === 'https:';
  routes.get('/sign-in', () => answer(200, null));
  routes.post('/sign-in', async (context) => {
    const { req } = context;
    if (!(req.header('Content-Type') ?? '').startsWith('application/x-www-form-urlencoded'))
      throw new ChanceryError('http.body-refused', { why: 'it is not the form of the page' });
    const body = await textBodyOf(req.raw, FORM_LIMIT);
    const secret = (new URLSearchParams(body).get('token') ?? '').trim();
    if (guard.tokenFor(context, secret) === null)
      return answer(403, 'This token is not known, has ended or was revoked.');
    return goTo('/', cookie(secret, KEPT_SECONDS, isSecure));
  });
  routes.post('/sign-out', () => goTo('/sign-in', cookie('', 0, isSecure)));
  return routes;
}
