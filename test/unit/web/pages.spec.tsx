import { describe, expect, it } from '@jest/globals';
import type { VNode } from 'preact';
import { LANGUAGES, type Language } from '../../../src/common/language.js';
import { AddressesPage } from '../../../src/web/client/addresses-page.js';
import { ErrorPage } from '../../../src/web/errors/error-page.js';
import { BatchPage } from '../../../src/web/letters/batch-page.js';
import type { ShownBatch } from '../../../src/web/letters/shown-batch.js';
import { LettersPage } from '../../../src/web/letters/letters-page.js';
import { MessagePage, type MessagePageProps } from '../../../src/web/message/message-page.js';
import { MessageTypePage } from '../../../src/web/message-types/message-type-page.js';
import { MessagesPage } from '../../../src/web/messages/messages-page.js';
import { renderPage } from '../../../src/web/render.js';
import { ResendConfirmPage } from '../../../src/web/resend/confirm-page.js';
import { SignInPage } from '../../../src/web/sign-in/sign-in-page.js';
import { exampleRow, exampleShell, exampleView } from './example.js';

const empty = { organisation: '', extra: '', houseNumber: '', box: '', region: '', country: '' };
const address = { ...empty, street: 'Kerkstraat 12', postcode: '90000', city: 'Gent' };

function batch(changes: Partial<ShownBatch> = {}): ShownBatch {
  return {
    id: 'batch-1',
    number: '42',
    groupName: 'Zuidrand',
    profile: 'be-right',
    status: 'prepared',
    revision: 1,
    createdAt: new Date('2026-11-22T07:40:00Z'),
    letters: 12,
    sheets: 13,
    held: 0,
    done: 12,
    failure: null,
    files: 1,
    pull: [],
    canPrint: true,
    canDiscard: true,
    ...changes,
  };
}

function messagePage(language: Language, changes: Partial<MessagePageProps> = {}) {
  const props: MessagePageProps = {
    view: exampleView(language, '/messages/id-1'),
    shell: exampleShell(),
    message: {
      ...exampleRow(),
      hint: 'Kan nog een brief worden.',
      reason: { code: 'ADDRESS_NO_AT', sentence: 'geen @', fix: 'verbeter het adres' },
      from: 'Zuidrand <noord@zuidrand.example>',
      to: ['marie.hotmail.com'],
      subject: 'Te laat',
      client: { externalId: 'C1', name: 'Marie Peeters' },
      user: null,
    },
    sheets: { mail: '/messages/id-10482/preview.html', letter: null, wouldBe: false, missing: null },
    can: { resend: true, makeLetter: false, withdraw: false, fix: null },
    noLetter: null,
    timeline: [{ at: new Date('2026-11-21T07:14:00Z'), what: 'not-sent', by: { kind: 'system' }, facts: ['geen @'] }],
    why: [{ kind: 'addresses', verdict: 'fail', answer: 'geen bruikbaar', rows: [{ label: 'x', value: 'y' }] }],
    notReceived: null,
    canDiagnose: true,
    ...changes,
  };
  return <MessagePage {...props} />;
}

/** A list that fits on one page. */
const onePage = { newest: null, older: null, earlier: null, later: null };

const group = {
  id: 'g1',
  name: 'Zuidrand',
  waiting: 48,
  oldest: null,
  held: 0,
  heldReasons: [],
  profile: 'be-right',
  preparing: null,
  canPrepare: true,
};

/** Each page whose markup is worth judging as a whole. */
function allPages(language: Language): Record<string, VNode> {
  const around = { view: exampleView(language), shell: exampleShell() };
  return {
    signIn: <SignInPage {...around} email="" errors={[]} next="/" demo={null} />,
    message: messagePage(language),
    messages: (
      <MessagesPage
        {...around}
        find={{ name: 'q', label: 'Naam', value: 'peeters' }}
        tooManyNames={null}
        selects={[]}
        dates={[]}
        attention={false}
        keep={{}}
        filtered={false}
        rows={[exampleRow()]}
        csv="/messages.csv"
        newest={null}
        older={null}
        all={null}
        can={{ resend: true, withdraw: true }}
      />
    ),
    addresses: (
      <AddressesPage
        {...around}
        client={{ externalId: 'C1', name: 'Marie' }}
        seen="2026-11-22T07:50:00.000Z"
        emails={['marie@hotmial.com', '']}
        postal={address}
        errors={[{ field: 'postcode', text: 'klopt niet' }]}
        suggestions={['hotmail.com', null]}
        preview={['Marie', '9000 GENT']}
      />
    ),
    letters: (
      <LettersPage
        {...around}
        groups={[group]}
        open={[batch()]}
        finished={[batch({ status: 'posted' })]}
        {...onePage}
      />
    ),
    batch: <BatchPage {...around} batch={batch({ status: 'preparing' })} pieces={[]} {...onePage} errors={[]} />,
    error: (
      <ErrorPage {...around} sentence="Stuk" advice="Probeer opnieuw:" reference="ref-1" ask={[]} home back={null} />
    ),
  };
}

describe.each(LANGUAGES)('pages in %s', (language) => {
  const pages = Object.entries(allPages(language)).map(([name, page]): [string, string] => [name, renderPage(page)]);

  it.each(pages)('%s says its language and has one h1 and a title', (_, html) => {
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`));
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toMatch(/<title>.+ – Bode<\/title>/);
  });

  it.each(pages)('%s keeps to the content security policy: no style, script or handler in the text', (_, html) => {
    expect(html).not.toMatch(/ style=| on[a-z]+="|<style|javascript:/i);
    for (const [, inside] of html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)) expect(inside).toBe('');
  });

  it.each(pages)('%s sends the token along with each form that changes something', (_, html) => {
    const forms = html.split('<form').slice(1);
    const posts = forms.filter((form) => form.startsWith(' method="post"'));
    expect(posts.length).toBeGreaterThan(0);
    for (const form of posts) expect(form).toContain('<input type="hidden" name="_csrf" value="token-1"');
  });

  it.each(pages)('%s gives no id twice, so that labels and errors find their field', (_, html) => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it.each(pages)('%s refers only to ids that are there', (_, html) => {
    const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    const referred = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]*)"/g)];
    for (const [, list = ''] of referred) for (const id of list.split(' ')) expect(ids).toContain(id);
  });
});

describe('what pages promise', () => {
  it('L34 errors stand at the field and in a summary that links to it and takes the focus', () => {
    const html = renderPage(allPages('nl')['addresses']!);
    expect(html).toMatch(/role="alert"[^>]*data-focus[^>]*>.*<a href="#postcode">klopt niet<\/a>/s);
    expect(html).toContain('<p class="error" id="postcode-error">klopt niet</p>');
    expect(html).toMatch(/<input id="postcode"[^>]*aria-invalid="true"/);
  });

  it('N13 a suggestion is shown at the field and the field keeps what was typed', () => {
    const html = renderPage(allPages('nl')['addresses']!);
    expect(html).toContain('Bedoeld: hotmail.com?');
    expect(html).toMatch(/<input id="email-1"[^>]*value="marie@hotmial.com"/);
  });

  it('N15 what just happened takes the focus and can be undone', () => {
    const notice = { tone: 'done', text: '2 brieven staan klaar.', undo: '/actions/a1/undo' } as const;
    const html = renderPage(
      <ErrorPage
        view={exampleView()}
        shell={exampleShell({ notice })}
        sentence="Dit bestaat niet"
        advice="Zoek de klant."
        reference={null}
        ask={[]}
        home
        back={null}
      />,
    );
    expect(html).toMatch(/role="status"[^>]*data-focus/);
    expect(html).toMatch(/<form method="post" action="\/actions\/a1\/undo">.*Ongedaan maken/s);
  });

  it('N04 the confirmation shows each outcome and sends all rows, so that the answer counts both again', () => {
    const row = { typeCode: 'HR1', title: 'Kaas', addressee: 'Marie' };
    const refused = {
      kind: 'refused',
      sentence: 'De klant heeft geen postadres',
      fix: null,
      overrulable: false,
    } as const;
    const html = renderPage(
      <ResendConfirmPage
        view={exampleView()}
        shell={exampleShell()}
        form={{ chosen: { ids: ['a', 'b', 'c'] }, route: 'resend', back: '/messages' }}
        outcomes={[
          { ...row, id: 'a', number: '1', outcome: { kind: 'letter', fee: true } },
          { ...row, id: 'b', number: '2', outcome: refused },
          { ...row, id: 'c', number: '3', outcome: refused },
        ]}
        reasons={[{ sentence: refused.sentence, count: 2 }]}
      />,
    );
    expect(html).toContain('2 blijven liggen');
    expect(html).toContain('<li>2 × De klant heeft geen postadres</li>');
    expect(html).toContain('Voor 1 brief betaalt de klant portkosten.');
    expect([...html.matchAll(/name="id" value="(\w+)"/g)].map(([, id]) => id)).toEqual(['a', 'b', 'c']);
    expect(html).toContain('1 brief klaarzetten');
  });

  it('D14 D19 a sent mail that was not received has its steps, with a test message to this client', () => {
    const html = renderPage(
      messagePage('nl', {
        notReceived: {
          externalId: 'C1',
          address: 'marie@hotmail.com',
          microsoftDomain: 'hotmail.com',
          pattern: { domain: 'hotmail.com', clients: 7 },
          canTest: true,
          canCorrect: true,
        },
      }),
    );
    expect(html).toContain('Verzonden maar niet ontvangen?');
    expect(html).toContain('Bij hotmail.com gebeurt dat vaak');
    expect(html).toContain('Nog 7 klanten met hotmail.com missen berichten.');
    expect(html).toContain('action="/clients/C1/test"');
  });

  it('N01 the step where it stopped stands open', () => {
    expect(renderPage(messagePage('nl'))).toMatch(/<details open>.*Welke adressen/s);
  });

  it('shows what was mailed in a frame that can run nothing', () => {
    expect(renderPage(messagePage('nl'))).toMatch(/<iframe src="\/messages\/id-10482\/preview.html"[^>]*sandbox/);
  });

  it.each([
    ['prepared', '/printed'],
    ['printed', '/checked'],
    ['checked', '/posted'],
    ['posted', null],
  ] as const)('L05 a batch that is %s offers only its next step', (status, next) => {
    const html = renderPage(
      <BatchPage
        view={exampleView()}
        shell={exampleShell()}
        batch={batch({ status, canDiscard: false })}
        pieces={[]}
        {...onePage}
        errors={[]}
      />,
    );
    const steps = [...html.matchAll(/action="\/letters\/batches\/batch-1(\/\w+)"/g)].map(([, step]) => step);
    expect(steps).toEqual(next ? [next] : []);
  });

  it('L05 a batch says when it takes too long to be made, and why it was put back', () => {
    const shown = (changes: Partial<ShownBatch>) =>
      renderPage(
        <BatchPage
          view={exampleView('en')}
          shell={exampleShell()}
          batch={batch(changes)}
          pieces={[]}
          {...onePage}
          errors={[]}
        />,
      );
    const made = (minutes: number) => new Date(exampleView().now.getTime() - minutes * 60_000);
    expect(shown({ status: 'preparing', createdAt: made(9) })).not.toContain('This takes long');
    expect(shown({ status: 'preparing', createdAt: made(11) })).toContain('This takes long');
    expect(shown({ status: 'preparing', createdAt: made(11), revision: 2 })).not.toContain('This takes long');
    expect(shown({ status: 'discarded', letters: 0, held: 3 })).toContain('Nothing was left to print');
    expect(shown({ status: 'discarded', letters: 2 })).toContain('The letters were put back');
  });

  it('L05 a print group whose batch is being made offers no second one', () => {
    const busy = { ...group, preparing: { id: 'batch-1', number: '42' } };
    const html = renderPage(
      <LettersPage view={exampleView()} shell={exampleShell()} groups={[busy]} open={[]} finished={[]} {...onePage} />,
    );
    expect(html).not.toContain('Printklaar maken (48)');
    expect(html).toContain('Er wordt al een printopdracht gemaakt');
  });

  it('D20 who may not change a preference reads it, without a form', () => {
    const type = {
      code: 'IV1',
      class: 'I',
      name: 'Inleverattentie',
      formats: ['email'] as 'email'[],
      defaultFormat: 'email' as const,
      onNotSent: 'wait-for-resend' as const,
      onBounce: 'none' as const,
      requirePostalAddress: false,
      mandatory: false,
      retentionDays: 365,
      module: null,
      noticeType: null,
      revision: 1,
      system: false,
      languages: ['nl'],
    };
    const props = { view: exampleView(), shell: exampleShell(), type, texts: [], errors: [] };
    expect(renderPage(<MessageTypePage {...props} canChange={false} />)).toContain('geen brief mogelijk');
    expect(renderPage(<MessageTypePage {...props} canChange={false} />)).not.toContain('action="/message-types/IV1"');
    expect(renderPage(<MessageTypePage {...props} canChange />)).toContain('action="/message-types/IV1"');
  });
});
