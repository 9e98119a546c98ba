import { emailOnly, type DefaultType } from '../../message-types/default-types.js';

/**
 * What an accountancy office writes to its clients (seed 002): mails to users only (C02), each read by the tick of its
 * module (C07), those about approval by the right for their notice type too (C13).
 */
export const accountancyTypes: readonly DefaultType[] = [
  emailOnly({
    code: 'ACP',
    name: { nl: 'Document ter accordering', en: 'Document to approve' },
    module: 'approval',
    noticeType: 'placement',
    retentionDays: 730,
  }),
  emailOnly({
    code: 'ACH',
    name: { nl: 'Herinnering accordering', en: 'Approval reminder' },
    module: 'approval',
    noticeType: 'reminder',
    retentionDays: 730,
  }),
  emailOnly({
    code: 'ACO',
    name: { nl: 'Accordering ontvangen', en: 'Approval received' },
    module: 'approval',
    noticeType: 'receipt',
    retentionDays: 730,
  }),
  emailOnly({
    code: 'ADS',
    name: { nl: 'Document in het dossier', en: 'Document in the dossier' },
    module: 'dossier',
    retentionDays: 365,
  }),
  emailOnly({
    code: 'AJR',
    name: { nl: 'Jaarrekening klaar', en: 'Annual accounts ready' },
    module: 'dossier',
    retentionDays: 2555,
  }),
  emailOnly({
    code: 'ANW',
    name: { nl: 'Nieuws van het kantoor', en: 'News from the office' },
    module: 'news',
    retentionDays: 90,
  }),
  // Cd4: without a module it fits no tick, and lands at whoever is catch-all.
  emailOnly({
    code: 'AFS',
    name: { nl: 'Afspraak bevestigd', en: 'Appointment confirmed' },
    retentionDays: 180,
  }),
];
