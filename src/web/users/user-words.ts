import { ALL_MODULES, moduleWord } from '../../message-types/modules.js';
import type { View } from '../view.js';

/** "Accordering, Dossier" (C07, Cd5); a module that we have no word for by its own name. */
export function modulesWord(modules: readonly string[], { t, language }: View): string {
  if (modules.includes(ALL_MODULES)) return t.users.allModules;
  if (modules.length === 0) return t.users.noModules;
  return modules.map((module) => moduleWord(module, language)).join(', ');
}
