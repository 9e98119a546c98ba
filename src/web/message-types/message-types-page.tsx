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
  system: boolean;
  /** Languages with a published text. */
  languages: string[];
}

export interface MessageTypesPageProps extends PageProps {
  types: TypeView[];
}

/** "e-mail en brief", from the set of formats. */
export function formatsWord(formats: TypeView['formats'], t: Texts['settings']): string {
  return formats.length > 1 ? t.formats.both : t.formats[formats[0] ?? 'email'];
}

/** All message types with what happens when a mail does not arrive. */
export function MessageTypesPage({ view, shell, types }: MessageTypesPageProps) {
  const t = view.t.settings;
  return (
    <Page view={view} shell={shell} title={[t.title]}>
      <h1>{t.title}</h1>
      <p class="quiet">{t.intro}</p>
      {types.length === 0 && <EmptyState title={t.empty}>{t.emptyHint}</EmptyState>}
      <table class="types cards" data-rows>
        <caption class="unseen">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.code}</th>
            <th scope="col">{t.columns.name}</th>
            <th scope="col">{t.columns.formats}</th>
            <th scope="col">{t.columns.default}</th>
            <th scope="col">{t.columns.onNotSent}</th>
            <th scope="col">{t.columns.onBounce}</th>
            <th scope="col">{t.columns.texts}</th>
          </tr>
        </thead>
        <tbody>
          {types.map((type) => {
            const letter = type.formats.includes('letter');
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
                <td data-label={t.columns.onNotSent}>{letter ? t.onNotSent[type.onNotSent] : t.noLetter}</td>
                <td data-label={t.columns.onBounce}>{letter ? t.onBounce[type.onBounce] : t.noLetter}</td>
                <td data-label={t.columns.texts}>{type.languages.join(' ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Page>
  );
}
