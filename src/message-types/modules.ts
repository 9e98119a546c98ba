import type { Bilingual, Language } from '../common/language.js';

/** The module whose mails are filtered by approval right too (C10, C12). */
export const APPROVAL = 'approval';

/** The tick that satisfies every module (Cd5). */
export const ALL_MODULES = '*';

/** Modules in words (C09, X6). An open list: a type may name another, and a user may tick it. */
const MODULES: ReadonlyMap<string, Bilingual> = new Map([
  [APPROVAL, { nl: 'Accordering', en: 'Approval' }],
  ['dossier', { nl: 'Dossier', en: 'Dossier' }],
  ['news', { nl: 'Nieuws', en: 'News' }],
  ['management', { nl: 'Beheer', en: 'Management' }],
  ['reports', { nl: 'Rapporten', en: 'Reports' }],
]);

/** Notice types of approval in words (C13); open as well. */
const NOTICE_TYPES: ReadonlyMap<string, Bilingual> = new Map([
  ['placement', { nl: 'plaatsing', en: 'placement' }],
  ['reminder', { nl: 'herinnering', en: 'reminder' }],
  ['receipt', { nl: 'ontvangstbevestiging', en: 'receipt confirmation' }],
]);

/** "Accordering"; a module that we have no word for by its own name. */
export function moduleWord(module: string, language: Language): string {
  return MODULES.get(module)?.[language] ?? module;
}

/** "plaatsing"; a notice type that we have no word for by its own name. */
export function noticeWord(notice: string, language: Language): string {
  return NOTICE_TYPES.get(notice)?.[language] ?? notice;
}
