import type { Bilingual } from '../../common/language.js';
import type { MessageStatus } from '../../messages/states.js';

/** What a status asks of somebody: one of the six status colours of the stylesheet. */
export type Tone = 'waiting' | 'moving' | 'done' | 'hands' | 'failed' | 'letter';

/** The drawing beside the word, so that a status is told by word, shape and colour, never by colour alone (L34). */
export type Shape =
  'clock' | 'arrow' | 'check' | 'triangle' | 'return' | 'envelope' | 'pause' | 'sheet' | 'cross' | 'hand';

export interface StatusWord {
  word: Bilingual;
  /** One sentence that says what the word does not: shown on hover and on the message page. */
  hint: Bilingual;
  tone: Tone;
  shape: Shape;
}

/**
 * The words of L04. `braked` is not a stored status: it is how a letter reads that is held by the bounce brake
 * instead of by its address.
 */
export const statusWords = {
  queued: {
    word: { nl: 'In wachtrij', en: 'Queued' },
    hint: { nl: 'Gaat zo de deur uit.', en: 'Goes out in a moment.' },
    tone: 'waiting',
    shape: 'clock',
  },
  sending: {
    word: { nl: 'Wordt verzonden', en: 'Sending' },
    hint: { nl: 'Wordt nu aan de mailserver gegeven.', en: 'Is being handed to the mail server now.' },
    tone: 'moving',
    shape: 'arrow',
  },
  sent: {
    word: { nl: 'Verzonden', en: 'Sent' },
    hint: { nl: 'Uit onze handen, aankomst onbekend.', en: 'Out of our hands, arrival unknown.' },
    tone: 'done',
    shape: 'check',
  },
  not_sent: {
    word: { nl: 'Niet verzonden', en: 'Not sent' },
    hint: { nl: 'De mail is nooit vertrokken.', en: 'The mail never left.' },
    tone: 'failed',
    shape: 'triangle',
  },
  bounced: {
    word: { nl: 'Gebouncet', en: 'Bounced' },
    hint: { nl: 'Teruggekomen van de mailserver.', en: 'Came back from the mail server.' },
    tone: 'failed',
    shape: 'return',
  },
  pending: {
    word: { nl: 'Nog printklaar te maken', en: 'To prepare' },
    hint: { nl: 'Wacht bij Berichten printklaar maken.', en: 'Waits under Prepare messages for printing.' },
    tone: 'letter',
    shape: 'envelope',
  },
  held: {
    word: { nl: 'Wacht op correctie', en: 'Needs correction' },
    hint: {
      nl: 'Gaat vanzelf verder als het postadres verbeterd is.',
      en: 'Goes on by itself when the postal address is corrected.',
    },
    tone: 'hands',
    shape: 'hand',
  },
  braked: {
    word: { nl: 'Tegengehouden', en: 'On hold' },
    hint: {
      nl: 'Te veel bounces van één maildomein: iemand moet beslissen.',
      en: 'Too many bounces from one mail domain: somebody has to decide.',
    },
    tone: 'hands',
    shape: 'pause',
  },
  prepared: {
    word: { nl: 'Printklaar', en: 'Ready to print' },
    hint: { nl: 'Staat vast in een printopdracht.', en: 'Frozen in a batch.' },
    tone: 'letter',
    shape: 'sheet',
  },
  printed: {
    word: { nl: 'Geprint', en: 'Printed' },
    hint: { nl: 'Ligt op papier, nog niet nageteld.', en: 'On paper, not counted yet.' },
    tone: 'letter',
    shape: 'sheet',
  },
  checked: {
    word: { nl: 'Nageteld', en: 'Checked' },
    hint: { nl: 'Het aantal klopt; klaar voor de post.', en: 'The count is right; ready for the post.' },
    tone: 'letter',
    shape: 'check',
  },
  posted: {
    word: { nl: 'Op de post gedaan', en: 'Posted' },
    hint: { nl: 'Aan de post meegegeven.', en: 'Handed to the post.' },
    tone: 'done',
    shape: 'check',
  },
  returned: {
    word: { nl: 'Brief teruggekomen', en: 'Letter came back' },
    hint: { nl: 'De post kon de brief niet bezorgen.', en: 'The post could not deliver the letter.' },
    tone: 'failed',
    shape: 'return',
  },
  withdrawn: {
    word: { nl: 'Geannuleerd', en: 'Cancelled' },
    hint: {
      nl: 'Niet meer nodig: ingetrokken voor het vertrok.',
      en: 'No longer needed: withdrawn before it left.',
    },
    tone: 'waiting',
    shape: 'cross',
  },
} as const satisfies Record<MessageStatus | 'braked', StatusWord>;

export type StatusKey = keyof typeof statusWords;

/** The steps of a batch, in the order of the print room (L05). */
export const batchWords = {
  preparing: {
    word: { nl: 'Wordt printklaar gemaakt', en: 'Being prepared' },
    hint: { nl: 'U kunt deze pagina gerust verlaten.', en: 'You can safely leave this page.' },
    tone: 'moving',
    shape: 'arrow',
  },
  prepared: {
    word: { nl: 'Klaar om te printen', en: 'Ready to print' },
    hint: { nl: 'Haal de PDF op en print hem.', en: 'Fetch the PDF and print it.' },
    tone: 'letter',
    shape: 'sheet',
  },
  printed: {
    word: { nl: 'Geprint', en: 'Printed' },
    hint: { nl: 'Tel de stapel na.', en: 'Count the stack.' },
    tone: 'letter',
    shape: 'sheet',
  },
  checked: {
    word: { nl: 'Nageteld', en: 'Checked' },
    hint: { nl: 'Geef de stapel aan de post mee.', en: 'Hand the stack to the post.' },
    tone: 'letter',
    shape: 'check',
  },
  posted: {
    word: { nl: 'Op de post gedaan', en: 'Posted' },
    hint: { nl: 'Afgerond.', en: 'Done.' },
    tone: 'done',
    shape: 'check',
  },
  discarded: {
    word: { nl: 'Teruggezet', en: 'Discarded' },
    hint: { nl: 'De brieven wachten weer.', en: 'The letters are waiting again.' },
    tone: 'waiting',
    shape: 'cross',
  },
} as const satisfies Record<string, StatusWord>;

export type BatchStatus = keyof typeof batchWords;
