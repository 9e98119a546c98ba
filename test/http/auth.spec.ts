import { Body, Controller, Get, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Accounts } from '../../src/auth/accounts.js';
import { ApiKeys } from '../../src/auth/api-keys.js';
import { CurrentPrincipal, Needs, Public, SignedIn } from '../../src/auth/decorators.js';
import type { Principal } from '../../src/auth/principal.js';
import { IDLE_MS, LONGEST_MS, SessionStore } from '../../src/auth/session-store.js';
import { SESSION_COOKIE } from '../../src/auth/session-cookie.js';
import { SignInLimits } from '../../src/auth/sign-in-limits.js';
import { SignIn } from '../../src/auth/sign-in.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, PASSWORD } from '../support/builders.js';

@Controller('api/v1/probe')
class ApiProbe {
  @Get('letters')
  @Needs('letters:print')
  letters(@CurrentPrincipal() { permissions, ...principal }: Principal): object {
    return { ...principal, permissions: [...permissions] };
  }

  @Post('letters')
  @Needs('letters:print')
  print(@Body() body: object): object {
    return body;
  }

  @Get('anyone')
  @SignedIn()
  anyone(): object {
    return {};
  }

  @Get('forgotten')
  forgotten(): object {
    return { secret: 'nobody said who may see this' };
  }
}

@Controller('probe')
class PageProbe {
  @Get()
  @Needs('clients:read')
  page(@CurrentPrincipal() { name }: Principal): string {
    return `<p>${name}</p>`;
  }

  @Post()
  @Needs('clients:correct')
  change(@Body() body: object): object {
    return body;
  }

  @Post('public')
  @Public()
  open(): string {
    return 'done';
  }
}

let bode: TestApp;
beforeAll(async () => {
  bode = await startTestApp({ controllers: [ApiProbe, PageProbe] });
});
afterAll(async () => bode.close());

const MINUTE_MS = 60_000;

async function actions(): Promise<{ action: string; target: string; userId: string | null; address: string }[]> {
  return bode.tenancy.within(bode.library.organisationId, (tx) =>
    tx.query(
      `SELECT action, target, user_id AS "userId", host(address) AS address FROM staff_action
       WHERE organisation_id = $1 ORDER BY id`,
      [bode.library.organisationId],
    ),
  );
}

describe('L20 a route of the API', () => {
  it('is closed without a key, and says how to open it', async () => {
    const answer = await bode.visitor().get('/api/v1/probe/letters').expect(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="bode"');
    expect(answer.body).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
  });

  it.each(['Bearer wrong', 'Basic YTpi', 'Bearer ', 'Bearer a b'])('is closed to "%s"', async (authorization) => {
    const { browser } = await bode.staff(bode.library.accounts.print);
    await browser.get('/api/v1/probe/letters').set('Authorization', authorization).expect(401);
  });

  it('opens to a key with the scope, which sees all branches and groups', async () => {
    const { body } = await bode.system().get('/api/v1/probe/letters').expect(200);
    expect(body).toMatchObject({
      organisationId: bode.library.organisationId,
      userId: null,
      name: 'Library system',
      branchIds: 'all',
      printGroupIds: 'all',
    });
  });

  it('stays closed to a key without the scope, and to one that was revoked a moment ago', async () => {
    const keys = bode.app.get(ApiKeys);
    const { organisationId } = bode.library;
    const reader = await keys.create(organisationId, { name: 'reader', scopes: ['messages:read'] });
    const { body } = await bode.system(reader.secret).get('/api/v1/probe/letters').expect(403);
    expect(body).toMatchObject({ code: 'NOT_ALLOWED' });
    await bode.system(reader.secret).get('/api/v1/probe/anyone').expect(200);
    await bode.system().delete(`/api/v1/api-keys/${reader.id}`).expect(204);
    await bode.system(reader.secret).get('/api/v1/probe/anyone').expect(401);
  });

  it('is denied to everybody when it does not say who may use it', async () => {
    const { body } = await bode.system().get('/api/v1/probe/forgotten').expect(500);
    expect(body).toMatchObject({ code: 'INTERNAL' });
  });

  it('needs no CSRF token with a key, and does with a session', async () => {
    await bode.system().post('/api/v1/probe/letters').send({ n: 1 }).expect(201);
    const { browser, csrf } = await bode.staff(bode.library.accounts.print);
    const refused = await browser.post('/api/v1/probe/letters').send({ n: 1 }).expect(403);
    expect(refused.body).toMatchObject({ code: 'FORM_EXPIRED' });
    await browser.post('/api/v1/probe/letters').set('X-CSRF-Token', csrf).send({ n: 1 }).expect(201);
  });
});

describe('L20 a page', () => {
  it('asks a stranger to sign in, and remembers where he wanted to go', async () => {
    const answer = await bode.visitor().get('/probe?q=jansen').expect(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fprobe%3Fq%3Djansen');
  });

  it('sends htmx to the whole sign-in page', async () => {
    const answer = await bode.visitor().get('/probe').set('HX-Request', 'true').expect(401);
    expect(answer.headers['hx-redirect']).toBe('/sign-in?next=%2Fprobe');
  });

  it('brings a form without session back to the page it stood on', async () => {
    const answer = await bode.visitor().post('/probe').set('Referer', `${bode.url}/probe?q=1`).expect(303);
    expect(answer.headers.location).toBe('/sign-in?next=%2Fprobe%3Fq%3D1');
    const foreign = await bode.visitor().post('/probe').set('Referer', 'https://elsewhere.example/probe').expect(303);
    expect(foreign.headers.location).toBe('/sign-in?next=%2F');
  });

  it('does not open to an API key', async () => {
    await bode.system().get('/probe').expect(303);
  });

  it('shows what the role may see and refuses the rest, in the language of the account', async () => {
    const { accounts } = bode.library;
    const { browser: desk } = await bode.staff(accounts.circulation);
    await desk.get('/probe').expect(200, '<p>Lieve Claes</p>');
    const { browser: printer } = await bode.staff(accounts.print);
    const refused = await printer.get('/probe').expect(403).expect('Content-Type', /html/);
    expect(refused.text).toContain('U hebt hier geen recht op');
  });

  it('takes a form with the token of its session only', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    const other = await bode.staff(bode.library.accounts.circulation);
    await browser.post('/probe').type('form').send({ name: 'x' }).expect(403);
    await browser.post('/probe').type('form').send({ _csrf: other.csrf }).expect(403);
    await browser.post('/probe').type('form').send('_csrf=a&_csrf=b').expect(403);
    await browser.post('/probe').type('form').send({ _csrf: csrf }).expect(201);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin' }, 201],
    [{ Origin: 'https://elsewhere.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ Origin: 'http://localhost:3000' }, 201],
    [{}, 201],
  ])('takes a public form from our own pages only: %j', async (headers, status) => {
    await bode.visitor().post('/probe/public').set(headers).expect(status);
  });

  it('takes a public form of its own address', async () => {
    await bode.visitor().post('/probe/public').set('Origin', bode.url).expect(201);
  });
});

describe('L20 a session', () => {
  it('ends after an hour without a click, and goes on with one', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    bode.clock.advance(IDLE_MS - MINUTE_MS);
    await browser.get('/probe').expect(200);
    bode.clock.advance(IDLE_MS - MINUTE_MS);
    await browser.get('/probe').expect(200);
    bode.clock.advance(IDLE_MS);
    await browser.get('/probe').expect(303);
  });

  it('ends after a working day, whatever happens', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    for (let passed = 0; passed < LONGEST_MS - IDLE_MS / 2; passed += IDLE_MS / 2) {
      await browser.get('/probe').expect(200);
      bode.clock.advance(IDLE_MS / 2);
    }
    await browser.get('/probe').expect(200);
    bode.clock.advance(IDLE_MS / 2);
    await browser.get('/probe').expect(303);
  });

  it('ends with the account', async () => {
    const { organisationId } = bode.library;
    const account = await buildAccount(bode.app, organisationId);
    const { browser } = await bode.staff(account);
    await browser.get('/probe').expect(200);
    await bode.tenancy.within(organisationId, (tx) =>
      tx.query(`UPDATE user_account SET active = false WHERE organisation_id = $1 AND id = $2`, [
        organisationId,
        account.id,
      ]),
    );
    await browser.get('/probe').expect(303);
    expect(await bode.app.get(SignIn).signIn(account.email, PASSWORD, '10.0.9.9')).toEqual({
      ok: false,
      code: 'WRONG_PASSWORD',
    });
  });

  it('keeps the token out of the database', async () => {
    const store = bode.app.get(SessionStore);
    const token = await store.create(bode.library.organisationId, bode.library.accounts.admin.id);
    const kept = await bode.tenancy.globalQuery<{ row: string }>('SELECT session::text AS row FROM session');
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(token).toString('hex'));
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('says what is to be said once', async () => {
    const store = bode.app.get(SessionStore);
    const token = await store.create(bode.library.organisationId, bode.library.accounts.admin.id);
    const session = (await store.find(token))!;
    await store.setFlash(session, { text: '3 letters' });
    const taken = await Promise.all([store.takeFlash(session), store.takeFlash(session)]);
    expect(taken.filter(Boolean)).toEqual([{ text: '3 letters' }]);
  });
});

describe('L20 signing in', () => {
  it('opens a session with the right password, whatever the case of the address, and is audited', async () => {
    const account = await buildAccount(bode.app, bode.library.organisationId);
    const signIn = bode.app.get(SignIn);
    expect(await signIn.signIn(account.email, 'wrong', '10.0.0.1')).toEqual({ ok: false, code: 'WRONG_PASSWORD' });
    const result = await signIn.signIn(` ${account.email.toUpperCase()} `, PASSWORD, '10.0.0.1');
    if (!result.ok) throw new Error(result.code);
    await bode.visitor().get('/probe').set('Cookie', `a=b; ${SESSION_COOKIE}=${result.token}`).expect(200);

    const sessions = bode.app.get(SessionStore);
    const session = (await sessions.find(result.token))!;
    const principal = (await bode.app.get(Accounts).principal(session.organisationId, session.userId, '10.0.0.1'))!;
    await signIn.signOut(principal, session);
    await bode.visitor().get('/probe').set('Cookie', `${SESSION_COOKIE}=${result.token}`).expect(303);
    const done = (await actions()).filter(({ target }) => target === account.id);
    expect(done).toEqual([
      { action: 'sign-in.failed', target: account.id, userId: null, address: '10.0.0.1' },
      { action: 'sign-in', target: account.id, userId: account.id, address: '10.0.0.1' },
      { action: 'sign-out', target: account.id, userId: account.id, address: '10.0.0.1' },
    ]);
  });

  it.each(['nobody@library.example', '', 'a\0b@library.example', 'x'.repeat(10_000)])(
    'answers an unknown address as it answers a wrong password (%#)',
    async (email) => {
      const result = await bode.app.get(SignIn).signIn(email, PASSWORD, '10.0.0.2');
      expect(result).toEqual({ ok: false, code: 'WRONG_PASSWORD' });
    },
  );

  it('hashes for an unknown address too, so that the time tells nothing', async () => {
    const signIn = bode.app.get(SignIn);
    const account = await buildAccount(bode.app, bode.library.organisationId);
    const time = async (email: string) => {
      const began = performance.now();
      await signIn.signIn(email, 'wrong', '10.0.0.3');
      return performance.now() - began;
    };
    await time('first@library.example');
    const known = Math.min(await time(account.email), await time(account.email));
    const unknown = Math.min(await time('a@library.example'), await time('b@library.example'));
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it('stops guessing after five tries a minute, also with the right password, for this account from this place', async () => {
    const signIn = bode.app.get(SignIn);
    const account = await buildAccount(bode.app, bode.library.organisationId);
    for (let i = 0; i < 5; i++) await signIn.signIn(account.email, `guess ${i}`, '10.0.0.4');
    expect(await signIn.signIn(account.email, PASSWORD, '10.0.0.4')).toEqual({ ok: false, code: 'TOO_MANY_TRIES' });
    expect(await signIn.signIn(account.email, PASSWORD, '10.0.0.5')).toMatchObject({ ok: true });
  });

  it.each([
    [['loopback'], '203.0.113.7'],
    [['10.9.9.9'], '127.0.0.1'],
  ])('believes %j, and nobody else, about who asks', async (trustedProxies, address) => {
    const behind = await startTestApp({ config: { trustedProxies } });
    try {
      const { email, id } = behind.library.accounts.admin;
      await behind
        .visitor()
        .post('/sign-in')
        .set('X-Forwarded-For', '203.0.113.7')
        .type('form')
        .send({ email, password: 'wrong' });
      const [tried] = await behind.tenancy.within(behind.library.organisationId, (tx) =>
        tx.query(
          `SELECT host(address) AS address FROM staff_action
           WHERE organisation_id = $1 AND action = 'sign-in.failed' AND target = $2`,
          [behind.library.organisationId, id],
        ),
      );
      expect(tried).toEqual({ address });
    } finally {
      await behind.close();
    }
  });

  it('goes on counting after a restart, in another process, and for tries at the same moment', async () => {
    const account = await buildAccount(bode.app, bode.library.organisationId);
    const processOf = () => new SignInLimits(bode.tenancy, bode.config, bode.clock);
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => processOf().allow('sign-in', account.email, '10.0.0.6')),
    );
    expect(tries.filter((allowed) => allowed)).toHaveLength(5);
    expect(await processOf().allow('sign-in', account.email, '10.0.0.6')).toBe(false);
    bode.clock.advance(MINUTE_MS);
    expect(await processOf().allow('sign-in', account.email, '10.0.0.6')).toBe(true);
  });

  it('stops guessing one account from everywhere, and many accounts from one place', async () => {
    const limits = bode.app.get(SignInLimits);
    const tryAll = async (tries: [string, string][]) => {
      let allowed = 0;
      for (const [name, address] of tries) if (await limits.allow('sign-in', name, address)) allowed++;
      return allowed;
    };
    const many = Array.from({ length: 70 }, (_, i) => i);
    expect(await tryAll(many.map((i) => ['one@library.example', `10.1.0.${i}`]))).toBe(20);
    expect(await tryAll(many.map((i) => [`${i}@library.example`, '10.2.0.1']))).toBe(60);
  });

  it('keeps no names and no addresses of tries, and none for long', async () => {
    const limits = bode.app.get(SignInLimits);
    await limits.allow('sign-in', 'somebody@library.example', '10.3.0.1');
    const kept = () => bode.tenancy.globalQuery<{ row: string }>('SELECT t::text AS row FROM sign_in_tries t');
    expect(JSON.stringify(await kept())).not.toMatch(/somebody|10\.3\.0\.1|736f6d65626f6479/);
    bode.clock.advance(MINUTE_MS);
    for (let i = 0; i < 40; i++) await limits.allow('sign-in', `again${i}@library.example`, `10.3.1.${i}`);
    bode.clock.advance(MINUTE_MS);
    for (let i = 0; i < 20; i++) await limits.allow('sign-in', 'last@library.example', '10.3.2.1');
    expect((await kept()).length).toBe(3);
  });

  it('stores argon2id', async () => {
    const [{ hash }] = await bode.tenancy.within(bode.library.organisationId, (tx) =>
      tx.query(`SELECT password_hash AS hash FROM user_account WHERE organisation_id = $1 LIMIT 1`, [
        bode.library.organisationId,
      ]),
    );
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('E11 gives an address one account in all organisations together', async () => {
    const accounts = bode.app.get(Accounts);
    const taken = bode.library.accounts.admin.email.toUpperCase();
    const again = { name: 'x', password: 'y', roles: [], branchIds: [], printGroupIds: [], language: 'nl' } as const;
    const result = await accounts.create(bode.library.organisationId, { ...again, email: taken });
    expect(result).toEqual({ ok: false, code: 'USER_EXISTS', which: bode.library.accounts.admin.id });
  });

  it('L06, L28 gives an account its own branches and groups, and an administrator all', async () => {
    const { organisationId, branches, printGroups, accounts } = bode.library;
    const desk = await buildAccount(bode.app, organisationId, {
      branchIds: [branches.B2],
      printGroupIds: [printGroups.South],
    });
    const of = (id: string) => bode.app.get(Accounts).principal(organisationId, id, null);
    expect(await of(desk.id)).toMatchObject({ branchIds: [branches.B2], printGroupIds: [printGroups.South] });
    expect(await of(accounts.admin.id)).toMatchObject({ branchIds: 'all', printGroupIds: 'all' });
  });
});
