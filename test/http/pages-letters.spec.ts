import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';
import { buildAccount, type BuiltAccount } from '../support/builders.js';
import { textOf } from '../support/page-text.js';
import { readPdf } from '../support/pdf-reader.js';
import { prepareAll } from '../support/print-room.js';
import { request, type RequestWishes } from '../support/requests.js';

let bode: TestApp;
let bram: BuiltAccount;
let koen: BuiltAccount;
beforeAll(async () => {
  bode = await startTestApp();
  const { organisationId, printGroups } = bode.library;
  bram = bode.library.accounts.print;
  koen = await buildAccount(bode.app, organisationId, { roles: ['admin'], printGroupIds: Object.values(printGroups) });
});
afterAll(() => bode.close());

const get = async (path: string, account = bram) => (await bode.staff(account)).browser.get(path);
/** What somebody with this account reads at an address. */
const read = async (path: string, account = bram) => {
  const answer = await get(path, account);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text;
};
const post = async (path: string, form: object = {}, account = bram) => {
  const { browser, csrf } = await bode.staff(account);
  const answer = await browser
    .post(path)
    .type('form')
    .send({ _csrf: csrf, ...form });
  return { status: answer.status, to: answer.headers['location'] ?? '', html: answer.text, browser };
};
/** Sends a form, and reads what follows it. */
const send = async (path: string, form: object = {}, account = bram) => {
  const { status, to, browser } = await post(path, form, account);
  expect([path, status]).toEqual([path, 303]);
  return textOf((await browser.get(to).expect(200)).text);
};
/** Letters at once: clients without an e-mail address. */
const letters = async (count: number, wishes: RequestWishes = {}) => {
  const client = typeof wishes.client === 'object' ? wishes.client : {};
  const wanted = Array.from({ length: count }, () => request({ ...wishes, client: { emails: [], ...client } }));
  const { body } = await bode.system().post('/api/v1/messages').send(wanted).expect(202);
  return (body.results as { messages: { id: string; status: string }[] }[]).map(({ messages }) => messages[0]!);
};
const batchesOf = async () => (await bode.system().get('/api/v1/batches').expect(200)).body.items as { id: string }[];
/** The newest batch of print group North, ready to print. */
const prepared = async (count: number, wishes: RequestWishes = {}) => {
  await letters(count, wishes);
  await post('/letters/batches', { printGroup: bode.library.printGroups.North });
  const [{ id } = { id: '' }] = await batchesOf();
  await prepareAll(bode);
  return `/letters/batches/${id}`;
};

describe('the print room (L05, L06)', () => {
  it('shows what waits by print group, own groups only, and no buttons to those who do not print', async () => {
    await letters(2);
    await letters(1, { branch: 'B2' });
    await letters(1, { client: { postal: null } });
    await letters(2, { client: { postal: { street: 'Kerkstraat', postcode: '90', city: 'Gent' } } });
    const own = textOf(await read('/letters'));
    expect(own).toMatch(/North 2 20 nov [^×]* 2 × Het postadres is niet bruikbaar 1 × De klant heeft geen postadres/);
    expect(own).toContain('Printklaar maken (2) voor North');
    expect(own).not.toContain('South');
    expect(textOf(await read('/letters', koen))).toContain('Printklaar maken (1) voor South');
    const desk = await read('/letters', bode.library.accounts.circulation);
    expect(textOf(desk)).toContain('North 2');
    expect(textOf(desk)).not.toContain('Printklaar maken (');
  });

  it('names the envelope in the language of who reads (N16)', async () => {
    const { organisationId, printGroups } = bode.library;
    const eve = await buildAccount(bode.app, organisationId, {
      roles: ['print'],
      printGroupIds: Object.values(printGroups),
      language: 'en',
    });
    expect(textOf(await read('/letters'))).toContain('DL, venster rechts (België)');
    expect(textOf(await read('/letters', eve))).toContain('DL, window on the right (Belgium)');
  });

  it('leads from each reason to exactly the rows that are held for it', async () => {
    const html = await read('/letters', koen);
    const links = [...html.matchAll(/href="(\/messages\?[^"]*)">(\d+) ×/g)];
    expect(links.map(([, , count]) => count)).toEqual(['2', '1']);
    for (const [, href = '', count] of links) {
      const list = await read(href.replaceAll('&amp;', '&'), koen);
      expect(list.match(/<tr id="m\d+"/g)).toHaveLength(Number(count));
    }
    expect(await read('/letters')).not.toContain('href="/messages');
  });

  it('makes one batch however often it is asked, and shows how far it is, also without JavaScript', async () => {
    const wish = { printGroup: bode.library.printGroups.North };
    expect(await send('/letters/batches', wish)).toContain('Printopdracht 1 wordt gemaakt.');
    expect(await send('/letters/batches', wish)).toContain('Er wordt al een printopdracht gemaakt');
    const [batch] = await batchesOf();
    const page = `/letters/batches/${batch!.id}`;
    const waiting = await get(`${page}/progress`);
    expect(waiting.headers['hx-refresh']).toBeUndefined();
    expect(textOf(waiting.text)).toContain('De brieven worden verzameld.');
    expect(waiting.text).toContain(`<noscript><p><a href="${page}">Vernieuwen</a>`);
    await prepareAll(bode);
    expect((await get(`${page}/progress`)).headers['hx-refresh']).toBe('true');
    expect(textOf(await read(page))).toMatch(/Klaar om te printen brieven 2 bladen 2 tegengehouden 0/);
    expect(await send('/letters/batches', wish)).toContain('Er wachten geen brieven.');
  });

  it('N11 N16 says how many letters a batch held back', async () => {
    const long = 'Heel lange naam '.repeat(12);
    const page = await prepared(1, { client: { name: long } });
    await letters(1);
    expect(textOf(await read(page))).toContain('Teruggezet');
    expect(textOf(await read(page))).toContain('tegengehouden 1');
    const next = await prepared(1);
    expect(textOf(await read(next))).toContain('brieven 2 bladen 2 tegengehouden 0');
  });

  it('opens a file in the browser, under a policy of its own, and knows from then on that it was fetched', async () => {
    const page = await prepared(1, { client: { name: 'Ana Ångström' } });
    const file = await get(`${page}/files/1.pdf`);
    expect(file.headers['content-type']).toBe('application/pdf');
    expect(file.headers['content-disposition']).toMatch(/^inline; filename="bode-\d+-north\.pdf"$/);
    expect(file.headers['content-security-policy']).toBe("frame-ancestors 'self'");
    expect(file.headers['cache-control']).toBe('no-store');
    expect(readPdf(file.body as Buffer).pages[0]?.texts.map(({ text }) => text)).toContain('Ana Ångström');
    expect((await get(`${page}/files/2.pdf`)).status).toBe(404);
    expect((await get(`${page}/files/1.pdf`, bode.library.accounts.circulation)).status).toBe(403);
    const [batch] = (await bode.system().get('/api/v1/batches').expect(200)).body.items;
    expect(batch.files.map(({ fetched }: { fetched: boolean }) => fetched)).toEqual([true]);
    const csv = await get(`${page}/manifest.csv`);
    expect(csv.headers['content-disposition']).toMatch(/^attachment; filename="?bode-\d+-north-manifest\.csv"?$/);
    expect(csv.text).toContain('Ana Ångström');
  });

  it('N09 names the letters that are to come out of a pile that may be printed', async () => {
    const wishes = { client: { name: 'Piet Terug' }, ref: 'loan-pull' };
    const page = await prepared(1, wishes);
    await get(`${page}/files/1.pdf`);
    await bode.system().post('/api/v1/messages/withdraw').send({ ref: 'loan-pull', reason: 'returned' }).expect(200);
    expect(textOf(await read(page))).toMatch(/Uit de stapel te halen \(1\).* stuk 1: .+? \(bericht \d+\)/);
    expect(textOf(await read('/letters'))).toContain('Uit de stapel te halen (1)');
  });

  it('N09 asks for each of them before the pile is posted, and says what became of it', async () => {
    const page = await prepared(2, { ref: 'loan-ask' });
    await get(`${page}/files/1.pdf`);
    const { body } = await bode.system().post('/api/v1/messages/withdraw').send({ ref: 'loan-ask' }).expect(200);
    const [one, other] = (body.results as { id: string }[]).map(({ id }) => id);
    await send(`${page}/printed`);
    expect(textOf(await read(page))).toContain('Tel ook wat uit de stapel moet');
    await send(`${page}/checked`, { letters: '2', sheets: '2' });
    const asked = await read(page);
    expect(asked.match(/type="radio"/g)).toHaveLength(4);
    expect(asked).not.toMatch(/type="radio"[^>]* checked/);
    const open = await post(`${page}/posted`, { [`pull-${one}`]: 'pulled' });
    expect(open.status).toBe(422);
    expect(textOf(open.html)).toMatch(/Zeg van stuk \d of u het uit de stapel haalde\./);
    expect(open.html).toContain(`href="#pull-${other}"`);
    expect(open.html).toMatch(new RegExp(`id="pull-${one}-pulled"[^>]*checked`));
    const answers = { [`pull-${one}`]: 'pulled', [`pull-${other}`]: 'not-found' };
    expect(await send(`${page}/posted`, answers)).toContain('Uit de stapel gehaald: 1; niet gevonden: 1.');
    const posted = textOf(await read(page));
    expect(posted).toContain('uit de stapel gehaald 1 op de post 1');
    expect(posted).toMatch(/stuk \d: .+? \(bericht \d+\): uit de stapel gehaald/);
    expect(posted).toMatch(/stuk \d: .+? \(bericht \d+\): niet gevonden, op de post gedaan/);
  });

  it('L05 N11 takes each step once, and no other than the next', async () => {
    const page = await prepared(1);
    const number = /Printopdracht (\d+)/.exec(textOf(await read(page)))?.[1];
    expect(await send(`${page}/posted`)).toContain('Deze stap kan nu niet: de printopdracht is klaar om te printen.');
    expect(await send(`${page}/printed`, { back: '/letters' })).toContain('staat als geprint');
    const wrong = await post(`${page}/checked`, { letters: 'veel', sheets: '2' });
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain('Vul het aantal in dat u telde. U telde 2 bladen; het moeten er 1 zijn.');
    expect(wrong.html).toMatch(new RegExp(`id="letters-${number}"[^>]*value="veel"[^>]*aria-invalid="true"`));
    expect(await send(`${page}/checked`, { letters: '1', sheets: '1' })).toContain(`printopdracht ${number} klopt`);
    expect(await send(`${page}/checked`, { letters: '9', sheets: '9' })).toContain(`printopdracht ${number} klopt`);
    expect(await send(`${page}/posted`)).toContain(`Printopdracht ${number} is op de post gedaan.`);
    expect(textOf(await read('/letters'))).toMatch(new RegExp(`Afgerond .*Printopdracht ${number} North Op de post`));
  });

  it('N15 asks before a batch is discarded, and lets its letters wait again', async () => {
    const page = await prepared(1);
    expect(await read(page)).toMatch(/<details class="discard"><summary>.*Vernietig wat al geprint is/s);
    expect(await send(`${page}/discard`)).toContain('de brieven wachten weer');
    expect(textOf(await read('/letters'))).toContain('Printklaar maken (1)');
    expect((await get(`${page}/files/1.pdf`)).status).toBe(409);
  });

  it('L06 L20 hides batches of other groups, and the room from those who have no business there', async () => {
    await letters(1, { branch: 'B2' });
    await post('/letters/batches', { printGroup: bode.library.printGroups.South }, koen);
    const [south] = await batchesOf();
    for (const path of [`/letters/batches/${south!.id}`, '/letters/batches/nonsense']) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await post(`/letters/batches/${south!.id}/discard`)).status).toBe(404);
    expect((await post('/letters/batches', { printGroup: bode.library.printGroups.South })).status).toBe(303);
    expect((await get('/letters', bode.library.accounts.configuration)).status).toBe(403);
    const desk = bode.library.accounts.circulation;
    expect((await post('/letters/batches', { printGroup: bode.library.printGroups.North }, desk)).status).toBe(403);
    await prepareAll(bode);
  });

  it('shows a name that is markup as a name', async () => {
    const name = '<script>alert(1)</script> & "zonen"';
    const page = await prepared(1, { client: { name } });
    const html = await read(page);
    expect(html).not.toContain('<script>alert');
    expect(textOf(html)).toContain(name);
  });

  it('goes through the finished ones page by page', async () => {
    for (let made = 0; made < 21; made++) {
      const page = await prepared(1);
      await send(`${page}/discard`);
    }
    const first = await read('/letters');
    const older = /href="(\/letters\?before=\d+)"/.exec(first)?.[1];
    expect(first.match(/<li><a href="\/letters\/batches/g)).toHaveLength(20);
    expect((await read(older!)).match(/<li><a href="\/letters\/batches/g)?.length).toBeGreaterThan(2);
  });

  it('says of a letter that goes abroad its town as well as its country', async () => {
    const postal = { street: 'Hill Road', houseNumber: '12', city: 'Leeds', postcode: 'LS1 4DY', country: 'GB' };
    const batch = await prepared(1, { client: { name: 'Ada King', postal } });
    expect(textOf(await read(batch))).toContain('Ada King , LEEDS, LS1 4DY, VERENIGD KONINKRIJK');
  });
});

describe('message types on pages (D20, Dd5, L12)', () => {
  const nadia = () => bode.library.accounts.configuration;

  it('lists what happens when a mail does not arrive, and lets change it who may', async () => {
    expect(textOf(await read('/message-types', nadia()))).toMatch(
      /HR1 Eerste herinnering e-mail en brief e-mail wacht op Opnieuw verzenden meteen een brief en fr nl/,
    );
    expect(await read('/message-types/HR1', bode.library.accounts.circulation)).not.toContain('Voorkeur bewaren');
    expect((await get('/message-types', bram)).status).toBe(403);
    expect((await get('/message-types/XXX', nadia())).status).toBe(404);
  });

  const asShown = async (code: string) => {
    const html = await read(`/message-types/${code}`, nadia());
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1];
    return { revision, formats: ['email', 'letter'], defaultFormat: 'email', onNotSent: 'letter', onBounce: 'letter' };
  };

  it('changes a preference, unless somebody else was faster', async () => {
    const seen = { ...(await asShown('HR2')), retentionDays: '90' };
    expect(await send('/message-types/HR2', seen, nadia())).toContain('De voorkeur van HR2 is bewaard.');
    expect(textOf(await read('/message-types', nadia()))).toContain(
      'HR2 Tweede herinnering e-mail en brief e-mail meteen een brief',
    );
    const late = await send('/message-types/HR2', { ...seen, retentionDays: '91' }, nadia());
    expect(late).toContain('Iemand anders heeft dit net gewijzigd.');
    expect((await post('/message-types/HR2', seen, bode.library.accounts.circulation)).status).toBe(403);
  });

  it('takes the letter away with all that needs it', async () => {
    const change = { ...(await asShown('RSO')), formats: 'email', retentionDays: '90' };
    await send('/message-types/RSO', change, nadia());
    const { body } = await bode.system().get('/api/v1/message-types/RSO').expect(200);
    expect(body).toMatchObject({ formats: ['email'], onNotSent: 'wait-for-resend', onBounce: 'none' });
  });

  it('keeps what was filled in beside what is wrong with it', async () => {
    const seen = await asShown('CAE');
    const refused = await post('/message-types/CAE', { ...seen, formats: [], retentionDays: '2' }, nadia());
    expect(refused.status).toBe(422);
    expect(refused.html).toMatch(/href="#formats-email"/);
    const days = await post('/message-types/CAE', { ...seen, mandatory: '1', retentionDays: '2' }, nadia());
    expect(days.html).toMatch(/id="retentionDays"[^>]*value="2"[^>]*aria-invalid="true"/);
    expect(days.html).toMatch(/id="mandatory"[^>]*checked/);
    expect(textOf(days.html)).toContain('Vul een aantal dagen in, van 3 tot 3650.');
  });

  it('shows a text with sample data, as mail and as letter', async () => {
    const page = '/message-types/HR1/texts/fr';
    expect(textOf(await read(page, nadia()))).toContain('HR1 · Eerste herinnering · Frans');
    const mail = await get(`${page}/preview.html`, nadia());
    expect(mail.headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox$/);
    expect(textOf(mail.text)).toContain('Bonjour Marie Peeters');
    const letter = await get(`${page}/preview.pdf`, nadia());
    const words = readPdf(letter.body as Buffer).pages[0]!.texts.map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['Marie Peeters', 'Kerkstraat 12 bus 3']));
    expect((await get('/message-types/IV1/texts/nl/preview.pdf', nadia())).status).toBe(422);
    for (const path of ['de', 'de/preview.html', 'de/preview.pdf']) {
      expect((await get(`/message-types/HR1/texts/${path}`, nadia())).status).toBe(404);
    }
  });

  it('Dd5 switches the whole library "as in Wise", and only an administrator can', async () => {
    expect((await post('/settings/as-in-wise', { asInWise: 'on' }, nadia())).status).toBe(403);
    const on = await send('/settings/as-in-wise', { asInWise: 'on' }, koen);
    expect(on).toContain('Vanaf nu wacht alles');
    expect(on).toMatch(/CAE Einde lidmaatschap e-mail en brief e-mail wacht op Opnieuw verzenden/);
    expect(textOf(await read('/message-types', nadia()))).toContain('Staat aan');
    expect(await send('/settings/as-in-wise', { asInWise: 'off' }, koen)).toContain(
      'Vanaf nu beslist elke soort zelf.',
    );
  });
});
