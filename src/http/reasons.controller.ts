import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '../auth/decorators.js';
import { refuse } from '../common/problem.js';
import { isReasonCode, reasons, type Reason } from '../common/reasons.js';

/** The reason table, for whoever gets a code: the `type` of each problem leads here. */
@Public()
@Controller('api/reasons')
export class ReasonsController {
  @Get()
  all(): Readonly<Record<string, Reason>> {
    return reasons;
  }

  @Get(':code')
  one(@Param('code') code: string): Reason & { code: string } {
    return isReasonCode(code) ? { code, ...reasons[code] } : refuse('NOT_FOUND', 404);
  }
}
