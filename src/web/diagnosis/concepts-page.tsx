import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

/** What the words of a search mean (A37): one section for each, which its steps lead to. */
export function ConceptsPage({ view, shell }: PageProps) {
  const t = view.t.concepts;
  return (
    <Page view={view} shell={shell} title={[t.title]} width="reading">
      <p class="crumb">
        <a href={urls.diagnoses}>← {view.t.diagnosis.title}</a>
      </p>
      <div class="head">
        <h1>{t.title}</h1>
        <p>{t.intro}</p>
      </div>
      {Object.entries(t.concepts).map(([concept, { name, text }]) => (
        <section aria-labelledby={concept}>
          <h2 id={concept}>{name}</h2>
          <p>{text}</p>
        </section>
      ))}
    </Page>
  );
}
