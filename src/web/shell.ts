import type { Permission } from '../auth/permissions.js';
import type { Principal } from '../auth/principal.js';
import { urls } from './urls.js';
import type { MenuItem } from './view.js';

type Viewer = Pick<Principal, 'permissions' | 'printGroupIds'>;

export interface MenuFacts {
  /** Path of the page that is shown. */
  path: string;
  /** Letters that wait in the groups of the viewer. */
  pendingLetters: number;
  /** Whether the organisation has letters: one that only mails has no print room to look at. */
  letters: boolean;
  /** Whether the organisation has rules, rule sets or cases: others see nothing of them (design §1). */
  rules: boolean;
  /** Whether mail goes to the demo's inbox. */
  inbox: boolean;
}

/** The pages that somebody may use, and no others (L20), with what waits there. */
export function menuOf(viewer: Viewer, { path, pendingLetters, letters, rules, inbox }: MenuFacts): MenuItem[] {
  const may = (permission: Permission) => viewer.permissions.has(permission);
  const items: [shown: boolean, item: Omit<MenuItem, 'current'>][] = [
    [may('clients:read'), { key: 'clients', href: urls.clients }],
    [may('messages:read'), { key: 'messages', href: urls.messages }],
    [letters && seesLetters(viewer), { key: 'letters', href: urls.letters, count: pendingLetters }],
    [may('explain'), { key: 'diagnoses', href: urls.diagnoses }],
    [inbox && may('demo:inbox'), { key: 'inbox', href: urls.inbox }],
    [rules && may('rules:read'), { key: 'rules', href: urls.rules, manages: true }],
    [may('types:read'), { key: 'messageTypes', href: urls.messageTypes, manages: true }],
    [may('people:read'), { key: 'users', href: urls.users, manages: true }],
    [may('people:read'), { key: 'organisation', href: urls.organisation, manages: true }],
  ];
  return items
    .filter(([shown]) => shown)
    .map(([, item]) => ({ ...item, current: [item.href, ...(beside[item.key] ?? [])].some((at) => isAt(path, at)) }));
}

/** Pages that belong to an entry of the menu without standing below its address. */
const beside: Partial<Record<MenuItem['key'], string[]>> = {
  rules: [urls.ruleSets],
  users: [urls.contacts],
  diagnoses: [urls.whatIf, urls.junkHelp, urls.concepts],
};

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`);
}

/**
 * Where somebody begins: the client search at the desk, else the first page there is for this account. Who is to print
 * and has no print group reads in the print room whom to ask for one.
 */
export function startPage(viewer: Viewer): string | undefined {
  const [first] = menuOf(viewer, { path: urls.home, pendingLetters: 0, letters: true, rules: false, inbox: false });
  return first?.href ?? (viewer.permissions.has('letters:read') ? urls.letters : undefined);
}

/** L06: the print room is of use only to those who have a print group. */
export function seesLetters({ permissions, printGroupIds }: Viewer): boolean {
  return permissions.has('letters:read') && (printGroupIds === 'all' || printGroupIds.length > 0);
}
