import type { Bilingual } from '../common/language.js';

/** The module whose mails are filtered by approval right too (C10, C12). */
export const APPROVAL = 'approval';

/** The tick that satisfies every module (Cd5). */
export const ALL_MODULES = '*';

/** Modules that pages offer to tick (C09, X6). An open list: a type may name another, and a user may tick it. */
export const MODULES: Readonly<Record<string, Bilingual>> = {
  [APPROVAL]: { nl: 'Accordering', en: 'Approval' },
  dossier: { nl: 'Dossier', en: 'Dossier' },
  news: { nl: 'Nieuws', en: 'News' },
  management: { nl: 'Beheer', en: 'Management' },
};

/** Notice types of approval that pages offer (C13); open as well. */
export const NOTICE_TYPES: Readonly<Record<string, Bilingual>> = {
  placement: { nl: 'Plaatsing', en: 'Placement' },
  reminder: { nl: 'Herinnering', en: 'Reminder' },
  receipt: { nl: 'Ontvangstbevestiging', en: 'Receipt confirmation' },
};
