import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, Needs } from '../../auth/decorators.js';
import type { Principal } from '../../auth/principal.js';
import { ApiAnswer, ApiOperation, ApiTags, ApiZodBody, ApiZodQuery, pageOf } from '../../http/api-description.js';
import { readInput } from '../../http/input.js';
import { askingAnswer, diagnosisExample, endedAnswer } from './api-examples.js';
import { Diagnoses } from './diagnoses.service.js';
import type { DiagnosisInput } from './diagnosis-input.js';
import { diagnosisJson } from './diagnosis-json.js';
import { diagnosisAnswer, diagnosisQuery, diagnosisRequest } from './diagnosis-request.js';

/** Guided searches for why somebody did not get a mail (N03). */
@ApiTags('Diagnosis')
@Controller('api/v1/diagnoses')
export class DiagnosesController {
  constructor(private readonly diagnoses: Diagnoses) {}

  @Post()
  @HttpCode(201)
  @Needs('diagnose')
  @ApiOperation({
    summary: 'Begin a search; every check that needs no answer is made at once',
    description:
      'A: not received. B: sent but does not arrive. C: who of this client gets it. D: this message line. E: which ' +
      'sender, which staff, may this address exist. Only D without the right to explain.',
  })
  @ApiZodBody(diagnosisRequest.meta({ example: diagnosisExample }))
  @ApiAnswer(201, askingAnswer)
  async start(@CurrentPrincipal() principal: Principal, @Body() body: unknown) {
    const { procedure, ...input } = readInput(diagnosisRequest, body);
    return diagnosisJson(await this.diagnoses.start(principal, procedure, input as DiagnosisInput), principal);
  }

  @Get()
  @Needs('diagnose')
  @ApiOperation({ summary: 'Searches, newest first' })
  @ApiAnswer(200, pageOf(endedAnswer, askingAnswer))
  @ApiZodQuery(diagnosisQuery)
  async list(@CurrentPrincipal() principal: Principal, @Query() query: unknown) {
    const { items, next } = await this.diagnoses.page(principal, readInput(diagnosisQuery, query));
    return { items: items.map((run) => diagnosisJson(run, principal)), next };
  }

  @Get(':id')
  @Needs('diagnose')
  @ApiOperation({ summary: 'One search: what each step looked at and found, and the question or the outcome' })
  @ApiAnswer(200, askingAnswer)
  async one(@CurrentPrincipal() principal: Principal, @Param('id') id: string) {
    return diagnosisJson(await this.diagnoses.one(principal, id), principal);
  }

  @Post(':id/answers')
  @HttpCode(200)
  @Needs('diagnose')
  @ApiOperation({
    summary: 'Answer the question that waits',
    description: '`unknown` goes on to the next cause; `send` has Bode send the test mail that is asked about.',
  })
  @ApiZodBody(diagnosisAnswer.meta({ example: { answer: 'unknown', revision: 1 } }))
  @ApiAnswer(200, endedAnswer)
  async answer(@CurrentPrincipal() principal: Principal, @Param('id') id: string, @Body() body: unknown) {
    const { answer, revision } = readInput(diagnosisAnswer, body);
    return diagnosisJson(await this.diagnoses.answer(principal, id, answer, revision), principal);
  }
}
