import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../src/common/language.js';
import { Steps } from '../../../src/web/components/steps.js';
import { ConceptsPage } from '../../../src/web/diagnosis/concepts-page.js';
import { DiagnosisPage } from '../../../src/web/diagnosis/diagnosis-page.js';
import { CONCEPT_OF } from '../../../src/web/diagnosis/step-concepts.js';
import { renderPage, renderPart } from '../../../src/web/render.js';
import { urls } from '../../../src/web/urls.js';
import { exampleShell, exampleView } from './example.js';

const idsIn = (html: string) =>
  [...html.matchAll(/<section aria-labelledby="([^"]+)"><h2 id="\1"/g)].map(([, id]) => id);

describe('A37: each step leads to an explanation of what it is about', () => {
  it.each(LANGUAGES)('in %s, of every concept that a step names', (language) => {
    const view = exampleView(language, urls.concepts);
    const html = renderPage(<ConceptsPage view={view} shell={exampleShell()} />);
    expect(idsIn(html)).toEqual(Object.keys(view.t.concepts.concepts));
    expect(idsIn(html)).toEqual(expect.arrayContaining(Object.values(CONCEPT_OF)));
    for (const { text } of Object.values(view.t.concepts.concepts)) expect(text.length).toBeGreaterThan(80);
  });

  it('beside the step, by a name that says where it leads', () => {
    const view = exampleView('nl', '/diagnoses/d1');
    const html = renderPage(
      <DiagnosisPage
        view={view}
        shell={exampleShell()}
        id="d1"
        revision={1}
        title="Niet ontvangen"
        about={[]}
        begun="Begonnen door Marjan"
        steps={[
          {
            concept: 'trigger',
            title: 'Is er gebeurd …?',
            verdict: 'fail',
            found: [{ text: 'Nee.', href: null }],
            rows: [],
            answer: null,
          },
        ]}
        question={null}
        ending={null}
        supportContact={null}
        again={{}}
        change={null}
      />,
    );
    expect(html).toMatch(/<a [^>]*href="\/help\/concepts#trigger" aria-label="Uitleg: Triggers"[^>]*>Uitleg<\/a>/);
  });

  it('and in what a step of Why? folds out', () => {
    const rows = [{ label: 'De regel wacht op', value: 'Nieuwe case' }];
    const steps = (kind: 'trigger' | 'text') => [{ kind, verdict: 'fail', answer: 'Nieuwe case', rows } as const];
    const shown = (kind: 'trigger' | 'text') => renderPart(<Steps view={exampleView('nl')} steps={[...steps(kind)]} />);
    expect(shown('trigger')).toContain('<a href="/help/concepts#trigger">Uitleg: Triggers</a>');
    expect(shown('text')).not.toContain('/help/');
  });
});
