import type { Request } from 'express';
import { reasons, reasonSentence, type ReasonCode } from '../common/reasons.js';
import { languageOf } from './page-language.js';

export interface PageError {
  status: number;
  code: ReasonCode;
  /** The detail for `{which}`. */
  which: string;
  requestId: string;
}

/** Draws the page that says what went wrong. Whoever makes the staff pages provides one of these. */
export abstract class ErrorPages {
  /** @returns a whole HTML document */
  abstract render(error: PageError, request: Request): string | Promise<string>;
}

/** A page in plain HTML, which needs nothing: it is shown when the drawn one fails too, and where there are no pages. */
export class PlainErrorPages extends ErrorPages {
  override render({ code, which, requestId }: PageError, request: Request): string {
    const language = languageOf(request);
    const sentence = escaped(reasonSentence(code, language, which));
    return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${sentence} – Bode</title></head>
<body><main>
<h1>${sentence}</h1>
<p>${escaped(reasons[code].fix[language])}</p>
<p><a href="/">Bode</a> <small>${escaped(requestId)}</small></p>
</main></body>
</html>`;
  }
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
