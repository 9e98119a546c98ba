import { fieldProblem, type FieldProblem } from '../common/field-problem.js';
import { renderSource } from './liquid.js';
import { parseMarkdown } from './markdown.js';
import { toPlainText } from './plain-text.js';
import type { TextContext } from './text-context.js';

/** A text of a message type in one language, as its author writes it. */
export interface WrittenText {
  /** Liquid. */
  subject: string;
  /** Markdown and Liquid. */
  body: string;
  /** Only where the letter has to say something else than the mail. */
  letterBody: string | null;
}

/** Renders a text as a message would, with sample data, and tells what an author has to mend. */
export function checkText(text: WrittenText, hasLetterForm: boolean, context: TextContext): FieldProblem[] {
  const problems = [
    renderProblem('subject', { subject: text.subject, body: 'x' }, context),
    renderProblem('body', { subject: 'x', body: text.body }, context),
  ];
  if (text.letterBody !== null) {
    problems.push(
      hasLetterForm
        ? renderProblem('letterBody', { subject: 'x', body: text.letterBody }, context)
        : fieldProblem('letterBody', 'NO_LETTER_FORM'),
    );
  }
  return problems.filter((problem) => problem !== null);
}

function renderProblem(
  field: keyof WrittenText,
  source: { subject: string; body: string },
  context: TextContext,
): FieldProblem | null {
  const rendered = renderSource(source, context);
  if (!rendered.ok) return renderError(field, rendered.detail);
  const nothing = toPlainText(parseMarkdown(rendered.body)).trim() === '';
  return nothing ? renderError(field, 'nothing is left to read') : null;
}

/** The author needs to know what is wrong, which the code alone doesn't say. */
function renderError(field: keyof WrittenText, detail: string): FieldProblem {
  const problem = fieldProblem(field, 'RENDER_ERROR');
  return { ...problem, detail: `${problem.detail}: ${detail}` };
}
