import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../auth/decorators.js';
import { refuse } from '../common/problem.js';
import { PAGE_ASSETS, type PageAssets } from './assets.js';

const DAY_S = 24 * 60 * 60;

/** Stylesheet, script, fonts and mark. */
@Controller('assets')
export class AssetsController {
  constructor(@Inject(PAGE_ASSETS) private readonly assets: PageAssets) {}

  @Get(':name')
  @Public()
  send(@Param('name') name: string, @Query('v') version: unknown, @Res() response: Response): void {
    const asset = this.assets.files.get(name);
    if (!asset) return refuse('NOT_FOUND', 404);
    // An address with the version in it never means another file; one of another version may.
    const kept = version === asset.version ? `max-age=${365 * DAY_S}, immutable` : `max-age=${DAY_S}`;
    response.type(asset.contentType).setHeader('Cache-Control', `public, ${kept}`).send(asset.body);
  }
}
