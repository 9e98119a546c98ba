import { nothing } from './fixes.js';
import type { Reason } from './reason.js';

/** Batches (L05, L06). */
export const batchReasons = {
  NOTHING_TO_PREPARE: {
    severity: 'info',
    sentence: { nl: 'Er wachten geen brieven', en: 'No letters are waiting' },
    fix: nothing,
    where: 'letters',
  },
  WRONG_BATCH_STATE: {
    severity: 'warning',
    sentence: {
      nl: 'Deze stap kan nu niet: de printopdracht is {which}',
      en: 'This step is not possible now: the batch is {which}',
    },
    fix: { nl: 'Ververs de pagina.', en: 'Refresh the page.' },
    where: 'letters',
  },
  COUNTS_DIFFER: {
    severity: 'failure',
    sentence: {
      nl: 'De telling klopt niet met de printopdracht: {which}',
      en: 'The count does not match the batch: {which}',
    },
    fix: {
      nl: 'Tel na, en zoek wat ontbreekt voor de stapel de deur uit gaat.',
      en: 'Count again, and find what is missing before the stack leaves.',
    },
    where: 'letters',
  },
  PULL_LIST_OPEN: {
    severity: 'warning',
    sentence: {
      nl: 'Zeg van elke ingetrokken brief of hij uit de stapel gehaald is: {which}',
      en: 'Say of each withdrawn letter whether it was pulled from the pile: {which}',
    },
    fix: {
      nl: 'Zoek deze stukken in de stapel voor die de deur uit gaat.',
      en: 'Look for these pieces in the pile before it leaves.',
    },
    where: 'letters',
  },
  BATCH_NOT_WRITTEN: {
    severity: 'failure',
    sentence: {
      nl: 'De bestanden van de printopdracht konden niet worden weggeschreven: {which}',
      en: 'The files of the batch could not be written: {which}',
    },
    fix: {
      nl: 'Laat de beheerder zorgen voor ruimte en schrijfrechten in DATA_DIR; probeer het dan opnieuw, of zet de printopdracht terug.',
      en: 'Have the administrator see to room and permission to write in DATA_DIR; then try again, or discard the batch.',
    },
    where: 'letters',
  },
  BATCH_FAILED: {
    severity: 'failure',
    sentence: { nl: 'De printopdracht kon niet worden gemaakt', en: 'The batch could not be made' },
    fix: {
      nl: 'Probeer het opnieuw, of zet de printopdracht terug; blijft het zo, laat de beheerder dan in het logboek kijken.',
      en: 'Try again, or discard the batch; if it stays like this, have the administrator look at the log.',
    },
    where: 'letters',
  },
  BATCH_BROKE_OFF: {
    severity: 'failure',
    sentence: {
      nl: 'Het maken van de printopdracht brak telkens af zonder melding, zoals wanneer het geheugen op is',
      en: 'Making the batch broke off each time without a word, as when memory runs out',
    },
    fix: {
      nl: 'Laat de beheerder nakijken of het proces van Bode genoeg geheugen heeft; probeer het dan opnieuw, of zet de printopdracht terug.',
      en: 'Have the administrator see whether the process of Bode has enough memory; then try again, or discard the batch.',
    },
    where: 'letters',
  },
  FILES_SEVERAL: {
    severity: 'info',
    sentence: {
      nl: 'Deze printopdracht heeft meer dan één bestand: {which}',
      en: 'This batch has more than one file: {which}',
    },
    fix: { nl: 'Haal de bestanden een voor een op.', en: 'Fetch the files one by one.' },
    where: 'letters',
  },
  FILE_NOT_READY: {
    severity: 'info',
    sentence: { nl: 'Het bestand wordt nog gemaakt', en: 'The file is still being made' },
    fix: { nl: 'Probeer het zo meteen opnieuw.', en: 'Try again in a moment.' },
    where: 'letters',
  },
} as const satisfies Record<string, Reason>;
