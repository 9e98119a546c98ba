import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.js';
import { buildAccount } from '../support/builders.js';
import { idsIn, mainOf, noticeOf, openDesk, pageIn, undoOf, type Desk, type OpenDesk } from '../support/desk.js';
import { textOf, valueOf } from '../support/page-text.js';
import { prepareAll } from '../support/print-room.js';
import type { TestMailWorker } from '../support/workers.js';

const BROKEN = { emails: ['marie.bib.example'] };

let desk: OpenDesk;
let bode: TestApp;
let mail: TestMailWorker;
let at: Desk;
beforeAll(async () => {
  desk = await openDesk();
  ({ bode, mail, at } = desk);
});
afterAll(() => desk.close());

describe('Resend from a page (N04, D02)', () => {
  it('D06, N15: makes the letters at once where nothing speaks against it, says so, and undoes it', async () => {
    const lines = [await at.ask({ client: BROKEN }), await at.ask({ client: BROKEN })];
    const done = await at.send('/messages/resend', {
      id: lines.map(({ id }) => id),
      back: '/messages?status=not_sent',
    });
    expect(done.to).toMatch(/^\/messages\?status=not_sent&done=[0-9a-f-]{36}$/);
    expect(noticeOf(done.html)).toBe('2 brieven staan klaar om te printen. Ongedaan maken');
    expect((await at.look(lines[0]!.id)).letter?.status).toBe('pending');

    // Also after a reload, for a colleague who is sent the address, and in the other language.
    const reloaded = await at.read(done.to!);
    expect(noticeOf(reloaded)).toBe('2 brieven staan klaar om te printen. Ongedaan maken');

    const undone = await at.send(undoOf(reloaded), { back: done.to! });
    expect(undone.to).toBe('/messages?status=not_sent');
    expect(noticeOf(undone.html)).toBe('2 brieven zijn weer ingetrokken.');
    expect((await at.look(lines[0]!.id)).letter?.status).toBe('withdrawn');
    const again = await at.send(undoOf(done.html), { back: '/messages' });
    expect(noticeOf(again.html)).toBe('Er viel niets meer terug te draaien.');
    // Nothing is left to undo: the address says nothing of it any more.
    expect(await at.read(done.to!)).not.toContain('Ongedaan maken');
  });

  it('asks first when a row is refused: each with its outcome, its reason and where to fix it; then does the rest', async () => {
    const good = await at.ask({ client: BROKEN });
    const noPostal = await at.ask({ client: { ...BROKEN, externalId: 'no-postal', postal: null } });
    const asked = await at.send('/messages/resend', { id: [good.id, noPostal.id], back: '/messages' });
    expect(asked.to).toMatch(/^\/messages\/resend\?id=.*&back=%2Fmessages$/);
    expect(textOf(asked.html)).toContain('2 berichten opnieuw verzenden 1 wordt een brief 1 blijft liggen');
    expect(textOf(asked.html)).toContain('De klant heeft geen postadres Adres verbeteren');
    expect(asked.html).toContain('href="/clients/no-postal/addresses"');
    expect(idsIn(asked.html).toSorted()).toEqual([good.id, noPostal.id].toSorted());
    expect((await at.look(good.id)).letter).toBeNull();

    const done = await at.send('/messages/resend/confirmed', {
      id: idsIn(asked.html),
      back: valueOf(mainOf(asked.html), 'back'),
    });
    expect(done.to).toMatch(/^\/messages\?done=/);
    expect(noticeOf(done.html)).toContain(
      '1 brief staat klaar om te printen. 1 bericht bleef liggen. De klant heeft geen postadres.',
    );
    expect((await at.look(noPostal.id)).letter).toBeNull();

    // Gone back to, it tells what is true now.
    const again = await at.read(asked.to!);
    expect(textOf(again)).toContain('Er is al een brief van gemaakt Naar de brief');
    expect(pageIn(again)).toBe(asked.to);
  });

  it('leads from its address to the list, with a sentence, where nothing is chosen any more', async () => {
    const { browser } = await bode.staff(bode.library.accounts.circulation);
    for (const [address, sentence] of [
      ['/messages/resend', 'Vink eerst berichten aan.'],
      ['/messages/resend?filter=q%3Dnobody&expected=3', 'Het filter geeft nu een ander aantal rijen: 3 → 0'],
      ['/messages/withdraw', 'Vink eerst berichten aan.'],
    ] as const) {
      const answer = await browser.get(address).redirects(1).expect(200);
      expect(answer.request.url).toBe(`${bode.url}/messages`);
      expect(noticeOf(answer.text)).toContain(sentence);
    }
  });

  it('takes as many ticked lines as fit in an address', async () => {
    const id = Array.from({ length: 101 }, (_, n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`);
    for (const to of ['/messages/resend', '/messages/withdraw']) {
      const many = await at.send(to, { id, back: '/messages' });
      expect(noticeOf(many.html)).toBe('Te veel rijen in één keer: ≤ 100. Er is niets gewijzigd.');
    }
  });

  it('does nothing when every row is refused, and says why', async () => {
    const sent = await at.ask({});
    await mail.run();
    const asked = await at.send('/messages/resend', { id: sent.id, back: '/messages' });
    expect(textOf(asked.html)).toContain('Van dit bericht kan geen brief gemaakt worden. Terug');
    expect(asked.html).not.toContain('data-primary');
    const forced = await at.send('/messages/resend/confirmed', { id: sent.id, back: '/messages' });
    expect(noticeOf(forced.html)).toMatch(/^Er is niets gewijzigd\. 1 bericht bleef liggen\. /);
    expect((await at.look(sent.id)).letter).toBeNull();
  });

  it('L26: overrules a flag for the ticked row only', async () => {
    const flagged = { ...BROKEN, flags: ['do-not-contact'] };
    const [one, other] = [await at.ask({ client: flagged }), await at.ask({ client: flagged })];
    const asked = await at.send('/messages/resend', { id: [one.id, other.id], back: '/messages' });
    expect(idsIn(asked.html, 'overruled')).toEqual([one.id, other.id]);
    expect(textOf(asked.html)).toContain('Aangevinkte brieven klaarzetten');
    const done = await at.send('/messages/resend/confirmed', { overruled: one.id, back: '/messages' });
    expect(noticeOf(done.html)).toContain('1 brief staat klaar om te printen.');
    expect((await at.look(one.id)).letter?.status).toBe('pending');
    expect((await at.look(other.id)).letter).toBeNull();
  });

  it('L22: whoever overrules that a line is past wants it printed; the others keep their last day', async () => {
    const validUntil = '2027-01-31T00:00:00Z';
    const good = await at.ask({ client: BROKEN, validUntil });
    const old = await at.ask({ ref: 'loan-22', validUntil, client: { ...BROKEN, externalId: 'twenty-two' } });
    await at.ask({ supersedes: 'loan-22', client: { ...BROKEN, externalId: 'twenty-two' } });
    const asked = await at.send('/messages/resend', { id: [good.id, old.id], back: '/messages' });
    expect(textOf(asked.html)).toContain('een nieuwer bericht kwam in de plaats Toch een brief maken');
    await at.send('/messages/resend/confirmed', { id: good.id, overruled: old.id, back: '/messages' });
    const letterOf = async (id: string) => at.look((await at.look(id)).letter!.id);
    expect((await letterOf(good.id)).validUntil).toBe(validUntil.replace('Z', '.000Z'));
    expect((await letterOf(old.id)).validUntil).toBeNull();
  });

  it('L26: offers no overruling where a letter could not be made anyway', async () => {
    const { id } = await at.ask({ client: { ...BROKEN, flags: ['deceased'], postal: null } });
    const asked = await at.send('/messages/resend', { id, back: '/messages' });
    expect(idsIn(asked.html, 'overruled')).toEqual([]);
  });

  it('asks to tick something first, and goes to no other site afterwards', async () => {
    const none = await at.send('/messages/resend', { back: 'https://evil.example/' });
    expect(none.to).toBe('/');
    const ticked = await at.send('/messages/resend', { back: '/messages', id: ['nonsense', ''] });
    expect(noticeOf(ticked.html)).toBe('Vink eerst berichten aan.');
  });

  it('L20: refuses who may not resend, and L28: what he may not see', async () => {
    const { id } = await at.ask({ client: BROKEN, branch: 'B1' });
    const printer = await at.send('/messages/resend', { id, back: '/messages' }, bode.library.accounts.print);
    expect(printer.status).toBe(403);
    const south = await buildAccount(bode.app, bode.library.organisationId, { branchIds: [bode.library.branches.B2] });
    const asked = await at.send('/messages/resend', { id, back: '/messages' }, south);
    expect(textOf(asked.html)).not.toContain('Marie Peeters');
    expect(asked.html).not.toContain('data-primary');
    await at.send('/messages/resend/confirmed', { id, back: '/messages' }, south);
    expect((await at.look(id)).letter).toBeNull();
  });

  it('BOUNCED_NO_LETTER: makes the letter of a bounced mail that has none', async () => {
    await bode.tenancy.within(bode.library.organisationId, (tx) =>
      tx.query(`UPDATE message_type SET on_bounce = 'none' WHERE organisation_id = $1 AND code = 'CAE'`, [
        bode.library.organisationId,
      ]),
    );
    const { id } = await at.ask({ type: 'CAE' });
    await mail.run();
    await bode.tenancy.within(bode.library.organisationId, (tx) =>
      tx.query(`UPDATE message SET status = 'bounced', reason = 'BOUNCED' WHERE organisation_id = $1 AND id = $2`, [
        bode.library.organisationId,
        id,
      ]),
    );
    const html = await at.read(`/messages/${id}`);
    expect(html).toContain(`action="/messages/${id}/letter"`);
    const done = await at.send(`/messages/${id}/letter`, {});
    expect(done.to).toMatch(new RegExp(`^/messages/${id}\\?done=`));
    expect(noticeOf(done.html)).toContain('1 brief staat klaar om te printen.');
    expect(textOf(done.html)).toContain('Daarna werd er een brief van gemaakt');
    const twice = await at.send(`/messages/${id}/letter`, {});
    expect(textOf(twice.html)).toContain('Er is al een brief van gemaakt Naar de brief');
  });
});

describe('Resend of all that a filter gives', () => {
  it('offers it where there is more than one page of what was not sent, asks, and does it', async () => {
    const client = (n: number) => ({ ...BROKEN, externalId: `many-${n}`, name: `Klant ${n}` });
    for (let n = 0; n < 51; n++) await at.ask({ client: client(n), ref: 'many' });
    await at.ask({ client: { ...BROKEN, postal: null }, ref: 'many' });
    const address = '/messages?status=not_sent&q=many';
    const page = await at.read(address);
    expect(textOf(page)).toContain('Alle 52 opnieuw verzenden als brief');
    const form = { filter: valueOf(page, 'filter'), expected: '52', back: address };
    expect(valueOf(page, 'expected')).toBe('52');

    const changed = await at.send('/messages/resend', { ...form, expected: '51' });
    expect(noticeOf(changed.html)).toContain('Het filter geeft nu een ander aantal rijen: 51 → 52');

    const asked = await at.send('/messages/resend', form);
    expect(textOf(asked.html)).toContain('51 worden een brief 1 blijft liggen');
    expect([valueOf(asked.html, 'filter'), valueOf(asked.html, 'expected')]).toEqual([form.filter, '52']);
    const done = await at.send('/messages/resend/confirmed', form);
    expect(noticeOf(done.html)).toBe(
      '51 brieven staan klaar om te printen. 1 bericht bleef liggen. De klant heeft geen postadres. Ongedaan maken',
    );
  });

  it('does not offer it where the filter gives other lines too', async () => {
    expect(await at.read('/messages')).not.toContain('name="expected"');
    expect(await at.read('/messages?status=not_sent,sent')).not.toContain('name="expected"');
  });

  it('pages by keyset, back to the newest and on to older ones, and keeps the filter', async () => {
    const first = await at.read('/messages?q=many');
    const older = /<a href="([^"]*)" rel="next"/.exec(first)![1]!.replaceAll('&amp;', '&');
    expect(older).toMatch(/^\/messages\?q=many&cursor=\d+$/);
    const second = await at.read(older);
    expect(second).toContain('<a href="/messages?q=many" rel="first"');
    expect(idsIn(second).filter((id) => idsIn(first).includes(id))).toEqual([]);
  });
});

describe('withdrawing from a page (L07)', () => {
  it('asks why first, keeps the reason with the line, and goes back to the list', async () => {
    const { id, number } = await at.ask({ client: { emails: [] } });
    const page = await at.read(`/messages/${id}`);
    expect(textOf(page)).toContain('Intrekken…');
    const asked = await at.send('/messages/withdraw', { id, back: `/messages/${id}` });
    expect(textOf(asked.html)).toContain(`1 bericht intrekken ${number} Kaas Waarom?`);

    const empty = await at.send('/messages/withdraw/confirmed', {
      id,
      reason: '  ',
      back: `/messages/${id}`,
      _page: asked.to,
    });
    expect(empty.status).toBe(422);
    expect(pageIn(empty.html)).toBe(asked.to);
    expect(textOf(await at.read(asked.to!))).toContain(`1 bericht intrekken ${number} Kaas Waarom?`);
    expect(empty.html).toContain('<a href="#reason">Vul in waarom het bericht niet meer hoeft.</a>');
    expect(idsIn(empty.html)).toEqual([id]);
    const long = await at.send('/messages/withdraw/confirmed', { id, reason: 'x'.repeat(201), back: '/messages' });
    expect([long.status, valueOf(long.html, 'reason')?.length]).toEqual([422, 201]);

    const done = await at.send('/messages/withdraw/confirmed', {
      id,
      reason: 'terug aan de balie',
      back: `/messages/${id}`,
    });
    expect(done.to).toBe(`/messages/${id}`);
    expect(noticeOf(done.html)).toBe('1 bericht is geannuleerd.');
    expect(textOf(done.html)).toContain('Geannuleerd: terug aan de balie');
    expect(await desk.audited('message.withdraw', id)).toHaveLength(1);
  });

  it('says of what is gone already that it is too late, and withdraws the rest', async () => {
    const sent = await at.ask({});
    await mail.run();
    const waiting = await at.ask({ client: { emails: [] } });
    const late = await at.send('/messages/withdraw', { id: sent.id, back: '/messages' });
    expect(noticeOf(late.html)).toContain('Dit kan niet meer geannuleerd worden');
    const asked = await at.send('/messages/withdraw', { id: [sent.id, waiting.id], back: '/messages' });
    expect(idsIn(asked.html)).toEqual([waiting.id]);
    expect(textOf(asked.html)).toContain('1 aangevinkt bericht is al weg en blijft staan.');
  });

  it('N09: a letter that may be on paper goes on the pull list, and the notice says so', async () => {
    const { id } = await at.ask({ client: { emails: [] } });
    const begun = await bode.system().post('/api/v1/batches').send({ printGroup: 'North' }).expect(202);
    await prepareAll(bode);
    const batch = begun.body.batches[0].id as string;
    await bode.system().get(`/api/v1/batches/${batch}/letters.pdf`).expect(200);
    const done = await at.send('/messages/withdraw/confirmed', { id, reason: 'terug', back: `/messages/${id}` });
    expect(noticeOf(done.html)).toContain('op de lijst van wat uit de stapel moet.');
    expect(textOf(done.html)).toContain('Op de lijst gezet van wat uit de stapel moet');
  });
});
