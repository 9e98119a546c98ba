import { CopyText } from '../components/copy-text.js';
import { Button, PostForm } from '../components/form.js';
import { urls } from '../urls.js';
import type { View } from '../view.js';

export interface ShownQuestion {
  text: string;
  /** An address to copy (B11). */
  address: string | null;
  /** How the test mail that was sent stands now. */
  test: ShownTest | null;
  answers: { value: string; label: string }[];
}

export interface ShownTest {
  text: string;
  /** It has not left yet, and has not failed either. */
  waits: boolean;
}

interface AskedProps {
  view: View;
  /** Of the search. */
  id: string;
  revision: number;
  question: ShownQuestion;
}

/** The one question that waits, with what helps to answer it. */
export function Asked({ view, id, revision, question }: AskedProps) {
  const t = view.t.diagnosis.page;
  const { text, address, test, answers } = question;
  return (
    <section class="asked" aria-labelledby="question" tabIndex={-1} data-focus>
      <h2 id="question">{t.question}</h2>
      <p class="asked-text">{text}</p>
      {address !== null && (
        <p>
          {t.address}: <CopyText view={view} text={address} />
        </p>
      )}
      {test && <Test id={id} test={test} />}
      <PostForm view={view} action={urls.diagnosisAnswers(id)} class="answers">
        <input type="hidden" name="revision" value={String(revision)} />
        {answers.map(({ value, label }) => (
          <Button name="answer" value={value} kind={value === 'unknown' ? 'quiet' : 'plain'}>
            {label}
          </Button>
        ))}
      </PostForm>
    </section>
  );
}

/** Who waits for the test mail sees it leave: htmx asks for this line again until it has, or has failed. */
function Test({ id, test }: { id: string; test: ShownTest }) {
  const again = { 'hx-get': urls.diagnosis(id), 'hx-select': '#test-mail', 'hx-trigger': 'every 2s' };
  return (
    <p class="quiet" id="test-mail" role="status" {...(test.waits && { ...again, 'hx-swap': 'outerHTML' })}>
      {test.text}
    </p>
  );
}
