import type { PageProps } from '../layout.js';
import { HelpPage } from './help-page.js';

/** How a recipient keeps our mails out of the junk folder (B09). */
export function JunkHelpPage({ view, shell }: PageProps) {
  const { title, intro, steps } = view.t.diagnosis.junk;
  return (
    <HelpPage view={view} shell={shell} title={title} intro={intro}>
      <ol class="try">
        {steps.map((step) => (
          <li>
            <strong>{step.title}</strong>
            <div>{step.text}</div>
          </li>
        ))}
      </ol>
    </HelpPage>
  );
}
