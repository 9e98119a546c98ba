import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '../auth/decorators.js';
import { refuse } from '../common/problem.js';
import { isReasonCode, reasons, type Reason } from '../common/reasons.js';
import { ApiAnswer, ApiOperation, ApiTags } from './api-description.js';

/** The reason table, for whoever gets a code: the `type` of each problem leads here. */
@Public()
@ApiTags('Reasons')
@Controller('api/reasons')
export class ReasonsController {
  @Get()
  @ApiOperation({ summary: 'Every reason code, with its sentence and what there is to do' })
  @ApiAnswer(200, { ADDRESS_NO_AT: reasons.ADDRESS_NO_AT })
  all(): Readonly<Record<string, Reason>> {
    return reasons;
  }

  @Get(':code')
  @ApiOperation({ summary: 'One reason code' })
  @ApiAnswer(200, { code: 'ADDRESS_NO_AT', ...reasons.ADDRESS_NO_AT })
  one(@Param('code') code: string): Reason & { code: string } {
    return isReasonCode(code) ? { code, ...reasons[code] } : refuse('NOT_FOUND', 404);
  }
}
