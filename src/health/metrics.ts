import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ReasonCode } from '../common/reasons.js';

export interface Measured {
  labels: Record<string, string>;
  value: number;
}

/** What this process counts for Prometheus. Labels are codes and route patterns, never ids: each value is a series. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'bode_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  private readonly mails = new Counter({
    name: 'bode_mails_total',
    help: 'Mails that were handed over or given up, by outcome and reason',
    labelNames: ['outcome', 'reason'],
    registers: [this.registry],
  });

  private readonly deferrals = new Counter({
    name: 'bode_mail_deferrals_total',
    help: 'Tries to hand over a mail after which it waits for another, by cause; no-connection: nobody answered',
    labelNames: ['why'],
    registers: [this.registry],
  });

  private readonly batches = new Counter({
    name: 'bode_batch_failures_total',
    help: 'Tries to make a batch of letters that failed, by reason; given up: until somebody has it tried again',
    labelNames: ['reason', 'given_up'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  requestAnswered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  mailSent(): void {
    this.mails.inc({ outcome: 'sent', reason: '' });
  }

  mailGivenUp(reason: ReasonCode): void {
    this.mails.inc({ outcome: 'not_sent', reason });
  }

  /** Mails that wait for another try are not late work: only this tells of a mail server that has gone silent. */
  mailDeferred(why: string): void {
    this.deferrals.inc({ why });
  }

  batchFailed(reason: ReasonCode, givenUp: boolean): void {
    this.batches.inc({ reason, given_up: String(givenUp) });
  }

  /**
   * Adds a figure that is read when somebody asks for it.
   *
   * @param name with its unit at the end, as Prometheus wants
   */
  measure(name: string, help: string, labelNames: string[], read: () => Promise<Measured[]>): void {
    const gauge = new Gauge({
      name,
      help,
      labelNames,
      registers: [],
      async collect() {
        this.reset();
        // One figure that can't be read (the database is away) must not hide the others; an absent one alarms too.
        const figures = await read().catch(() => []);
        for (const { labels, value } of figures) this.set(labels, value);
      },
    });
    this.registry.registerMetric(gauge);
  }
}
