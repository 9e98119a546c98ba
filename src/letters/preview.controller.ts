import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentPrincipal, Needs } from '../auth/decorators.js';
import type { Principal } from '../auth/principal.js';
import { ApiFile, ApiOperation, ApiTags } from '../http/api-description.js';
import { refuseFor } from './letters-api.js';
import { LetterPreview } from './letter-preview.service.js';

/** A message as a letter (design §8). */
@ApiTags('Messages')
@Controller('api/v1')
export class PreviewController {
  constructor(private readonly previews: LetterPreview) {}

  @Get('messages/:id/preview.pdf')
  @Needs('messages:read')
  @ApiOperation({ summary: 'The message as a letter: as frozen in its batch, else as it would be printed today' })
  @ApiFile('The letter', 'application/pdf')
  async pdf(
    @CurrentPrincipal() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const preview = await this.previews.pdf(principal, id);
    if (!preview.ok) return refuseFor(preview.refusal);
    response.setHeader('Content-Disposition', `inline; filename="${preview.number}.pdf"`);
    return new StreamableFile(preview.pdf, { type: 'application/pdf', length: preview.pdf.length });
  }
}
