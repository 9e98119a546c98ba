import { Global, Module } from '@nestjs/common';
import { DueWorkAge } from './due-work-age.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { ReadinessCheck } from './readiness.js';
import { RelayState } from './relay-state.js';

@Global()
@Module({
  controllers: [HealthController],
  providers: [DueWorkAge, Metrics, ReadinessCheck, RelayState],
  exports: [Metrics, RelayState],
})
export class HealthModule {}
