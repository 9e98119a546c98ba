import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { localPath } from '../auth/local-path.js';
import { isForPrograms } from '../auth/request.js';
import type { Log } from '../common/log.js';
import { loggableError } from '../common/loggable-error.js';
import { ApiProblem, problemDetails } from '../common/problem.js';
import type { ReasonCode } from '../common/reasons.js';
import { PlainErrorPages, type ErrorPages } from './error-pages.js';
import { pageOfForm } from './page-of-form.js';
import { noteCode, requestId, routeOf } from './request-log.js';

/**
 * Answers what was thrown: programs get problem details (RFC 9457), people a page. A surprise is logged with its stack
 * under the request's id, and the answer says no more than that id.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly pages: ErrorPages,
    private readonly log: Log,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = asProblem(thrown);
    noteCode(response, problem.code);
    if (problem.code === 'INTERNAL') this.report(thrown, request);
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      response.destroy();
      return;
    }
    // What was said of the answer that did not come.
    for (const header of ['Content-Disposition', 'Content-Length', 'ETag']) response.removeHeader(header);
    if (isForPrograms(request.path)) this.answerProgram(problem, request, response);
    else if (problem.code === 'NOT_SIGNED_IN') this.askToSignIn(request, response);
    else await this.answerPerson(problem, request, response);
  }

  private answerProgram(problem: ApiProblem, request: Request, response: Response): void {
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="bode"');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDetails(problem, requestId(request))));
  }

  private askToSignIn(request: Request, response: Response): void {
    // A form can't be sent again after signing in, but the page it stood on can be shown.
    const next = request.method === 'GET' ? request.originalUrl : pageOfForm(request);
    const target = `/sign-in?next=${encodeURIComponent(localPath(next))}`;
    // htmx follows a redirect in the background and would put the sign-in form into the middle of the page.
    if (request.headers['hx-request']) response.status(401).setHeader('HX-Redirect', target).send();
    else response.redirect(303, target);
  }

  private async answerPerson({ code, status, which }: ApiProblem, request: Request, response: Response): Promise<void> {
    const error = { code, status, which, requestId: requestId(request) };
    let html: string;
    try {
      html = await this.pages.render(error, request);
    } catch (failure) {
      this.report(failure, request);
      html = new PlainErrorPages().render(error, request);
    }
    response.status(status).type('html').send(html);
  }

  private report(error: unknown, request: Request): void {
    const facts = { requestId: requestId(request), method: request.method, route: routeOf(request) };
    this.log.error({ ...facts, error: loggableError(error) }, 'something broke');
  }
}

/** What Nest and Express throw by themselves. */
const CODES: Readonly<Record<number, ReasonCode>> = {
  400: 'BAD_VALUE',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_TYPE',
};

function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : 500;
  const code = CODES[status];
  return code ? new ApiProblem(code, status) : new ApiProblem('INTERNAL', 500);
}
