import type { PageProps } from '../layout.js';
import { HelpPage } from './help-page.js';

/** What the words of a search mean (A37): one section for each, which its steps lead to. */
export function ConceptsPage({ view, shell }: PageProps) {
  const { title, intro, concepts } = view.t.concepts;
  return (
    <HelpPage view={view} shell={shell} title={title} intro={intro}>
      {Object.entries(concepts).map(([concept, { name, text }]) => (
        <section aria-labelledby={concept}>
          <h2 id={concept}>{name}</h2>
          <p>{text}</p>
        </section>
      ))}
    </HelpPage>
  );
}
