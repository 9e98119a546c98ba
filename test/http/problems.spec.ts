import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { Public, SignedIn } from '../../src/auth/decorators.js';
import { fieldProblem } from '../../src/common/field-problem.js';
import { refuse } from '../../src/common/problem.js';
import { reasons } from '../../src/common/reasons.js';
import { eventsAnswer } from '../../src/decisions/api-examples.js';
import { ApiZodBody } from '../../src/http/api-description.js';
import { ErrorPages } from '../../src/http/error-pages.js';
import { startTestApp, type TestApp } from '../support/app.js';

const bookSchema = z.object({ title: z.string().trim().min(1), pages: z.number().int().optional() });

@Controller()
class Probe {
  @Post('api/v1/probe')
  @SignedIn()
  @ApiZodBody(bookSchema, 'application/x-ndjson')
  async echo(@Body() body: unknown, @Req() request: Request): Promise<object> {
    if (request.is('application/x-ndjson')) return { lines: (await text(request)).trim().split('\n').length };
    return Buffer.isBuffer(body) ? { bytes: body.length } : { body };
  }

  @Get('api/v1/probe/refused')
  @Public()
  refused(): never {
    return refuse('TOO_MANY_ROWS', 413, {
      which: '1001',
      errors: [{ row: 3, ...fieldProblem('client.postal.postcode', 'BAD_VALUE', '12') }],
    });
  }

  @Get('api/v1/probe/broken')
  @Public()
  async broken(): Promise<never> {
    await bode.tenancy.globalQuery(`SELECT 'jan.jansen@example.org'::uuid`);
    throw new Error('unreachable');
  }

  @Get('probe/broken')
  @Public()
  brokenPage(): never {
    throw new Error('Lezer "Jan Jansen" <jan.jansen@example.org> is niet te verwerken');
  }

  @Get('api/v1/probe/halfway/:card')
  @Public()
  halfway(@Res() response: Response): never {
    response.setHeader('Content-Length', '100');
    response.write('half');
    throw new Error('broke while answering');
  }

  @Post('probe/form')
  @Public()
  form(@Body() body: unknown): unknown {
    return body;
  }
}

async function text(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

let bode: TestApp;
beforeAll(async () => {
  bode = await startTestApp({ controllers: [Probe] });
});
afterAll(async () => bode.close());

describe('a problem of the API (RFC 9457)', () => {
  it('names the code, the row, the field and the request', async () => {
    const answer = await bode.visitor().get('/api/v1/probe/refused').expect(413);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: '/api/reasons/TOO_MANY_ROWS',
      title: 'Too many rows at once',
      status: 413,
      code: 'TOO_MANY_ROWS',
      detail: 'Too many rows at once: 1001',
      fix: reasons.TOO_MANY_ROWS.fix.en,
      instance: `urn:uuid:${answer.headers['x-request-id']}`,
      errors: [
        {
          row: 3,
          field: 'client.postal.postcode',
          code: 'BAD_VALUE',
          detail: 'The value of this field is wrong: 12',
        },
      ],
    });
  });

  it('leads to what its code means', async () => {
    const { body } = await bode.visitor().get('/api/reasons/TOO_MANY_ROWS').expect(200);
    expect(body).toEqual({ code: 'TOO_MANY_ROWS', ...reasons.TOO_MANY_ROWS });
    await bode.visitor().get('/api/reasons/constructor').expect(404);
    expect((await bode.visitor().get('/api/reasons').expect(200)).body).toEqual(reasons);
  });

  it('is NOT_FOUND where there is no route', async () => {
    const { body } = await bode.visitor().get('/api/v1/nowhere').expect(404);
    expect(body).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await bode.visitor().get('/api/%zz').expect(404);
  });

  it('tells of a surprise nothing but its number, and the log tells where it was, without values', async () => {
    const answer = await bode.visitor().get('/api/v1/probe/broken').expect(500);
    expect(answer.body).toMatchObject({ code: 'INTERNAL', title: 'Something broke in Bode', errors: [] });
    const line = bode.log.find(({ msg, requestId }) => msg === 'something broke' && isOf(answer, requestId))!;
    expect(line).toMatchObject({ route: '/api/v1/probe/broken', error: { type: 'QueryFailedError', code: '22P02' } });
    expect(line).toHaveProperty('error.stack', expect.arrayContaining([expect.stringContaining('Probe.broken')]));
    expect(JSON.stringify(bode.log)).not.toContain('jansen');
  });

  it('cuts off what broke halfway, so that it does not look whole', async () => {
    await expect(bode.visitor().get('/api/v1/probe/halfway/29001234').then()).rejects.toThrow(/aborted|hang up/);
  });
});

describe('a page that fails', () => {
  it.each([
    ['nl-BE,nl;q=0.9', 'Er ging iets stuk in Bode'],
    ['en', 'Something broke in Bode'],
    ['fr', 'Er ging iets stuk in Bode'],
  ])('is drawn for who reads %s', async (language, sentence) => {
    const answer = await bode.visitor().get('/probe/broken').set('Accept-Language', language).expect(500);
    expect(answer.text).toContain(`<h1>${sentence}</h1>`);
    expect(answer.text).toContain(answer.headers['x-request-id']);
    expect(answer.text).not.toContain('Jansen');
    expect(JSON.stringify(bode.log)).not.toMatch(/jansen/i);
  });

  it('is drawn plainly when drawing it fails too', async () => {
    const pages = bode.app.get(ErrorPages);
    const render = pages.render.bind(pages);
    pages.render = () => Promise.reject(new Error('no colours left'));
    try {
      await bode
        .visitor()
        .get('/nowhere')
        .expect(404)
        .expect(/Dit bestaat niet/);
    } finally {
      pages.render = render;
    }
    expect(JSON.stringify(bode.log)).toContain('no colours left');
  });
});

describe('a body', () => {
  const post = () => bode.system().post('/api/v1/probe');

  it.each(['{"a":', '"text"', 'null', '{"a":1}}', '<a/>'])('that is not JSON is a problem: %j', async (body) => {
    const answer = await post().type('json').send(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'NOT_JSON' });
  });

  it('of 10 MB JSON is taken, and a byte more is 413', async () => {
    const filler = (bytes: number) => JSON.stringify({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    await post()
      .type('json')
      .send(filler(10 * 2 ** 20))
      .expect(201);
    const { body } = await post()
      .type('json')
      .send(filler(10 * 2 ** 20 + 1))
      .expect(413);
    expect(body).toMatchObject({ code: 'BODY_TOO_LARGE', detail: 'The request is too large: ≤ 10 MB' });
  });

  it('of a raw mail up to 25 MB comes as bytes', async () => {
    await post()
      .type('message/rfc822')
      .send(Buffer.alloc(11_000_000).toString('latin1'))
      .expect(201, { bytes: 11_000_000 });
    const { body } = await post()
      .type('message/rfc822')
      .send('x'.repeat(25 * 2 ** 20 + 1))
      .expect(413);
    expect(body).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('of NDJSON is left to the route, however long', async () => {
    await post().type('application/x-ndjson').send('{"a":1}\n'.repeat(2_000_000)).expect(201, { lines: 2_000_000 });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'of type %s is not taken by the API',
    async (type) => {
      const { body } = await post().set('Content-Type', type).send('a=b').expect(415);
      expect(body).toMatchObject({ code: 'UNSUPPORTED_TYPE' });
    },
  );

  it('in an unknown character set or packing is not taken', async () => {
    await post().set('Content-Type', 'application/json; charset=klingon').send('{}').expect(415);
    await post().set('Content-Type', 'application/json').set('Content-Encoding', 'zip').send('{}').expect(415);
  });

  it('may be absent', async () => {
    await post().expect(201);
    await post().set('Content-Length', '0').expect(201);
  });

  it('of a form may have nested and repeated fields, a thousand of them', async () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => `ids=${i}`).join('&');
    const { body } = await bode.visitor().post('/probe/form').type('form').send(`${ids}&a[b]=c`).expect(201);
    expect(body.ids).toHaveLength(1_000);
    expect(body.a).toEqual({ b: 'c' });
    await bode.visitor().post('/probe/form').type('form').send('a=1&'.repeat(5_001)).expect(413);
  });
});

describe('every answer', () => {
  it('has secure headers, is not kept, and names its request', async () => {
    const { headers } = await bode.visitor().get('/nowhere').expect(404);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers['content-security-policy']).toContain("default-src 'none';script-src 'self';style-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('is logged by its route, and nothing of its address', async () => {
    const answer = await bode
      .visitor()
      .get('/api/v1/probe/halfway/29001234567?q=Janssens')
      .catch(() => undefined);
    expect(answer).toBeUndefined();
    await bode.system().post('/api/v1/probe?q=Janssens').send({ name: 'Peeters' }).expect(201);
    const line = bode.log.find(({ route, status }) => route === '/api/v1/probe' && status === 201)!;
    expect(line).toMatchObject({ msg: 'answered', method: 'POST', organisationId: bode.library.organisationId });
    expect(JSON.stringify(bode.log)).not.toMatch(/29001234567|Janssens|Peeters/);
  });
});

describe('OpenAPI', () => {
  it('describes the routes of the API with their bodies and problems, and no pages', async () => {
    const { body } = await bode.visitor().get('/api/docs-json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/v1/probe');
    expect(Object.keys(body.paths).every((path) => path.startsWith('/api/'))).toBe(true);
    const { post } = body.paths['/api/v1/probe'];
    expect(post.requestBody.content['application/x-ndjson'].schema).toEqual(
      post.requestBody.content['application/json'].schema,
    );
    expect(post.requestBody.content['application/json'].schema).toEqual({
      type: 'object',
      properties: {
        title: { type: 'string', minLength: 1 },
        pages: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
      },
      required: ['title'],
    });
    expect(post.responses.default).toEqual({ $ref: '#/components/responses/Problem' });
  });

  it('shows what is answered, by an example and the fields in it', async () => {
    const { body } = await bode.visitor().get('/api/docs-json').expect(200);
    const { schema } = body.paths['/api/v1/events'].post.responses['202'].content['application/json'];
    expect(schema.example).toEqual(eventsAnswer);
    const { items } = schema.properties.results;
    expect(items.properties.decisions.items.properties.outcome).toEqual({ type: 'string' });
    expect(body.paths['/api/v1/decisions/{id}'].get.responses['200'].description).toBe('As in the example');
  });

  it('can be read at /api/docs with scripts of our own only', async () => {
    const page = await bode.visitor().get('/api/docs').expect(200).expect('Content-Type', /html/);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';style-src 'self' 'unsafe-inline'");
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
    for (const [, source] of page.text.matchAll(/<script src="([^"]+)"/g)) {
      await bode
        .visitor()
        .get(new URL(source!, `${bode.url}/api/docs`).pathname)
        .expect(200);
    }
  });
});

function isOf(answer: { headers: Record<string, string> }, requestId: unknown): boolean {
  return answer.headers['x-request-id'] === requestId;
}
