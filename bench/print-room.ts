import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import type { Principal } from '../src/auth/principal.js';
import { permissionsOfRoles } from '../src/auth/permissions.js';
import { Intake } from '../src/decisions/intake.service.js';
import { rows } from '../src/database/sql.js';
import { Tenancy } from '../src/database/tenancy.js';
import { BatchSteps } from '../src/letters/batch-steps.js';
import { BatchWorker } from '../src/letters/batch-worker.js';
import { Batches } from '../src/letters/batches.service.js';
import { letterInput, LETTER_SOURCE_COLUMNS, type LetterSourceRow } from '../src/letters/letter-source.js';
import type { LetterInput } from '../src/letters/letter-input.js';
import { benchRequest } from './bench-house.js';

const FIRST_NAMES = ['Marie', 'Łukasz', 'Zoë', 'Bram', 'Ayşe', 'Νίκος', 'Наталья', 'Jean-Baptiste', 'Fatima', 'Lotte'];
const LAST_NAMES = ['Peeters', 'Żółkiewski', 'de Vries', 'Çağlar', 'Παπαδόπουλος', 'Щербакова', 'Van den Broeck'];

/** An operator of the measured library: presses, waits, and puts back. */
export class BenchOperator {
  private readonly operator: Principal;

  constructor(
    private readonly app: INestApplicationContext,
    organisationId: string,
  ) {
    this.operator = {
      organisationId,
      userId: null,
      apiKeyId: null,
      name: 'bench',
      permissions: permissionsOfRoles(['admin']),
      branchIds: 'all',
      printGroupIds: 'all',
      language: 'nl',
      address: null,
    };
  }

  /** Has `count` letters wait: reminders to people without an e-mail address. */
  async fill(count: number, from = 0): Promise<void> {
    const intake = this.app.get(Intake);
    for (let at = from; at < from + count; at += 500) {
      const size = Math.min(500, from + count - at);
      await intake.take(
        this.operator,
        Array.from({ length: size }, (_, i) => ({ value: letterRequest(at + i) })),
      );
    }
  }

  /** From pressing "prepare" until the batch is ready to print. @throws when it holds another number of letters */
  async prepare(count: number): Promise<{ batchId: string; seconds: number }> {
    const batches = this.app.get(Batches);
    const worker = this.app.get(BatchWorker);
    const start = performance.now();
    const pressed = await batches.prepare(this.operator);
    while (await worker.turn());
    const seconds = (performance.now() - start) / 1000;
    if (!pressed.ok || pressed.batches.length !== 1) throw new Error('The press did not begin one batch');
    const batchId = pressed.batches[0]!.id;
    const [batch] = await this.read<{ state: string; letters: number }>(
      `SELECT state, letters FROM batch WHERE organisation_id = $1 AND id = $2`,
      [batchId],
    );
    if (batch?.state !== 'prepared' || batch.letters !== count) {
      throw new Error(`The batch is ${batch?.state} with ${batch?.letters} of ${count} letters`);
    }
    return { batchId, seconds };
  }

  /** Its letters wait again. */
  async discard(batchId: string): Promise<void> {
    const discarded = await this.app.get(BatchSteps).step(this.operator, batchId, 'discarded');
    if (!discarded.ok) throw new Error(`The batch could not be discarded: ${discarded.refusal.code}`);
  }

  /** The letters of a batch as they went on paper. */
  async letters(batchId: string): Promise<LetterInput[]> {
    const found = await this.read<
      LetterSourceRow & { sequence: number; address: { lines: string[]; droppable: number[] }; createdAt: Date }
    >(
      `SELECT m.batch_sequence AS sequence, m.window_address AS address, m.created_at AS "createdAt", ${LETTER_SOURCE_COLUMNS}
       FROM message m
       JOIN branch b ON b.organisation_id = m.organisation_id AND b.id = m.branch_id
       JOIN organisation o ON o.id = m.organisation_id
       WHERE m.organisation_id = $1 AND m.batch_id = $2 ORDER BY m.batch_sequence`,
      [batchId],
    );
    return found.map((letter) =>
      letterInput(letter, letter.address, letter.createdAt, { batch: '1', sequence: letter.sequence }),
    );
  }

  private read<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    const { organisationId } = this.operator;
    return this.app.get(Tenancy).within(organisationId, (tx) => rows<Row>(tx, sql, [organisationId, ...parameters]));
  }
}

function letterRequest(n: number): Record<string, unknown> {
  const request = benchRequest(n, { emails: [] });
  const name = `${FIRST_NAMES[n % FIRST_NAMES.length]} ${LAST_NAMES[n % LAST_NAMES.length]}`;
  return { ...request, client: { ...(request['client'] as object), name } };
}
