import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

/** How a recipient keeps our mails out of the junk folder (B09). */
export function JunkHelpPage({ view, shell }: PageProps) {
  const t = view.t.diagnosis.junk;
  return (
    <Page view={view} shell={shell} title={[t.title]} width="reading">
      <p class="crumb">
        <a href={urls.diagnoses}>← {view.t.diagnosis.title}</a>
      </p>
      <div class="head">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
      </div>
      <ol class="try">
        {t.steps.map(({ title, text }) => (
          <li>
            <strong>{title}</strong>
            <div>{text}</div>
          </li>
        ))}
      </ol>
    </Page>
  );
}
