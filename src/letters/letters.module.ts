import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { BatchDownloads } from './batch-downloads.js';
import { BatchFiles } from './batch-files.js';
import { BatchFreeze } from './batch-freeze.js';
import { BatchQueries } from './batch-queries.js';
import { BatchRender } from './batch-render.js';
import { BatchSteps } from './batch-steps.js';
import { BatchTakeOut } from './batch-take-out.js';
import { BatchWorker } from './batch-worker.js';
import { Batches } from './batches.service.js';
import { LetterPreview } from './letter-preview.service.js';

/** The print room: letters that wait, batches and their files, and the worker that draws them. */
@Module({
  imports: [MessagesModule],
  providers: [
    Batches,
    BatchDownloads,
    BatchFiles,
    BatchFreeze,
    BatchQueries,
    BatchRender,
    BatchSteps,
    BatchTakeOut,
    BatchWorker,
    LetterPreview,
  ],
  exports: [Batches, BatchDownloads, BatchFiles, BatchQueries, BatchSteps, BatchWorker, LetterPreview],
})
export class LettersModule {}
