import { z } from 'zod';
import { ROLES } from '../../auth/permissions.js';
import { withoutExtraFields } from '../../common/extra-fields.js';
import { fieldProblem, type FieldProblem } from '../../common/field-problem.js';

/** A module or notice type: an open list, of which pages offer the usual ones (C09, C13). */
const word = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'must be a word of small letters, as approval');

const approvalNotices = z.array(word).max(50).default([]);

const access = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** External id. */
    client: z.string().min(1).max(200),
    /** C13: the notice types whose approval mails this user may get here. */
    approvalNotices,
  }),
);

const email = z
  .string()
  .max(1000)
  .refine((text) => text.trim() !== '', 'must not be empty');

const fields = {
  name: z.string().min(1).max(300),
  /** Any text, as everywhere: the address check judges it when something is to be sent. */
  email,
  /** Of mails; pages are in Dutch where they don't have it. */
  language: z.string().regex(/^[a-z]{2}$/, 'must be a language of two small letters, as nl'),
  active: z.boolean(),
  roles: z.array(z.enum(ROLES)).max(10),
  /** Codes, or all. */
  branches: z.union([z.literal('all'), z.array(z.string().min(1).max(60)).max(1000)]),
  /** Names. */
  printGroups: z.array(z.string().min(1).max(200)).max(1000),
  homeClient: z.string().min(1).max(200).nullable(),
  intermediary: z.boolean(),
  receiveAsContact: z.boolean(),
  catchAll: z.boolean(),
  /** `*` is all of them (Cd5). */
  modules: z.array(z.union([z.literal('*'), word])).max(50),
  access: z.array(access).max(1000),
};

/** Body of `POST /users`: what is left out is as somebody new has it. */
export const newUserBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    ...fields,
    side: z.enum(['staff', 'client']),
    language: fields.language.default('nl'),
    active: fields.active.default(true),
    roles: fields.roles.default([]),
    branches: fields.branches.default([]),
    printGroups: fields.printGroups.default([]),
    homeClient: fields.homeClient.default(null),
    intermediary: fields.intermediary.default(false),
    receiveAsContact: fields.receiveAsContact.default(true),
    catchAll: fields.catchAll.default(false),
    modules: fields.modules.default([]),
    access: fields.access.default([]),
  }),
);

/** Body of `PATCH /users/{id}`: what is left out stays. */
export const userChangeBody = z.preprocess(
  withoutExtraFields,
  z.strictObject({
    /** Of the user as the caller saw it. */
    revision: z.int(),
    ...z.object(fields).partial().shape,
  }),
);

/** Body of `PUT /users/{id}/access/{client}`. */
export const accessBody = z.preprocess(withoutExtraFields, z.strictObject({ approvalNotices }));

export const userQuery = z.strictObject({
  side: z.enum(['staff', 'client']).optional(),
  active: z.stringbool().optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export type NewUser = z.output<typeof newUserBody>;
export type UserChange = z.output<typeof userChangeBody>;
export type UserFilter = z.output<typeof userQuery>;

/** A user as somebody wants it: all fields, references by their names. */
export type WantedUser = NewUser;

/** What a user of one side can't have: staff work for the organisation, client users belong to clients. */
export function contradictions(user: WantedUser): FieldProblem[] {
  const only = (side: string) => `only a user of the ${side} side has this`;
  const wrong: (keyof WantedUser)[] =
    user.side === 'client'
      ? (['roles', 'branches', 'printGroups'] as const).filter((field) => user[field].length > 0)
      : [
          ...(user.homeClient === null ? [] : (['homeClient'] as const)),
          ...(['intermediary', 'catchAll'] as const).filter((field) => user[field]),
          ...(user.access.length > 0 ? (['access'] as const) : []),
        ];
  const problems = wrong.map((field) =>
    fieldProblem(field, 'BAD_VALUE', only(user.side === 'client' ? 'staff' : 'client')),
  );
  const clients = user.access.map(({ client }) => client);
  const twice = clients.findIndex((client, i) => clients.indexOf(client) < i);
  if (twice >= 0) problems.push(fieldProblem(`access[${twice}].client`, 'BAD_VALUE', 'is named twice'));
  return problems;
}
