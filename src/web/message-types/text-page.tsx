import { DefinitionList } from '../components/parts.js';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

export interface TextPageProps extends PageProps {
  type: { code: string; name: string };
  text: {
    language: string;
    /** "Nederlands". */
    languageName: string;
    version: number;
    /** With sample data. */
    subject: string;
    /** Markdown with Liquid. */
    body: string;
    letterBody: string | null;
  };
  /** Absent where the type has no letter form. */
  hasLetter: boolean;
  /** Why the text can't be made, in the words of the template engine. */
  broken: string | null;
}

/** A text of a message type in one language, as mail and as letter (L12). */
export function TextPage({ view, shell, type, text, hasLetter, broken }: TextPageProps) {
  const t = view.t.settings;
  const title = t.edit.title(type.code, type.name);
  return (
    <Page view={view} shell={shell} title={[text.languageName, title]}>
      <p class="crumb">
        <a href={urls.messageType(type.code)}>← {title}</a>
      </p>
      <h1>
        {title} · {text.languageName}
      </h1>
      <p class="quiet">{t.text.intro}</p>
      <DefinitionList
        items={[
          { term: t.text.subject, value: <span lang={text.language}>{text.subject}</span> },
          { term: t.text.version, value: text.version },
        ]}
      />
      {broken === null ? (
        <div class={`sheets ${hasLetter ? 'both' : 'mail'}`}>
          <figure class="sheet">
            <figcaption>{t.text.mail}</figcaption>
            <iframe src={urls.messageTextMail(type.code, text.language)} title={t.text.mailFrame} sandbox="" />
          </figure>
          {hasLetter && (
            <figure class="sheet">
              <figcaption>
                {t.text.letter} <a href={urls.messageTextLetter(type.code, text.language)}>{t.text.openPdf}</a>
              </figcaption>
              <iframe
                src={`${urls.messageTextLetter(type.code, text.language)}#toolbar=0&view=FitH`}
                title={t.text.letterFrame}
              />
            </figure>
          )}
        </div>
      ) : (
        <p class="error">{t.text.broken(broken)}</p>
      )}
      <Source summary={t.text.source} language={text.language} source={text.body} />
      {text.letterBody !== null && (
        <Source summary={t.text.sourceLetter} language={text.language} source={text.letterBody} />
      )}
    </Page>
  );
}

function Source({ summary, language, source }: { summary: string; language: string; source: string }) {
  return (
    <details class="source">
      <summary>{summary}</summary>
      <pre lang={language}>{source}</pre>
    </details>
  );
}
