import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, PASSWORD, type BuiltAccount } from '../support/builders.js';
import { textOf, valueOf } from '../support/page-text.js';
import { request, type RequestWishes } from '../support/requests.js';

let bode: TestApp;

beforeAll(async () => {
  bode = await startTestApp();
});
afterAll(() => bode.close());

const put = (externalId: string, body: object) =>
  bode
    .system()
    .put(`/api/v1/clients/${encodeURIComponent(externalId)}`)
    .send(body)
    .expect(200);
const ask = async (wishes: RequestWishes) => {
  const answer = await bode.system().post('/api/v1/messages').send(request(wishes)).expect(202);
  return answer.body.results[0].messages[0] as { id: string; number: number; status: string };
};
/** What somebody with this account reads at an address. */
const read = async (path: string, account: BuiltAccount = bode.library.accounts.circulation) => {
  const { browser } = await bode.staff(account);
  return (await browser.get(path).expect(200)).text;
};
/** Sends a form, and reads the page that follows. */
const send = async (path: string, form: object, account: BuiltAccount = bode.library.accounts.circulation) => {
  const { browser, csrf } = await bode.staff(account);
  const answer = await browser
    .post(path)
    .type('form')
    .send({ _csrf: csrf, ...form })
    .expect(303);
  return { to: answer.headers.location, html: (await browser.get(answer.headers.location!).expect(200)).text };
};

const marie = {
  name: 'Marie Peeters',
  cardNumbers: ['2900 1234 5678'],
  birthDate: '1984-03-12',
  language: 'nl',
  emails: ['marie.peeters@hotmial.com'],
  postal: { street: 'Kerkstraat', houseNumber: '12', box: '3', postcode: '9000', city: 'Gent', country: 'BE' },
  branch: 'B1',
};

describe('signing in (L20)', () => {
  it('asks who is there, and goes on to the page that was asked for', async () => {
    const visitor = bode.visitor();
    const turned = await visitor.get('/clients?q=marie').expect(303);
    expect(turned.headers.location).toBe('/sign-in?next=%2Fclients%3Fq%3Dmarie');
    const form = await visitor.get(turned.headers.location!).expect(200);
    expect(textOf(form.text)).toContain('Aanmelden E-mailadres Wachtwoord');
    expect(textOf(form.text)).not.toContain('demo');
    expect(valueOf(form.text, 'next')).toBe('/clients?q=marie');
    const { email } = bode.library.accounts.circulation;
    const entered = await visitor
      .post('/sign-in')
      .type('form')
      .send({ email, password: PASSWORD, next: '/clients?q=nobody' });
    expect([entered.status, entered.headers.location]).toEqual([303, '/clients?q=nobody']);
    expect(entered.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect(textOf((await visitor.get('/clients?q=nobody').expect(200)).text)).toContain(
      'Niemand gevonden voor “nobody”',
    );
    await visitor.get('/sign-in?next=/message-types').expect(302).expect('location', '/message-types');
  });

  it('says that address or password is wrong, keeps the address, and never leads to another site', async () => {
    const { email } = bode.library.accounts.print;
    const refused = await bode
      .visitor()
      .post('/sign-in')
      .type('form')
      .send({ email, password: 'wrong', next: 'https://evil.example/' })
      .expect(401);
    expect(textOf(refused.text)).toContain(
      'Dit moet nog anders E-mailadres of wachtwoord klopt niet. Probeer het opnieuw.',
    );
    expect(valueOf(refused.text, 'email')).toBe(email);
    expect(valueOf(refused.text, 'next')).toBe('/');
    expect(refused.text).not.toContain('wrong"');
  });

  it('asks to wait after too many tries, also with the right password', async () => {
    const { email } = await buildAccount(bode.app, bode.library.organisationId);
    const attempt = (password: string) => bode.visitor().post('/sign-in').type('form').send({ email, password });
    for (let tries = 0; tries < 5; tries++) await attempt('wrong').expect(401);
    const braked = await attempt(PASSWORD).expect(429);
    expect(textOf(braked.text)).toContain('Te veel pogingen. Wacht een minuut en probeer het opnieuw.');
  });

  it('takes a form with nothing in it, or with lists in it, for a wrong password', async () => {
    await bode.visitor().post('/sign-in').expect(401);
    await bode.visitor().post('/sign-in').type('form').send('email[]=a&password[x]=b').expect(401);
  });

  it('signs out: the session is over, not only forgotten by the browser', async () => {
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    const answer = await browser.post('/sign-out').type('form').send({ _csrf: csrf }).expect(303);
    expect(answer.headers.location).toBe('/sign-in');
    await browser.get('/clients').expect(303);
  });

  it('keeps the language that was chosen with the account and in the browser', async () => {
    const account = await buildAccount(bode.app, bode.library.organisationId);
    const { browser, csrf } = await bode.staff(account);
    const form = { _csrf: csrf, language: 'en', back: '/clients?q=x' };
    const answer = await browser.post('/language').type('form').send(form).expect(303);
    expect(answer.headers.location).toBe('/clients?q=x');
    expect(await read('/clients', account)).toMatch(/<html lang="en">.*Find a client/s);
    const visitor = bode.visitor();
    await visitor.post('/language').type('form').send({ language: 'en', back: '/sign-in' }).expect(303);
    expect((await visitor.get('/sign-in').set('Accept-Language', 'nl')).text).toContain('<html lang="en">');
    await visitor.post('/language').type('form').send({ language: 'xx' }).expect(422);
  });
});

describe('the start and the menu (L20)', () => {
  it.each([
    ['circulation', '/clients', ['Klanten', 'Berichten', 'Printklaar maken', 'Berichtsoorten']],
    ['print', '/letters', ['Printklaar maken']],
    ['configuration', '/message-types', ['Berichtsoorten']],
    [
      'admin',
      '/clients',
      ['Klanten', 'Berichten', 'Printklaar maken', 'Diagnose', 'Berichtsoorten', 'Gebruikers', 'Instellingen'],
    ],
  ] as const)('show %s what that account may use, and nothing else', async (role, start, menu) => {
    const { browser } = await bode.staff(bode.library.accounts[role]);
    await browser.get('/').expect(302).expect('location', start);
    const page = await browser.get('/nowhere').expect(404);
    const nav = /<nav class="menu".*?<\/nav>/s.exec(page.text)![0];
    expect([...nav.matchAll(/<a [^>]*>(.*?)<\/a>/gs)].map(([, label]) => textOf(label!).replace(/ \d+$/, ''))).toEqual(
      menu,
    );
  });

  it('tell a print operator that client pages are not for that account (L20)', async () => {
    const { browser } = await bode.staff(bode.library.accounts.print);
    for (const path of ['/clients', '/clients/x', '/clients/x/addresses']) {
      const page = await browser.get(path).expect(403);
      expect(textOf(page.text)).toContain('U hebt hier geen recht op Uw account mag deze pagina niet zien.');
      expect(page.text).not.toContain('type="search"');
      expect(page.text).toContain(`href="mailto:${encodeURIComponent(bode.library.accounts.admin.email)}"`);
      expect(page.text).toContain('<a href="/">Naar het begin</a>');
    }
  });

  it('lead nobody in a circle: who has no task yet reads whom to ask, a printer without a group as well (L20, B11)', async () => {
    const { organisationId, accounts } = bode.library;
    const { browser } = await bode.staff(await buildAccount(bode.app, organisationId, { roles: [] }));
    for (const path of ['/', '/clients', '/nowhere']) {
      const { text } = await browser.get(path).expect(path === '/nowhere' ? 404 : 403);
      expect(textOf(text)).toContain('Uw account kreeg nog geen taak');
      expect(text).not.toContain('<a href="/">');
      expect(text).toContain(`href="mailto:${encodeURIComponent(accounts.admin.email)}"`);
    }
    const printer = await bode.staff(await buildAccount(bode.app, organisationId, { roles: ['print'] }));
    expect((await printer.browser.get('/').expect(302)).headers.location).toBe('/letters');
    const { text } = await printer.browser.get('/letters').expect(200);
    expect(textOf(text)).toContain('Aan uw account is geen printgroep gekoppeld.');
  });

  it('say of a form that is too old that nothing was done, and lead back to its page', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const answer = await browser
      .post('/clients/x/addresses')
      .set('Referer', `${bode.url}/clients/x/addresses`)
      .type('form')
      .send({ _csrf: 'old' })
      .expect(403);
    expect(textOf(answer.text)).toContain('De pagina was verlopen Uw laatste stap is niet uitgevoerd.');
    expect(answer.text).toContain('<a href="/clients/x/addresses">Terug naar de pagina</a>');
  });
});

describe('the files of the pages', () => {
  it('are public, and kept for ever under the address that names their version', async () => {
    const page = await bode.visitor().get('/sign-in').expect(200);
    const addresses = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      const file = await bode.visitor().get(address.replaceAll('&amp;', '&')).expect(200);
      expect([address, file.headers['cache-control']]).toEqual([
        address,
        address.includes('?v=') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
      ]);
    }
    await bode.visitor().get('/assets/bode.css?v=old').expect(200).expect('cache-control', 'public, max-age=86400');
    const missing = await bode.visitor().get('/assets/..%2Fview.ts').expect(404);
    expect(missing.headers['cache-control']).toBeUndefined();
  });
});

describe('finding a client (L24)', () => {
  it('goes straight to whose card was scanned, also when other numbers begin the same', async () => {
    await put('scan-1', { ...marie, cardNumbers: ['2900 7777 1111'] });
    await put('scan-2', { ...marie, name: 'Marie Peters', cardNumbers: ['290077771111234'] });
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    for (const query of ['290077771111', '2900 7777 1111', ' 2900-7777-1111 ', 'scan-1']) {
      await browser.get('/clients').query({ q: query }).expect(302).expect('location', '/clients/scan-1');
    }
  });

  it('lists several with what tells them apart and what waits, and puts the only one on the screen', async () => {
    await put('find-1', { ...marie, name: 'Zélie Vandenbroucke', cardNumbers: ['2900 5555 0001'] });
    await put('find-2', { ...marie, name: 'Zélie Wouters', birthDate: '2001-12-31', emails: [], postal: null });
    await ask({ client: { ...marie, externalId: 'find-1', name: 'Zélie Vandenbroucke', emails: ['z.x'] } });
    const page = await read('/clients?q=zelie');
    expect(textOf(page)).toContain('2 klanten voor “zelie”');
    expect(textOf(page)).toContain(
      'Zélie Vandenbroucke 1 vraagt aandacht 12-03-1984 2900 1234 5678 Kerkstraat 12 bus 3, 9000 Gent z.x Noord',
    );
    expect(textOf(page)).toContain('Zélie Wouters 31-12-2001');
    expect(page).toContain('href="/clients/find-1"');
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    await browser.get('/clients?q=zelie+wou').expect(302).expect('location', '/clients/find-2');
  });

  it('says what to try when nobody is found; what nobody can be called finds nobody', async () => {
    for (const query of ['xyzzy', '%00', "'; DROP TABLE client --", '%F0%9F%92%A9']) {
      expect(textOf(await read(`/clients?q=${query}`))).toMatch(
        /Niemand gevonden voor .* Probeer een stuk van de naam/,
      );
    }
    expect(await read('/clients')).toMatch(/<input id="q"[^>]* autofocus/i);
    expect(textOf(await read('/clients?q[]=a'))).toContain('Klant zoeken');
  });

  it('L28 finds only clients of the branches of the account', async () => {
    await put('south-1', { ...marie, name: 'Quirine Zuid', branch: 'B2' });
    await put('north-1', { ...marie, name: 'Quirine Noord', branch: 'B1' });
    const north = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B1] });
    const { browser } = await bode.staff(north);
    await browser.get('/clients?q=quirine').expect(302).expect('location', '/clients/north-1');
    const hiddenPage = await browser.get('/clients/south-1').expect(404);
    expect(textOf(hiddenPage.text)).not.toContain('Quirine');
  });
});

describe('going through all clients (A22, L26, L28)', () => {
  /** Who stands on the page, in its order. */
  const names = (html: string) =>
    [...html.matchAll(/<a href="[^"]*"><bdi>([^<]*)<\/bdi><\/a>/g)].map(([, name]) => name!);
  const next = (html: string) => /<a href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const shown = async (show: string, account?: BuiltAccount) => names(await read(`/clients?show=${show}`, account));

  beforeAll(async () => {
    for (let n = 1; n <= 55; n++) {
      const branch = n % 2 === 0 ? 'B2' : 'B1';
      await put(`employment-${n}`, { name: `Zeger ${String(n).padStart(2, '0')}`, kind: 'employment', branch });
    }
    await put('employer', { name: 'Aardappel NV', kind: 'employer' });
    await put('employment-1', {
      name: 'Zeger 01',
      kind: 'employment',
      branch: 'B1',
      parent: 'employer',
      flags: ['moved'],
    });
  }, 60_000);

  it('shows nobody before it is asked to, offers what there is, and lists by name, page by page', async () => {
    const closed = await read('/clients');
    expect(names(closed)).toEqual([]);
    expect(closed).toContain('<option value="kind:employment">employment</option>');
    expect(closed).toContain('<option value="branch:B2">');
    const first = await read('/clients?show=kind:employment');
    expect(textOf(first)).toContain('Klanten van de soort “employment”');
    expect(names(first)).toEqual(Array.from({ length: 50 }, (_, at) => `Zeger ${String(at + 1).padStart(2, '0')}`));
    const second = await read(next(first)!);
    expect(names(second)).toEqual(['Zeger 51', 'Zeger 52', 'Zeger 53', 'Zeger 54', 'Zeger 55']);
    expect([next(second), second.includes('rel="first"')]).toEqual([undefined, true]);
  });

  it('tells of each what it is, and what it hangs under; flags can be gone through by themselves', async () => {
    expect(textOf(await read('/clients?show=flagged'))).toContain(
      'Zeger 01 Verhuisd employment-1 employment Aardappel NV',
    );
    expect(await shown('kind:employer')).toEqual(['Aardappel NV']);
    expect((await shown('all'))[0]).toBe('Aardappel NV');
  });

  it('L28 goes through the clients of the branches of the account and of none; what is not offered is all of these', async () => {
    const ofB2 = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B2] });
    const all = await read('/clients?show=all', ofB2);
    expect(names(all)).toEqual(expect.arrayContaining(['Aardappel NV', 'Zeger 02', 'Zeger 54']));
    expect(names(all)).not.toContain('Zeger 01');
    expect(textOf(all)).toContain('Klanten van uw vestigingen');
    expect(all).not.toContain('value="kind:');
    for (const show of ['flagged', 'kind:employment', 'branch:B1', 'nonsense']) {
      expect(await shown(show, ofB2)).toEqual(names(all));
    }
  });

  it('leads to all of them where there is nothing to choose', async () => {
    const ofB2 = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B2] });
    const page = await read('/clients', ofB2);
    expect(page).toContain('<a href="/clients?show=all">Alle klanten</a>');
    expect(page).not.toContain('name="show"');
  });

  it('takes a cursor that nobody gave out for one after everybody', async () => {
    const nobody = await read('/clients?show=all&cursor=nonsense');
    expect([names(nobody), textOf(nobody)]).toEqual([[], expect.stringContaining('Hier staan geen klanten')]);
  });
});

describe('the client page (D01, D02, L03)', () => {
  it('says who it is, where mail and letters go, and what is proposed', async () => {
    await put('page-1', marie);
    const page = await read('/clients/page-1');
    const text = textOf(page);
    expect(text).toContain('Marie Peeters geboren 12-03-1984 kaart 2900 1234 5678 vestiging Noord klantnummer page-1');
    expect(text).toContain('marie.peeters@hotmial.com in orde Bedoeld: hotmail.com? Overnemen Testbericht sturen');
    expect(text).toContain('Kerkstraat 12 bus 3, 9000 Gent in orde Verbeteren');
    expect(text).toContain('Nog geen berichten');
    expect(page).toContain('<title>Marie Peeters – Klanten – Bode</title>');
  });

  it('L31 puts on top what to ask the client; L26 shows the flags', async () => {
    await put('page-2', { ...marie, emails: ['marie.example.org'], flags: ['moved', 'do-not-contact'] });
    const text = textOf(await read('/clients/page-2'));
    expect(text).toContain('Marie Peeters Verhuisd Niet aanschrijven');
    expect(text).toMatch(/In het e-mailadres ontbreekt @\. Verbeter het e-mailadres, of .* Adres verbeteren/);
  });

  it('L03 lists all messages with tabs, and filters by what its address says', async () => {
    const client = { externalId: 'page-3', ...marie };
    const failed = await ask({ client: { ...client, emails: ['a.b'] }, type: 'HR1' });
    await put('page-3', marie);
    const queued = await ask({ client: 'page-3', type: 'IV1' });
    const all = await read('/clients/page-3');
    expect(textOf(all)).toContain('Alle 2 Herinneringen 1 Inleverattenties 1');
    expect(all.indexOf(`id="m${queued.number}"`)).toBeGreaterThan(0);
    expect(all.indexOf(`id="m${queued.number}"`)).toBeLessThan(all.indexOf(`id="m${failed.number}"`));
    expect(all).toMatch(new RegExp(`id="m${failed.number}"[^>]*data-focus`));
    expect(all).toContain(`name="id" value="${failed.id}"`);
    const shows = async (query: string) => {
      const page = await read(`/clients/page-3?${query}`);
      return [failed, queued].map(({ number }) => page.includes(`id="m${number}"`));
    };
    expect(await shows('class=H')).toEqual([true, false]);
    expect(await shows('status=queued')).toEqual([false, true]);
    expect(await shows('attention=1')).toEqual([true, false]);
    expect(await shows('period=week&status=not_sent')).toEqual([true, false]);
    expect(await shows('status=&period=&class=')).toEqual([true, true]);
    expect(await shows('status=sideways&period=century&class=HH&cursor=x&attention=maybe')).toEqual([true, true]);
    expect(textOf(await read('/clients/page-3?class=N'))).toMatch(/Nota’s 0.*Geen berichten met dit filter/);
  });

  it('goes through a long history page by page, and keeps the filter', async () => {
    const many = Array.from({ length: 60 }, () => request({ client: 'page-4', type: 'HR1' }));
    await put('page-4', { ...marie, emails: ['m.example.org'] });
    await bode.system().post('/api/v1/messages').send(many).expect(202);
    const first = await read('/clients/page-4?class=H');
    const older = /<a href="([^"]*)" rel="next">/.exec(first)![1]!.replaceAll('&amp;', '&');
    expect(older).toMatch(/^\/clients\/page-4\?class=H&cursor=\d+$/);
    const second = await read(older);
    const rowsOf = (html: string) => html.match(/<tr id="m/g)!.length;
    expect([rowsOf(first), rowsOf(second)]).toEqual([50, 10]);
    expect(second).toContain('<a href="/clients/page-4?class=H" rel="first">');
    expect(second).not.toContain('rel="next"');
  });

  it('N17 shows a name of any script as the text it is, whatever it looks like', async () => {
    const name = '<script>alert(1)</script> "Élodie" & {{ name }} محمد';
    await put('odd/../1?x=<b>', { ...marie, name });
    const page = await read(`/clients/${encodeURIComponent('odd/../1?x=<b>')}`);
    expect(textOf(page)).toContain('<script>alert(1)</script> "Élodie" & {{ name }} محمد geboren');
    expect(page).not.toContain('<script>alert');
  });

  it('is not there for a client nobody knows', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    const page = await browser.get('/clients/nobody').expect(404);
    expect(textOf(page.text)).toContain('Dit bestaat niet (meer) De link klopt niet');
    await browser.get('/clients/%00').expect(404);
  });
});

describe('correcting addresses (L21)', () => {
  const untouched = {
    street: 'Kerkstraat',
    houseNumber: '12',
    box: '3',
    postcode: '9000',
    city: 'Gent',
    country: 'BE',
  };
  const seenOf = async (externalId: string) => valueOf(await read(`/clients/${externalId}/addresses`), 'seen');

  it('takes a suggestion over in one click (N13)', async () => {
    await put('fix-1', marie);
    const form = { from: 'marie.peeters@hotmial.com', to: 'marie.peeters@hotmail.com' };
    const { to, html } = await send('/clients/fix-1/addresses/suggestion', form);
    expect(to).toBe('/clients/fix-1?offer=1');
    expect(textOf(html)).toContain('E-mailadressen bewaard.');
    expect(textOf(html)).toMatch(/marie\.peeters@hotmail\.com in orde .* Verbeterd door Lieve Claes op \d+ \w+\./);
    const again = await send('/clients/fix-1/addresses/suggestion', form);
    expect(textOf(again.html)).toContain('Iemand anders heeft deze adressen net gewijzigd.');
    const other = await send('/clients/fix-1/addresses/suggestion', { from: form.to, to: 'thief@evil.example' });
    expect(textOf(other.html)).not.toContain('thief');
  });

  it('releases letters that waited, says how many, and offers what was not sent (N06)', async () => {
    const client = { ...marie, externalId: 'fix-2', postal: { ...marie.postal, postcode: '90' } };
    await ask({ client, type: 'NBF' });
    const failed = await ask({ client: { ...client, emails: ['m.x'] }, type: 'HR1' });
    const form = await read('/clients/fix-2/addresses');
    expect(valueOf(form, 'postcode')).toBe('90');
    expect(textOf(form)).toContain('Postcode De postcode past niet bij het land');
    expect(form).not.toContain('class="envelope"');
    const { html } = await send('/clients/fix-2/addresses', {
      seen: valueOf(form, 'seen'),
      ...untouched,
      email: ['m.x', ''],
    });
    expect(textOf(html)).toContain('Postadres bewaard. 1 brief gaat nu verder. Naar printklaar maken');
    expect(textOf(html)).toContain('Er wacht nog 1 mail die niet verzonden werd. 1 bericht als brief klaarzetten');
    expect(html).toMatch(new RegExp(`class="offer".*name="id" value="${failed.id}".*als brief klaarzetten`, 's'));
    expect(textOf(await read('/clients/fix-2'))).not.toContain('Er wacht nog');
    expect(textOf(await read('/clients/fix-2/addresses'))).toContain('Zo komt het op de envelop Marie Peeters');
  });

  it('says at each field what is wrong with it and what may have been meant, and keeps what was typed', async () => {
    await put('fix-3', marie);
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    const answer = await browser
      .post('/clients/fix-3/addresses')
      .type('form')
      .send({
        _csrf: csrf,
        seen: await seenOf('fix-3'),
        ...untouched,
        postcode: '90',
        email: ['jan.gmail.com', 'ok@x.be'],
      })
      .expect(422);
    expect(textOf(answer.text)).toContain(
      'Dit moet nog anders In het e-mailadres ontbreekt @ De postcode past niet bij het land Wie nu van taal',
    );
    expect(answer.text).toContain('<a href="#email-1">');
    expect(answer.text).toContain('<a href="#postcode">');
    expect(textOf(answer.text)).toContain('Bedoeld: jan@gmail.com?');
    expect([valueOf(answer.text, 'email'), valueOf(answer.text, 'postcode')]).toEqual(['jan.gmail.com', '90']);
    expect(textOf(await read('/clients/fix-3'))).toContain('marie.peeters@hotmial.com');
  });

  it('does not judge or claim what nobody touched', async () => {
    await put('fix-4', { ...marie, emails: ['broken'], postal: { extra: 'c/o A\nafdeling B', city: 'Gent' } });
    const page = await read('/clients/fix-4/addresses');
    expect(valueOf(page, 'extra')).toBe('c/o A, afdeling B');
    const seen = valueOf(page, 'seen');
    const postal = { extra: 'c/o A, afdeling B', city: 'Gent' };
    const nothing = await send('/clients/fix-4/addresses', { seen, email: ['broken', ''], ...postal });
    expect(textOf(nothing.html)).toContain('Er was niets te wijzigen.');
    expect(nothing.html).not.toContain('Verbeterd door');
    const added = await send('/clients/fix-4/addresses', { seen, email: ['broken', 'new@bib.example'], ...postal });
    expect(textOf(added.html)).toContain('E-mailadressen bewaard.');
    const known = await bode.system().get('/api/v1/clients/fix-4').expect(200);
    expect(known.body).toMatchObject({ emails: ['broken', 'new@bib.example'], postal: { extra: 'c/o A\nafdeling B' } });
  });

  it('writes over nothing that somebody else changed meanwhile', async () => {
    await put('fix-5', marie);
    const seen = await seenOf('fix-5');
    bode.clock.advance(1000);
    await put('fix-5', { ...marie, emails: ['newer@bib.example'] });
    const { to, html } = await send('/clients/fix-5/addresses', { seen, ...untouched, email: 'mine@bib.example' });
    expect(to).toBe('/clients/fix-5/addresses');
    expect(textOf(html)).toContain('Iemand anders heeft deze adressen net gewijzigd.');
    expect(valueOf(html, 'email')).toBe('newer@bib.example');
  });

  it('shows that the connected system sent something else since', async () => {
    await put('fix-6', marie);
    await send('/clients/fix-6/addresses', { seen: await seenOf('fix-6'), ...untouched, email: 'desk@bib.example' });
    await put('fix-6', { ...marie, emails: ['source@bib.example'] });
    expect(textOf(await read('/clients/fix-6'))).toMatch(
      /source@bib\.example .*Het gekoppelde systeem stuurde op \d+ \w+ iets anders dan wat Lieve Claes had ingevuld: desk@bib\.example\./,
    );
  });

  it('refuses what no form of ours sends', async () => {
    await put('fix-7', marie);
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    const seen = await seenOf('fix-7');
    for (const body of [{}, { seen: 'yesterday' }, { seen, email: { a: { b: 'c' } } }, { seen, city: '\0' }]) {
      await browser
        .post('/clients/fix-7/addresses')
        .type('form')
        .send({ _csrf: csrf, ...body })
        .expect(422);
    }
    await browser.post('/clients/nobody/addresses').type('form').send({ _csrf: csrf, seen }).expect(404);
  });
});

describe('a test message to the client (D19)', () => {
  it('goes out before everything else, once however often it is pressed, and is audited', async () => {
    await put('test-1', { ...marie, emails: ['marie@bib.example'] });
    const first = await send('/clients/test-1/test', {});
    expect(textOf(first.html)).toMatch(/Testbericht \d+ vertrekt naar marie@bib\.example\. Bericht openen/);
    await send('/clients/test-1/test', {});
    const { body } = await bode.system().get('/api/v1/messages').query({ client: 'test-1' }).expect(200);
    expect(body.items).toMatchObject([{ type: 'TST', status: 'queued', format: 'email' }]);
    const [row] = await bode.tenancy.within(bode.library.organisationId, (tx) =>
      tx.query(
        `SELECT m.priority, a.action, a.user_id FROM message m, staff_action a
         WHERE m.organisation_id = $1 AND m.id = $2 AND a.organisation_id = $1 AND a.target = m.client_id::text`,
        [bode.library.organisationId, body.items[0].id],
      ),
    );
    expect(row).toEqual({ priority: 1, action: 'clients.test', user_id: bode.library.accounts.circulation.id });
  });

  it('says why it could not leave', async () => {
    await put('test-2', { ...marie, flags: ['deceased'] });
    const { html } = await send('/clients/test-2/test', {});
    expect(textOf(html)).toMatch(/Het testbericht kon niet vertrekken\. .*overleden/i);
    const { browser, csrf } = await bode.staff(bode.library.accounts.circulation);
    await browser.post('/clients/nobody/test').type('form').send({ _csrf: csrf }).expect(404);
  });
});
