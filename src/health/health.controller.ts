import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isToken } from '../auth/csrf.js';
import { Public } from '../auth/decorators.js';
import { refuse } from '../common/problem.js';
import type { Config } from '../config/load.js';
import { CONFIG } from '../config/token.js';
import { Metrics } from './metrics.js';
import { ReadinessCheck, type Readiness } from './readiness.js';

/** For whatever watches over the process. */
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessCheck,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The process runs; restarting it would mend nothing. */
  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can work; 503 while it can't. Degraded: it waits for somebody else, and a restart would mend nothing. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<{ status: string; checks: Readiness }> {
    const checks = await this.readiness.check();
    const found = new Set(Object.values(checks));
    response.status(found.has('failed') ? 503 : 200);
    return { status: found.has('failed') ? 'failed' : found.has('failing') ? 'degraded' : 'ok', checks };
  }

  /** For Prometheus: from this machine, or with the token. */
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async figures(@Req() request: Request): Promise<string> {
    if (!isLocal(request) && !this.hasToken(request)) refuse('NOT_ALLOWED', 403);
    return this.metrics.registry.metrics();
  }

  private hasToken({ headers }: Request): boolean {
    const { metricsToken } = this.config;
    return metricsToken !== undefined && isToken(headers.authorization, `Bearer ${metricsToken}`);
  }
}

/** Of this machine, and not of somebody for whom a proxy on this machine asks. */
function isLocal({ socket, headers }: Request): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers['forwarded'] ?? headers['via'];
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}
