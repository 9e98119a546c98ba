import type { ComponentChildren } from 'preact';
import { Page, type PageProps } from '../layout.js';
import { urls } from '../urls.js';

interface HelpPageProps extends PageProps {
  title: string;
  intro: string;
  children: ComponentChildren;
}

/** A page to be read beside a search. */
export function HelpPage({ view, shell, title, intro, children }: HelpPageProps) {
  return (
    <Page view={view} shell={shell} title={[title]} width="reading">
      <p class="crumb">
        <a href={urls.diagnoses}>← {view.t.diagnosis.title}</a>
      </p>
      <div class="head">
        <h1>{title}</h1>
        <p>{intro}</p>
      </div>
      {children}
    </Page>
  );
}
