import { Choice } from '../components/choice.js';
import { errorOf, type FieldError } from '../components/form.js';
import { Icon } from '../components/icon.js';
import { number } from '../format.js';
import type { View } from '../view.js';
import type { PullPiece, ShownBatch } from './shown-batch.js';

/** What was answered for a letter of the list, by its id. */
export type PullAnswers = ReadonlyMap<string, string>;

/** The form field that asks about a letter. */
export function pullField({ id }: Pick<PullPiece, 'id'>): string {
  return `pull-${id}`;
}

/** Uit de stapel te halen: pieces in the order of the pile; once it is posted, what became of each. */
export function PullList({ view, batch }: { view: View; batch: ShownBatch }) {
  const t = view.t.letters.pull;
  const posted = batch.status === 'posted';
  return (
    <div class="pull">
      <PullHeading view={view} batch={batch} text={posted ? t.wasAsked : t.toPull} />
      {!posted && <p>{t.hint}</p>}
      <ul>
        {batch.pull.map((piece) => (
          <li>
            {t.piece(number(piece.sequence, view.language), piece.name, piece.number)}
            {piece.state !== 'requested' && `: ${t.state[piece.state]}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PullQuestionsProps {
  view: View;
  batch: ShownBatch;
  errors: FieldError[];
  answers: PullAnswers;
}

/** Asks for each letter whether it was pulled or not found; nothing is answered beforehand. */
export function PullQuestions({ view, batch, errors, answers }: PullQuestionsProps) {
  const t = view.t.letters.pull;
  return (
    <div class="pull">
      <PullHeading view={view} batch={batch} text={t.toPull} />
      <p>{t.ask}</p>
      {batch.pull.map((piece) => {
        const field = pullField(piece);
        const error = errorOf(errors, field);
        return (
          <fieldset id={field} class={error ? 'wrong' : undefined}>
            <legend>{t.piece(number(piece.sequence, view.language), piece.name, piece.number)}</legend>
            {error && <p class="error">{error}</p>}
            {(['pulled', 'not-found'] as const).map((answer) => (
              <Choice
                type="radio"
                id={`${field}-${answer}`}
                name={field}
                value={answer}
                label={t.answer[answer]}
                checked={answers.get(piece.id) === answer}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

function PullHeading({ view, batch, text }: { view: View; batch: ShownBatch; text: string }) {
  return (
    <p class="pull-title">
      <Icon name="hand" /> {text} ({number(batch.pull.length, view.language)})
    </p>
  );
}
