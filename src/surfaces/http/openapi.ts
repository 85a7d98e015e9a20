import { z } from 'zod';
import { ANSWERS, type AnswerName } from './answer-schemas.ts';
import { BODIES } from './body-schemas.ts';
import { PARAMETERS, type ParameterName } from './parameters.ts';
import { ROUTES, type Route } from './routes.ts';

type Json = Readonly<Record<string, unknown>>;

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

function reference(name: AnswerName): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function queryParameter(name: ParameterName): Json {
  const { description, ...schema } = schemaOf(PARAMETERS[name]);
  // A number comes as text and is read as one.
  const asked = name === 'limit' ? { type: 'integer', minimum: 1, maximum: 1000 } : schema;
  const isMany = name === 'id';
  return {
    name,
    in: 'query',
    required: name === 'name' || name === 'q',
    description,
    schema: isMany ? { type: 'array', items: asked } : asked,
  };
}

function pathParameters({ path, isDeep }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: isDeep === true ? 'It may hold slashes.' : '',
    schema: name === 'day' ? { type: 'string', format: 'date' } : { type: 'string' },
  }));
}

const PROBLEM = {
  description: 'What went wrong.',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};

function operationId(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

function contentOf({ answers, files = [] }: Route): Json {
  const json = answers === null ? [] : [['application/json', { schema: reference(answers) }]];
  const others = files.map((type) => [type.split(';')[0], {}]);
  return Object.fromEntries([...json, ...others]);
}

function bodyOf({ takes }: Route): Json {
  if (takes === undefined) return {};
  const { description, ...schema } = schemaOf(BODIES[takes]);
  const content = { 'application/json': { schema } };
  return { requestBody: { required: true, description: description ?? takes, content } };
}

const UNCHANGED = { 304: { description: 'It is as the ETag in If-None-Match says.' } };

function operation(route: Route): Json {
  const { method, scope } = route;
  return {
    operationId: operationId(method.toLowerCase(), route.path),
    summary: route.about,
    security: [{ token: [scope] }, {}],
    parameters: [...pathParameters(route), ...route.query.map(queryParameter)],
    ...bodyOf(route),
    responses: {
      200: { description: 'The answer, with an ETag.', content: contentOf(route) },
      ...(method === 'GET' ? UNCHANGED : {}),
      default: PROBLEM,
    },
  };
}

/** Operations by path, then by method. */
function pathsOf(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return paths;
}

const SECURITY = {
  token: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of chancery token add, with the scope read, rule or admin. A desk on this machine alone needs none.',
  },
};

/** The OpenAPI 3.1 document of the API, written from the routes and the schemas that they use. */
export function openApi(): Json {
  const own: Route = {
    path: '/openapi.json',
    method: 'GET',
    scope: 'read',
    about: 'This document.',
    query: [],
    answers: 'OpenApi',
    answer: async () => null,
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: '1',
      description:
        'What the record of diplomacy holds, with its sources. Every answer is as known on a day.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths: pathsOf([...ROUTES, own]),
    components: {
      securitySchemes: SECURITY,
      schemas: Object.fromEntries(
        Object.entries(ANSWERS).map(([name, schema]) => [name, schemaOf(schema)]),
      ),
    },
  };
}
