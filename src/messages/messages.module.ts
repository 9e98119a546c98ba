import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { BatchedLetters } from './batched-letters.js';
import { ClientSigns } from './client-signs.service.js';
import { Fallback } from './fallback.service.js';
import { HeldLetters } from './held-letters.service.js';
import { MessageDetails } from './message-detail.service.js';
import { MessageList } from './message-list.service.js';
import { MessageQuestions } from './message-questions.service.js';
import { OutdatedLinks } from './outdated-links.service.js';
import { Resend } from './resend.service.js';
import { Withdraw } from './withdraw.service.js';

const parts = [
  BatchedLetters,
  ClientSigns,
  Fallback,
  HeldLetters,
  MessageDetails,
  MessageList,
  MessageQuestions,
  Resend,
  Withdraw,
];

/** Messages and their life: states, timeline, lists, Resend, fallback, withdrawal. */
@Module({ imports: [ClientsModule], providers: [...parts, OutdatedLinks], exports: parts })
export class MessagesModule {}
