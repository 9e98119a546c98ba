import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { AppModule } from '../../src/app.module.js';
import { isForPrograms } from '../../src/auth/request.js';
import type { InboxStore } from '../../src/demo/inbox.js';
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES, SCOPE_PERMISSIONS, SCOPES } from '../../src/auth/permissions.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { apiDocument } from '../support/documented.js';
import { routesOfModule, told, type Route } from '../support/routes.js';

/** What anybody may ask. Adding a route here is a decision, not a detail. */
const PUBLIC = [
  'GET /api/reasons',
  'GET /api/reasons/:code',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /assets/:name',
  'GET /sign-in',
  'POST /sign-in',
  'GET /forgot-password',
  'POST /forgot-password',
  'GET /password/:token',
  'POST /password/:token',
  'POST /api/v1/password-links',
  'POST /api/v1/passwords',
  'POST /language',
];

let bode: TestApp;
let served: Route[];
let routes: Route[];
beforeAll(async () => {
  bode = await startTestApp();
  served = routesOfModule(AppModule.register(bode.config, bode.databaseUrl));
  const whole = { ...bode.config, role: 'all', demo: true } as const;
  const demoMail = { smtpUrl: '', store: {} as InboxStore, close: async () => undefined };
  routes = routesOfModule(AppModule.register(whole, bode.databaseUrl, demoMail));
});
afterAll(async () => bode.close());

describe('L20 every route', () => {
  it('says who may use it', () => {
    expect(routes.length).toBeGreaterThan(4);
    expect(routes.filter(({ access }) => access === undefined).map(told)).toEqual([]);
  });

  it('is public only where that was decided', () => {
    const open = routes.filter(({ access }) => access === 'public').map(told);
    expect(open.filter((route) => !PUBLIC.includes(route))).toEqual([]);
  });

  it('of a form shows a page too: whoever comes back to where a form was sent is not lost', () => {
    const asked = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const sent = routes.filter(({ method, path }) => method === 'POST' && !isForPrograms(path));
    expect(sent.length).toBeGreaterThan(40);
    expect(sent.filter(({ path }) => !asked.has(path)).map(told)).toEqual([]);
  });

  it('turns away whoever is nobody', async () => {
    for (const { method, path, access } of served) {
      if (access === 'public') continue;
      const answer = await bode.visitor()[method.toLowerCase() as 'get'](path.replaceAll(/:\w+/g, 'x')).redirects(0);
      const expected = isForPrograms(path) ? [401, undefined] : [303, expect.stringMatching(/^\/sign-in/)];
      expect([method, path, answer.status, answer.headers.location]).toEqual([method, path, ...expected]);
    }
  });
});

describe('OpenAPI', () => {
  it('describes every route of the API, and nothing else', async () => {
    const { body } = await bode.visitor().get('/api/docs-json').expect(200);
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const api = served.filter(({ path }) => path.startsWith('/api/')).map(told);
    expect(api.length).toBeGreaterThan(20);
    expect(described.sort()).toEqual(api.sort());
  });
});

describe('design §8 the description of a route', () => {
  const answered = (statuses: Record<string, object>) => Object.entries(statuses).filter(([status]) => status < '3');

  it('shows what is answered, unless that is a file or nothing; what is sent; and how it can be refused', async () => {
    const { paths } = await apiDocument(bode.visitor());
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method} ${path}`, ...operation })),
    );
    for (const { route, responses, requestBody } of operations) {
      const [[status, answer] = []] = answered(responses) as [string, (typeof responses)[string]][];
      const [shown] = Object.entries(answer?.content ?? {});
      const isShown = status === '204' || shown?.[0] !== 'application/json' ? answer : shown[1].schema.example;
      expect([route, isShown]).toEqual([route, expect.anything()]);
      const { 'application/json': json } = requestBody?.content ?? {};
      if (json) {
        const sent = z
          .fromJSONSchema(json.schema as Parameters<typeof z.fromJSONSchema>[0])
          .safeParse(json.schema.example);
        expect([route, sent.error?.issues]).toEqual([route, undefined]);
      }
      if (route.includes('{'))
        expect([route, Object.keys(responses)]).toEqual([route, expect.arrayContaining(['404'])]);
      expect([route, Object.keys(responses)]).toEqual([route, expect.arrayContaining(['default'])]);
    }
  });

  it('asks for a key where one is needed only', async () => {
    const { body } = await bode.visitor().get('/api/docs-json').expect(200);
    const open = Object.entries<Record<string, { security?: object[] }>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security?.length === 0)
        .map(([method]) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(open.sort()).toEqual(PUBLIC.filter((route) => route.includes(' /api/')).sort());
  });
});

describe('L20 a permission', () => {
  it('is granted by the administrator’s role, and none is granted that does not exist', () => {
    const granted = [
      ...ROLES.flatMap((role) => ROLE_PERMISSIONS[role]),
      ...SCOPES.flatMap((scope) => SCOPE_PERMISSIONS[scope]),
    ];
    expect(ROLE_PERMISSIONS.admin).toEqual(PERMISSIONS);
    expect(granted.filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
  });
});
