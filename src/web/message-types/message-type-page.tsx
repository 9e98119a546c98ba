import { Choice } from '../components/choice.js';
import { Button, ErrorSummary, errorOf, Field, PostForm, type FieldError } from '../components/form.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import { Audience, audienceRows } from './type-audience.js';
import { formatsWord, type TypeView } from './message-types-page.js';
import { DefinitionList } from '../components/parts.js';
import { number } from '../format.js';

/** The published text in one language. */
export interface TextRow {
  language: string;
  /** "Nederlands". */
  languageName: string;
  /** As its author writes it, with Liquid. */
  subject: string;
  version: number;
  ownLetter: boolean;
}

export interface MessageTypePageProps extends PageProps {
  type: TypeView;
  texts: TextRow[];
  /** Modules and notice types to choose from; null in an organisation without users of clients, which has no use for them. */
  audience?: { modules: string[]; notices: string[] } | null;
  errors: FieldError[];
  canChange: boolean;
}

/** One message type: its preference, to read or to change, and its texts. */
export function MessageTypePage(props: MessageTypePageProps) {
  const { view, shell, type, errors, canChange } = props;
  const t = view.t.settings;
  return (
    <Page view={view} shell={shell} title={[t.edit.title(type.code, type.name), t.title]} width="reading">
      <p class="crumb">
        <a href={urls.messageTypes}>← {t.title}</a>
      </p>
      <h1>{t.edit.title(type.code, type.name)}</h1>
      <ErrorSummary view={view} errors={errors} />
      <section aria-labelledby="preference">
        <h2 id="preference">{t.edit.preferences}</h2>
        {(!canChange || type.system) && <Read {...props} />}
        {canChange && (type.system ? <ChangeRetention {...props} /> : <Change {...props} />)}
      </section>
      <Texts {...props} />
    </Page>
  );
}

function Read({ view, type, audience }: MessageTypePageProps) {
  const t = view.t.settings;
  const letter = type.formats.includes('letter');
  return (
    <DefinitionList
      items={[
        { term: t.columns.formats, value: formatsWord(type.formats, t) },
        { term: t.columns.default, value: t.formats[type.defaultFormat] },
        { term: t.edit.onNotSent, value: letter ? t.onNotSent[type.onNotSent] : t.noLetter },
        { term: t.edit.onBounce, value: letter ? t.onBounce[type.onBounce] : t.noLetter },
        { term: t.edit.requirePostal, value: type.requirePostalAddress ? view.t.yes : view.t.no },
        { term: t.edit.mandatory, value: type.mandatory ? view.t.yes : view.t.no },
        ...(audience ? audienceRows(type, view) : []),
        { term: t.edit.retention, value: t.edit.days(number(type.retentionDays, view.language)) },
      ]}
    />
  );
}

/** What Bode sends itself is fixed, but for how long it is kept (L01). */
function ChangeRetention({ view, type, errors }: MessageTypePageProps) {
  return (
    <PostForm view={view} action={urls.messageType(type.code)} class="stack">
      <input type="hidden" name="revision" value={type.revision} />
      <p class="quiet">{view.t.settings.edit.systemHint}</p>
      <Retention view={view} type={type} errors={errors} />
      <Save view={view} />
    </PostForm>
  );
}

function Change({ view, type, audience, errors }: MessageTypePageProps) {
  const t = view.t.settings.edit;
  const wrong = errorOf(errors, 'formats-email');
  return (
    <PostForm view={view} action={urls.messageType(type.code)} class="stack">
      <input type="hidden" name="revision" value={type.revision} />
      <fieldset>
        <legend>{t.formats}</legend>
        <p class="hint">{t.formatsHint}</p>
        {wrong && <p class="error">{wrong}</p>}
        <Choice
          type="checkbox"
          id="formats-email"
          name="formats"
          value="email"
          label={t.formatEmail}
          checked={type.formats.includes('email')}
        />
        <Choice
          type="checkbox"
          id="formats-letter"
          name="formats"
          value="letter"
          label={t.formatLetter}
          checked={type.formats.includes('letter')}
        />
      </fieldset>
      <Either
        legend={t.default}
        name="defaultFormat"
        value={type.defaultFormat}
        options={[
          ['email', t.formatEmail],
          ['letter', t.formatLetter],
        ]}
        error={errorOf(errors, 'defaultFormat-email')}
      />
      <Either
        legend={t.onNotSent}
        name="onNotSent"
        value={type.onNotSent}
        options={[
          ['letter', t.onNotSentLetter],
          ['wait-for-resend', t.onNotSentWait],
        ]}
        error={errorOf(errors, 'onNotSent-letter')}
      />
      <Either
        legend={t.onBounce}
        name="onBounce"
        value={type.onBounce}
        options={[
          ['letter', t.onBounceLetter],
          ['none', t.onBounceNone],
        ]}
        error={errorOf(errors, 'onBounce-letter')}
      />
      <div>
        <Choice
          type="checkbox"
          id="requirePostalAddress"
          name="requirePostalAddress"
          value="1"
          label={t.requirePostal}
          hint={t.requirePostalHint}
          checked={type.requirePostalAddress}
        />
        <Choice
          type="checkbox"
          id="mandatory"
          name="mandatory"
          value="1"
          label={t.mandatory}
          checked={type.mandatory}
        />
      </div>
      {audience && <Audience view={view} type={type} {...audience} />}
      <Retention view={view} type={type} errors={errors} />
      <Save view={view} />
    </PostForm>
  );
}

function Retention({ view, type, errors }: Pick<MessageTypePageProps, 'view' | 'type' | 'errors'>) {
  const t = view.t.settings.edit;
  return (
    <Field
      id="retentionDays"
      label={t.retention}
      hint={t.retentionHint}
      value={Number.isNaN(type.retentionDays) ? '' : String(type.retentionDays)}
      inputmode="numeric"
      width="short"
      error={errorOf(errors, 'retentionDays')}
    />
  );
}

function Save({ view }: Pick<MessageTypePageProps, 'view'>) {
  return (
    <div class="buttons">
      <Button kind="primary">{view.t.settings.edit.save}</Button>
      <a href={urls.messageTypes}>{view.t.actions.cancel}</a>
    </div>
  );
}

interface EitherProps {
  legend: string;
  name: string;
  value: string;
  options: [value: string, label: string][];
  error?: string;
}

/** A question with a few answers, one of which holds. */
function Either({ legend, name, value, options, error }: EitherProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {error && <p class="error">{error}</p>}
      {options.map(([option, label]) => (
        <Choice
          type="radio"
          id={`${name}-${option}`}
          name={name}
          value={option}
          label={label}
          checked={option === value}
        />
      ))}
    </fieldset>
  );
}

function Texts({ view, type, texts }: MessageTypePageProps) {
  const t = view.t.settings.edit;
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">{t.texts}</h2>
      {texts.length === 0 ? (
        <p class="quiet">{t.noTexts}</p>
      ) : (
        <table class="cards">
          <caption class="unseen">{t.texts}</caption>
          <thead>
            <tr>
              <th scope="col">{t.textColumns.language}</th>
              <th scope="col">{t.textColumns.subject}</th>
              <th scope="col" class="figure">
                {t.textColumns.version}
              </th>
              <th scope="col">{t.textColumns.letter}</th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text) => (
              <tr>
                <td>
                  <a href={urls.messageText(type.code, text.language)}>{text.languageName}</a>
                </td>
                <td class="c-title" lang={text.language}>
                  {text.subject}
                </td>
                <td class="figure" data-label={t.textColumns.version}>
                  {text.version}
                </td>
                <td data-label={t.textColumns.letter}>{text.ownLetter ? view.t.yes : view.t.no}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
