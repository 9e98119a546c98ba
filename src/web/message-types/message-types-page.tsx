import { Button, PostForm } from '../components/form.js';
import { ListTable } from '../components/list-table.js';
import { EmptyState, Tag } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';
import type { Texts } from '../i18n/texts.js';

/** A message type with its preference (D20, L02, Dd5). */
export interface TypeView {
  code: string;
  /** Key of `t.clients.messages.classes`. */
  class: string;
  name: string;
  formats: ('email' | 'letter')[];
  defaultFormat: 'email' | 'letter';
  onNotSent: 'letter' | 'wait-for-resend';
  onBounce: 'letter' | 'none';
  requirePostalAddress: boolean;
  mandatory: boolean;
  retentionDays: number;
  /** C07, C13: which tick and which approval right of a user are read for it. */
  module: string | null;
  noticeType: string | null;
  /** Counts the changes; goes along with a change, so that two people who edit at once notice it. */
  revision: number;
  /** Bode itself sends it: only how long its text is kept can be changed. */
  system: boolean;
  /** Languages with a published text. */
  languages: string[];
}

export interface MessageTypesPageProps extends PageProps {
  types: TypeView[];
  /** Dd5: all that could not be sent waits for Resend, whatever the types say. */
  asInWise: boolean;
  canSwitch: boolean;
  /** Whether the viewer may make rules: this is the way to the first one. */
  canRule: boolean;
}

/** "e-mail en brief", from the set of formats. */
export function formatsWord(formats: TypeView['formats'], t: Texts['settings']): string {
  return formats.length > 1 ? t.formats.both : t.formats[formats[0] ?? 'email'];
}

/** All message types with what happens when a mail does not arrive. */
export function MessageTypesPage({ view, shell, types, asInWise, canSwitch, canRule }: MessageTypesPageProps) {
  const t = view.t.settings;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <p class="quiet">{t.intro}</p>
      {types.length === 0 && <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
      <ListTable
        caption={t.title}
        columns={[
          t.columns.code,
          t.columns.name,
          t.columns.formats,
          t.columns.default,
          t.columns.onNotSent,
          t.columns.onBounce,
          t.columns.texts,
        ]}
      >
        {types.map((type) => {
          const letter = type.formats.includes('letter');
          const onNotSent = asInWise ? 'wait-for-resend' : type.onNotSent;
          return (
            <tr tabIndex={-1}>
              <td class="c-type">{type.code}</td>
              <td class="c-title">
                <a href={urls.messageType(type.code)}>{type.name}</a>
                {type.mandatory && <Tag>{t.mandatory}</Tag>}
                {type.system && <Tag>{t.system}</Tag>}
              </td>
              <td data-label={t.columns.formats}>{formatsWord(type.formats, t)}</td>
              <td data-label={t.columns.default}>{t.formats[type.defaultFormat]}</td>
              <td data-label={t.columns.onNotSent}>{letter ? t.onNotSent[onNotSent] : t.noLetter}</td>
              <td data-label={t.columns.onBounce}>{letter ? t.onBounce[type.onBounce] : t.noLetter}</td>
              <td data-label={t.columns.texts}>{type.languages.join(' ')}</td>
            </tr>
          );
        })}
      </ListTable>
      {canRule && (
        <p>
          <a href={urls.rules}>{t.toRules}</a>
        </p>
      )}
      {(asInWise || (canSwitch && types.some(({ formats }) => formats.includes('letter')))) && (
        <AsInWise view={view} asInWise={asInWise} canSwitch={canSwitch} />
      )}
    </Page>
  );
}

/** One switch for the whole organisation (Dd5). */
function AsInWise({ view, asInWise, canSwitch }: Pick<MessageTypesPageProps, 'view' | 'asInWise' | 'canSwitch'>) {
  const t = view.t.settings.asInWise;
  return (
    <section aria-labelledby="as-in-wise">
      <h2 id="as-in-wise">{t.heading}</h2>
      <p>{asInWise ? t.on : t.off}</p>
      {canSwitch && (
        <PostForm view={view} action={urls.asInWise} class="buttons">
          <Button name="asInWise" value={asInWise ? 'off' : 'on'}>
            {asInWise ? t.switchOff : t.switchOn}
          </Button>
        </PostForm>
      )}
    </section>
  );
}
