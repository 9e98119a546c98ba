import type { Texts } from '../i18n/texts.js';

/** "Accordering, Dossier" (C07, Cd5); a module that we have no word for by its own name. */
export function modulesWord(modules: readonly string[], t: Texts): string {
  if (modules.includes('*')) return t.users.allModules;
  if (modules.length === 0) return t.users.noModules;
  return modules.map((module) => moduleWord(module, t)).join(', ');
}

export function moduleWord(module: string, t: Texts): string {
  return t.users.modules[module] ?? module;
}

export function noticeWord(notice: string, t: Texts): string {
  return t.users.notices[notice] ?? notice;
}
