import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { refuse } from '../common/problem.js';
import { Tenancy } from '../database/tenancy.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody } from '../http/api-description.js';
import { readInput } from '../http/input.js';
import { explainAnswer, explainExample } from './api-examples.js';
import { explainRequest } from './explain-request.js';
import { Explain, type Explanation } from './explain.service.js';

/** `POST /explain`: what if (N02). */
@ApiTags('Decisions')
@Controller('api/v1/explain')
export class ExplainController {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly what: Explain,
  ) {}

  @Post()
  @HttpCode(200)
  @Needs('explain')
  @ApiOperation({
    summary: 'What would be decided, and why; nothing is stored',
    description:
      'An event that happened, or a kind of event, a rule or a type with a client, case, user and date. Rules that were not set off, or do not hold here, are told of too: `standing` says what stopped them. A rule that waits for a case of some type is judged as if one began that day, where no case is named: `imaginedCase`.',
  })
  @ApiZodBody(explainRequest.meta({ example: explainExample }))
  @ApiAnswer(200, explainAnswer)
  async explain(@CurrentPrincipal() { organisationId }: Principal, @Body() body: unknown): Promise<Explanation> {
    const asked = readInput(explainRequest, body);
    const result = await this.tenancy.within(organisationId, (tx) => this.what.explain(tx, organisationId, asked));
    if (result.ok) return result.explanation;
    const [{ field, code }] = result.errors;
    return refuse(code, code === 'NOT_FOUND' ? 404 : 422, { which: field, errors: result.errors });
  }
}
