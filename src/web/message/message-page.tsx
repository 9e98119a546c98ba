import type { ComponentChildren } from 'preact';
import { Button, PostForm } from '../components/form.js';
import { DefinitionList, type Definition } from '../components/parts.js';
import { StatusBadge } from '../components/status-badge.js';
import { Steps, type WhyStep } from '../components/steps.js';
import { Timeline, type TimelineEntry } from '../components/timeline.js';
import type { FixLink } from '../fix-link.js';
import type { StatusKey } from '../i18n/status-words.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { NotReceived, type NotReceivedProps } from './not-received.js';

export interface MessageDetail {
  id: string;
  number: string;
  typeCode: string;
  typeName: string;
  title: string;
  branchName: string;
  format: 'email' | 'letter';
  status: StatusKey;
  /** What the status means, where no reason says it. */
  hint: string;
  /** `fix` is null where the fault has been made good already. */
  reason: { code: string; sentence: string; fix: string | null } | null;
  from: string | null;
  /** An e-mail address, or the lines of a postal address. */
  to: string[];
  subject: string | null;
  /** The client it is for, or else about. */
  client: { externalId: string; name: string } | null;
  /** The user it is for; `href` is null for who may not see users. */
  user: { name: string; href: string | null } | null;
  letter: { id: string; number: string } | null;
  replaces: { id: string; number: string } | null;
  batch: { id: string; number: string; sequence: number | null } | null;
}

export interface MessagePageProps extends PageProps {
  message: MessageDetail;
  sheets: Sheets;
  /** At most one is the button of the page; where to put a fault right is a link beside it. */
  can: { resend: boolean; makeLetter: boolean; withdraw: boolean; fix: FixLink | null };
  /** Why no letter can be made, where one might be expected. */
  noLetter: string | null;
  timeline: TimelineEntry[];
  why: WhyStep[];
  /** Only for a sent mail (D14–D19). */
  notReceived: Omit<NotReceivedProps, 'view'> | null;
  /** May a guided search begin here (DP-D)? */
  canDiagnose: boolean;
}

/** Addresses of the renderings there are. */
export interface Sheets {
  mail: string | null;
  letter: string | null;
  /** The letter does not exist: it is what Resend would make. */
  wouldBe: boolean;
  /** Why there is no rendering. */
  missing: 'none-made' | 'for-nobody' | 'gone' | null;
}

/** Left what was sent, as it looked; right the story (pages.md). */
export function MessagePage(props: MessagePageProps) {
  const { view, shell, message, timeline, why, notReceived } = props;
  const t = view.t.message;
  return (
    <Page view={view} shell={shell} title={[t.title(message.number), message.client?.name ?? message.typeName]}>
      {message.client && (
        <p class="crumb">
          <a href={urls.client(message.client.externalId)}>
            ← <bdi>{message.client.name}</bdi>
          </a>
        </p>
      )}
      <div class="head">
        <h1>
          <bdi>{message.title}</bdi>
        </h1>
        <p class="facts">
          <span>{t.title(message.number)}</span>
          <span>
            {message.typeCode} {message.typeName}
          </span>
          {shell.branches && <span>{message.branchName}</span>}
          <span>{view.t.formats[message.format]}</span>
        </p>
      </div>
      <div class="two">
        <div class="story">
          <Story {...props} />
          {notReceived && <NotReceived view={view} {...notReceived} />}
          <section aria-labelledby="timeline">
            <h2 id="timeline">{view.t.timeline.heading}</h2>
            <Timeline view={view} entries={timeline} />
          </section>
          {why.length > 0 && (
            <section aria-labelledby="why">
              <h2 id="why">{view.t.why.heading}</h2>
              <Steps view={view} steps={why} />
              {props.canDiagnose && (
                <PostForm view={view} action={urls.diagnoses} class="find-out">
                  <input type="hidden" name="procedure" value="D" />
                  <input type="hidden" name="message" value={message.id} />
                  <Button kind="quiet">{view.t.diagnosis.fromMessage}</Button>
                </PostForm>
              )}
            </section>
          )}
        </div>
        <Sent {...props} />
      </div>
    </Page>
  );
}

/** First one sentence, then what can be done. */
function Story({ view, message, can, noLetter }: MessagePageProps) {
  const t = view.t.message;
  const nothing = !can.resend && !can.makeLetter && !can.withdraw && !can.fix && !noLetter;
  return (
    <section aria-labelledby="story">
      <h2 id="story" class="unseen">
        {t.story.heading}
      </h2>
      <p class="sentence">
        <StatusBadge status={message.status} language={view.language} />
        <span>{message.reason ? message.reason.sentence : message.hint}</span>
      </p>
      {message.reason?.fix && <p class="quiet">{message.reason.fix}</p>}
      {message.letter && (
        <p>
          {t.story.letterFollows} <a href={urls.message(message.letter.id)}>{t.story.letter(message.letter.number)}</a>
        </p>
      )}
      {message.replaces && (
        <p>
          {t.story.replaces} <a href={urls.message(message.replaces.id)}>{t.story.message(message.replaces.number)}</a>
        </p>
      )}
      {message.batch && (
        <p>
          <a href={urls.batch(message.batch.id)}>
            {view.t.row.batch(message.batch.number, String(message.batch.sequence ?? '–'))}
          </a>
        </p>
      )}
      {noLetter && <p>{t.actions.noLetter(noLetter)}</p>}
      {nothing ? (
        <p class="quiet">{t.actions.nothing}</p>
      ) : (
        <div class="buttons">
          {can.resend && (
            <PostForm view={view} action={urls.resend}>
              <input type="hidden" name="id" value={message.id} />
              <input type="hidden" name="back" value={view.path} />
              <Button kind="primary">{t.actions.resend}</Button>
            </PostForm>
          )}
          {can.makeLetter && (
            <PostForm view={view} action={urls.messageMakeLetter(message.id)}>
              <input type="hidden" name="back" value={view.path} />
              <Button kind={can.resend ? 'plain' : 'primary'}>{t.actions.makeLetter}</Button>
            </PostForm>
          )}
          {can.fix && <a href={can.fix.href}>{can.fix.text}</a>}
          {can.withdraw && (
            <PostForm view={view} action={urls.withdraw}>
              <input type="hidden" name="id" value={message.id} />
              <input type="hidden" name="back" value={view.path} />
              <Button kind="quiet">{t.actions.withdraw}</Button>
            </PostForm>
          )}
        </div>
      )}
    </section>
  );
}

/** What was sent: mail and letter, side by side where there is room for both. */
function Sent({ view, message, sheets }: MessagePageProps) {
  const t = view.t.message;
  const addressee: Definition[] = [
    ...(message.user ? [{ term: t.user, value: <UserName {...message.user} /> }] : []),
    { term: message.format === 'email' ? t.to : t.postal, value: lines(message.to) },
    ...(message.from ? [{ term: t.from, value: <span class="address">{message.from}</span> }] : []),
    ...(message.subject ? [{ term: t.subject, value: <bdi>{message.subject}</bdi> }] : []),
  ];
  return (
    <section class="sent" aria-labelledby="sent">
      <h2 id="sent">{t.what.heading}</h2>
      <DefinitionList items={addressee} />
      {sheets.missing && <p class="quiet">{t.missing[sheets.missing]}</p>}
      <div class={sheets.mail && sheets.letter ? 'sheets both' : 'sheets'}>
        {sheets.mail && (
          <figure class="sheet">
            <figcaption>{t.views.mail}</figcaption>
            <iframe src={sheets.mail} title={t.mailFrame} sandbox="" />
          </figure>
        )}
        {sheets.letter && (
          <figure class="sheet">
            <figcaption>
              {sheets.wouldBe ? t.views.wouldBe : t.views.letter} <a href={sheets.letter}>{t.openPdf}</a>
            </figcaption>
            <iframe src={`${sheets.letter}#toolbar=0&view=FitH`} title={t.letterFrame} />
          </figure>
        )}
      </div>
    </section>
  );
}

function UserName({ name, href }: NonNullable<MessageDetail['user']>) {
  const text = <bdi>{name}</bdi>;
  return href ? <a href={href}>{text}</a> : text;
}

function lines(of: string[]): ComponentChildren {
  return of.map((line, index) => (
    <>
      {index > 0 && <br />}
      <bdi class="address">{line}</bdi>
    </>
  ));
}
