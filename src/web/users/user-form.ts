import { z } from 'zod';
import type { UserRecord } from '../../clients/users/user-reader.service.js';
import type { FieldProblem } from '../../common/field-problem.js';
import type { Language } from '../../common/language.js';
import { reasonSentence, type ReasonCode } from '../../common/reasons.js';
import { pickedIn, type ClientTyped, type Picked } from '../client-field/client-names.service.js';
import type { FieldError } from '../components/form.js';
import type { Texts } from '../i18n/texts.js';
import { refusalText } from '../refused-notice.js';

/** One access of a user as the form has it: an empty client is an empty line. */
export interface AccessLine {
  client: string;
  notices: string[];
  /** Which client was chosen of those that fit. */
  picked?: Picked | undefined;
}

/** A user as it stands in the form, of either side; what the other side has stays at its default. */
export interface UserForm {
  side: 'staff' | 'client';
  /** Of the user as the form showed it; 0 of somebody new. */
  revision: number;
  name: string;
  email: string;
  language: string;
  active: boolean;
  roles: string[];
  branches: string[] | 'all';
  printGroups: string[];
  homeClient: string;
  homePicked?: Picked | undefined;
  intermediary: boolean;
  receiveAsContact: boolean;
  catchAll: boolean;
  modules: string[];
  access: AccessLine[];
  /** Id of the contact that somebody new is to be linked to; empty for none. */
  contact: string;
}

/** Somebody new, as the empty form shows it. @param client external id of the client that it begins from */
export function emptyUser(side: UserForm['side'], language: string, client = ''): UserForm {
  return {
    side,
    revision: 0,
    name: '',
    email: '',
    language,
    active: true,
    roles: [],
    branches: 'all',
    printGroups: [],
    homeClient: client,
    intermediary: false,
    receiveAsContact: true,
    catchAll: false,
    modules: ['*'],
    access: client === '' ? [] : [{ client, notices: [] }],
    contact: '',
  };
}

/** The form as it stands for a user who is there. */
export function formOfUser(user: UserRecord): UserForm {
  const access = user.access.map(({ client, approvalNotices }) => ({ client, notices: approvalNotices }));
  return { ...user, homeClient: user.homeClient ?? '', access, contact: '' };
}

/** Access that a link offers, in the query of a user's page: nothing is given before the form is saved. */
export const offeredAccess = z.object({
  client: z.string().trim().max(200).catch(''),
  notices: z
    .string()
    .max(1000)
    .catch('')
    .transform((list) => list.split(',').filter(Boolean)),
});

/** The query that offers what a form asked for, to somebody who is there already (X9); null where it names no client. */
export function offerOf({ homeClient, access }: UserForm): { client: string; notices: string } | null {
  const client = access[0]?.client ?? homeClient;
  return client === '' ? null : { client, notices: access[0]?.notices.join(',') ?? '' };
}

/** The form of a user of a client with the access that is offered as one more line. */
export function withOffered(form: UserForm, { client, notices }: AccessLine): UserForm {
  const has = form.side === 'staff' || client === '' || form.access.some((line) => line.client === client);
  return has ? form : { ...form, access: [...form.access, { client, notices }] };
}

const one = z.string().default('');
const many = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).default([]));

/** What a browser sends: a ticked box is there, one without a tick is not. Notices have the number of their line. */
const sentFields = z.looseObject({
  side: one,
  revision: z.coerce.number().catch(0),
  name: one,
  email: one,
  language: one,
  active: one,
  role: many,
  allBranches: one,
  branch: many,
  printGroup: many,
  homeClient: one,
  intermediary: one,
  receiveAsContact: one,
  catchAll: one,
  module: many,
  accessClient: many,
  contact: one,
});

/** The form as it was sent. Lines without a client are left out: emptying one takes the access away. */
export const sentUser = sentFields.transform((sent): UserForm => {
  const lines = sent.accessClient.map((client, line) => {
    const notices = many.safeParse(sent[`notice-${line}`]);
    const picked = pickedIn(sent, `access-${line}`);
    return { client: client.trim(), notices: notices.success ? notices.data : [], picked };
  });
  return {
    side: sent.side === 'client' ? 'client' : 'staff',
    revision: sent.revision,
    name: sent.name.trim(),
    email: sent.email.trim(),
    language: sent.language,
    active: sent.active === '1',
    roles: sent.role,
    branches: sent.allBranches === '1' ? 'all' : sent.branch,
    printGroups: sent.printGroup,
    homeClient: sent.homeClient.trim(),
    homePicked: pickedIn(sent, 'homeClient'),
    intermediary: sent.intermediary === '1',
    receiveAsContact: sent.receiveAsContact === '1',
    catchAll: sent.catchAll === '1',
    modules: sent.module.includes('*') ? ['*'] : sent.module,
    access: lines.filter(({ client }) => client !== ''),
    contact: sent.contact,
  };
});

/** The fields of a form that name clients. */
export function clientsIn({ homeClient, homePicked, access }: UserForm): ClientTyped[] {
  const lines = access.map(({ client, picked }, line) => ({ id: `access-${line}`, typed: client, picked }));
  return [{ id: 'homeClient', typed: homeClient, picked: homePicked }, ...lines];
}

/** The form with the numbers of the clients that are meant. */
export function withNumbers(form: UserForm, numbers: ReadonlyMap<string, string>): UserForm {
  const access = form.access.map((line, at) => ({ ...line, client: numbers.get(`access-${at}`) ?? line.client }));
  return { ...form, homeClient: numbers.get('homeClient') ?? form.homeClient, access };
}

/** The fields of a user that its form has: what only the other side has is not named. */
export function wantedOf(form: UserForm): Record<string, unknown> {
  const { name, email, language, active, roles, branches, printGroups } = form;
  const all = { name, email, language, active };
  if (form.side === 'staff') return { ...all, roles, branches, printGroups };
  const { homeClient, intermediary, receiveAsContact, catchAll, modules, access } = form;
  return {
    ...all,
    homeClient: homeClient === '' ? null : homeClient,
    intermediary,
    receiveAsContact,
    catchAll,
    modules,
    access: access.map(({ client, notices }) => ({ client, approvalNotices: notices })),
  };
}

/** Each fault at the control it is about: `access[2].client` stands in the third line. */
export function userErrors(problems: readonly FieldProblem[], language: Language, t: Texts): FieldError[] {
  return problems.map(({ field, code }) => {
    const line = /^access\[(\d+)\]/.exec(field)?.[1];
    const control = line === undefined ? field.replace(/\[.*/, '') : `access-${line}`;
    return { field: control, text: wrongText(control, code, language, t) };
  });
}

/** What is wrong and what to do; a reason's own remedy speaks to programs where a form is filled in wrongly. */
function wrongText(control: string, code: ReasonCode, language: Language, t: Texts): string {
  if (code === 'UNKNOWN_CLIENT') return t.users.unknownClient;
  if (code === 'BAD_VALUE' || code === 'MISSING') {
    return t.users.missing[control] ?? `${reasonSentence(code, language)}.`;
  }
  return refusalText({ code }, language);
}
