import { Global, Module } from '@nestjs/common';
import { DueWorkAge } from './due-work-age.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { ReadinessCheck } from './readiness.js';

@Global()
@Module({ controllers: [HealthController], providers: [DueWorkAge, Metrics, ReadinessCheck], exports: [Metrics] })
export class HealthModule {}
