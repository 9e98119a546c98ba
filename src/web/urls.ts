import type { Concept } from './i18n/concepts.js';

/** Addresses of the pages, in one place, so that a link and its route cannot part. */

const part = encodeURIComponent;

/** In the address of a page: the action that was done from it, with Undo beside it while there is something to undo (N15). */
export const DONE_FIELD = 'done';

export const urls = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  forgotPassword: '/forgot-password',
  /** Made by `AccountLinks` too, for mails. */
  password: (token: string) => `/password/${part(token)}`,
  language: '/language',
  clients: '/clients',
  clientMatches: '/client-matches',
  client: (externalId: string) => `/clients/${part(externalId)}`,
  clientAddresses: (externalId: string) => `/clients/${part(externalId)}/addresses`,
  clientSuggestion: (externalId: string) => `/clients/${part(externalId)}/addresses/suggestion`,
  clientPeople: (externalId: string) => `/clients/${part(externalId)}/people`,
  clientCare: (externalId: string) => `/clients/${part(externalId)}/care`,
  clientTest: (externalId: string) => `/clients/${part(externalId)}/test`,
  messages: '/messages',
  messagesCsv: '/messages.csv',
  message: (id: string) => `/messages/${part(id)}`,
  messageMail: (id: string) => `/messages/${part(id)}/preview.html`,
  messageLetter: (id: string) => `/messages/${part(id)}/preview.pdf`,
  messageMakeLetter: (id: string) => `/messages/${part(id)}/letter`,
  resend: '/messages/resend',
  resendConfirmed: '/messages/resend/confirmed',
  withdraw: '/messages/withdraw',
  withdrawConfirmed: '/messages/withdraw/confirmed',
  undo: (actionId: string) => `/actions/${part(actionId)}/undo`,
  letters: '/letters',
  batches: '/letters/batches',
  batch: (id: string) => `/letters/batches/${part(id)}`,
  batchProgress: (id: string) => `/letters/batches/${part(id)}/progress`,
  batchFile: (id: string, n: number) => `/letters/batches/${part(id)}/files/${n}.pdf`,
  batchManifest: (id: string) => `/letters/batches/${part(id)}/manifest.csv`,
  batchStep: (id: string, step: 'printed' | 'checked' | 'posted' | 'discard' | 'try-again') =>
    `/letters/batches/${part(id)}/${step}`,
  messageTypes: '/message-types',
  messageType: (code: string) => `/message-types/${part(code)}`,
  messageText: (code: string, language: string) => `/message-types/${part(code)}/texts/${part(language)}`,
  messageTextMail: (code: string, language: string) =>
    `/message-types/${part(code)}/texts/${part(language)}/preview.html`,
  messageTextLetter: (code: string, language: string) =>
    `/message-types/${part(code)}/texts/${part(language)}/preview.pdf`,
  rules: '/rules',
  newRule: '/rules/new',
  rule: (id: string) => `/rules/${part(id)}`,
  rulePlanned: (id: string) => `/rules/${part(id)}/planned`,
  removeRule: (id: string) => `/rules/${part(id)}/remove`,
  clientRules: (externalId: string) => `/clients/${part(externalId)}/rules`,
  assign: (externalId: string) => `/clients/${part(externalId)}/rules/assign`,
  assignment: (id: string) => `/assignments/${part(id)}`,
  applyAssignment: (id: string) => `/assignments/${part(id)}/apply`,
  removeAssignment: (id: string) => `/assignments/${part(id)}/remove`,
  case: (id: string) => `/cases/${part(id)}`,
  cancelPlanned: (id: string, rule: string) => `/cases/${part(id)}/plan/${part(rule)}/cancel`,
  planAgain: (id: string, rule: string) => `/cases/${part(id)}/plan/${part(rule)}/put-back`,
  ruleSets: '/rule-sets',
  ruleSet: (id: string) => `/rule-sets/${part(id)}`,
  ruleSetRules: (id: string) => `/rule-sets/${part(id)}/rules`,
  ruleSetWithout: (id: string, rule: string) => `/rule-sets/${part(id)}/rules/${part(rule)}/remove`,
  removeRuleSet: (id: string) => `/rule-sets/${part(id)}/remove`,
  asInWise: '/settings/as-in-wise',
  organisation: '/organisation',
  testMail: '/organisation/test',
  recipients: '/organisation/recipients',
  recipientsOf: (type: string) => `/organisation/recipients/${part(type)}`,
  apiKeys: '/organisation/api-keys',
  revokeApiKey: (id: string) => `/organisation/api-keys/${part(id)}/revoke`,
  groups: '/organisation/groups',
  group: (id: string) => `/organisation/groups/${part(id)}`,
  groupClients: (id: string) => `/organisation/groups/${part(id)}/clients`,
  groupClientsTake: (id: string) => `/organisation/groups/${part(id)}/clients/take`,
  groupRemove: (id: string) => `/organisation/groups/${part(id)}/remove`,
  users: '/users',
  newUser: '/users/new',
  user: (id: string) => `/users/${part(id)}`,
  userWelcome: (id: string) => `/users/${part(id)}/welcome`,
  contacts: '/contacts',
  newContact: '/contacts/new',
  contact: (id: string) => `/contacts/${part(id)}`,
  contactRemove: (id: string) => `/contacts/${part(id)}/remove`,
  clientDecisions: (externalId: string) => `/clients/${part(externalId)}/decisions`,
  event: (id: string) => `/events/${part(id)}`,
  decision: (id: string) => `/decisions/${part(id)}`,
  whatIf: '/what-if',
  diagnoses: '/diagnoses',
  newDiagnosis: '/diagnoses/new',
  diagnosis: (id: string) => `/diagnoses/${part(id)}`,
  diagnosisAnswers: (id: string) => `/diagnoses/${part(id)}/answers`,
  junkHelp: '/help/junk',
  concepts: '/help/concepts',
  concept: (concept: Concept) => `/help/concepts#${concept}`,
  inbox: '/demo/inbox',
  inboxMail: (id: string) => `/demo/inbox/${part(id)}`,
  inboxMailBody: (id: string) => `/demo/inbox/${part(id)}/body.html`,
  inboxMailSource: (id: string) => `/demo/inbox/${part(id)}/source.eml`,
} as const;

/** The same address with some parameters of its query changed; an empty or undefined value takes one away. */
export function withQuery(path: string, changes: Record<string, string | undefined>): string {
  const [base = '', query = ''] = path.split('?', 2);
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
  const next = parameters.toString();
  return next ? `${base}?${next}` : base;
}

/** Of a list that is read page by page; null where there is nothing that way. */
export interface PageLinks {
  newest: string | null;
  older: string | null;
}

/** Where a list read page by page begins again, and where it goes on. @param next cursor of the page that follows */
export function pageLinks(path: string, cursor: string | undefined, next: string | null): PageLinks {
  return {
    newest: cursor === undefined ? null : withQuery(path, { cursor: undefined }),
    older: next === null ? null : withQuery(path, { cursor: next }),
  };
}
