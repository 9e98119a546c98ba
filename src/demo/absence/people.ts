import type { NewUser } from '../../clients/users/user-input.js';

/** A body of `POST /users`. */
type User = Pick<NewUser, 'side' | 'name' | 'email'> & Partial<NewUser>;

/** Somebody at a client to whom mails go through the user of this address; null: nobody linked one. */
export interface AbsenceContact {
  client: string;
  name: string;
  role: string;
  /** E-mail address of the user. */
  user: string | null;
}

/** The case managers of the office itself: a case names the one who looks after it (A10). */
export const SOFIE = 'sofie.blom@delinge.example';
export const PIETER = 'pieter.nauta@delinge.example';

/** Users, in the office and at its customers. What is wrong with some of them is told in `planted-faults.ts`. */
export const absenceUsers: readonly User[] = [
  { side: 'staff', name: 'Sofie Blom', email: SOFIE, branches: 'all' },
  { side: 'staff', name: 'Pieter Nauta', email: PIETER, branches: 'all' },

  at('W11', { name: 'Petra Smit', email: 'petra.smit@lingewaard.example', modules: ['*'] }),
  // Planted fault: Ruud left, and his account was closed; the contact still points at it (A14).
  at('B112', { name: 'Ruud Peters', email: 'ruud.peters@lingewaard.example', active: false }),
  at('W12', { name: 'Mieke Prins', email: 'mieke.prins@lingewaard.example', modules: ['reports'] }),
  // Planted fault: Ilse changed departments; her account has access to the kitchen only (A15).
  at('B122', { name: 'Ilse Vos', email: 'ilse.vos@lingewaard.example' }),
  // Planted fault: Bert switched off "Ontvang emails indien contactpersoon?" (A16).
  at('B122', { name: 'Bert Kok', email: 'bert.kok@lingewaard.example', receiveAsContact: false }),
  // Planted fault: he sees all of it and expects its mails, but the rules tick contacts only (A09).
  at('W12', { name: 'Frank de Boer', email: 'frank.deboer@lingewaard.example' }),
  // Planted fault: her mailbox is one at which our mails often land in the junk folder (B08).
  at('B131', { name: 'Femke Visser', email: 'femke.visser@hotmail.com' }),
  // Planted fault: a slip in the domain; the mails arrive, at somebody else's (B09, N13).
  at('B131', { name: 'Joris Kramer', email: 'joris.kramer@gmial.com' }),

  at('K2', { name: 'Carla van Dam', email: 'carla.vandam@vanommeren.example', modules: ['*'] }),
  at('B211', { name: 'Henk Scholten', email: 'henk.scholten@vanommeren.example' }),
  // Planted fault: his mailbox was removed; what is sent there comes back (B14).
  at('W22', { name: 'Marco Pol', email: 'weg.marco.pol@vanommeren.example' }),

  at('W31', { name: 'Ingrid Meijer', email: 'ingrid.meijer@oeverdam.example', modules: ['*'] }),

  // Planted fault: he ticked no module, and nobody of De Vries is catch-all (C07, C14).
  at('W41', { name: 'Hans de Vries', email: 'hans@devrieskoeriers.example' }),

  // An accountant of several customers: an intermediary, who is on no client's own tab (A19).
  {
    ...at('K3', { name: 'Tessa Hoekstra', email: 'tessa@hoekstra-arbeidsdeskundige.example', intermediary: true }),
    access: [accessTo('K3'), accessTo('K4')],
  },
];

export const absenceContacts: readonly AbsenceContact[] = [
  { client: 'W11', name: 'Petra Smit', role: 'hr', user: 'petra.smit@lingewaard.example' },
  // Planted fault: nobody linked him to a user (A13).
  { client: 'B111', name: 'Gijs Bakker', role: 'leidinggevende', user: null },
  { client: 'B112', name: 'Ruud Peters', role: 'leidinggevende', user: 'ruud.peters@lingewaard.example' },
  { client: 'W12', name: 'Mieke Prins', role: 'hr', user: 'mieke.prins@lingewaard.example' },
  { client: 'B121', name: 'Ilse Vos', role: 'leidinggevende', user: 'ilse.vos@lingewaard.example' },
  { client: 'B122', name: 'Bert Kok', role: 'leidinggevende', user: 'bert.kok@lingewaard.example' },
  { client: 'B131', name: 'Femke Visser', role: 'leidinggevende', user: 'femke.visser@hotmail.com' },
  { client: 'B131', name: 'Joris Kramer', role: 'hr', user: 'joris.kramer@gmial.com' },
  { client: 'K2', name: 'Carla van Dam', role: 'hr', user: 'carla.vandam@vanommeren.example' },
  // Planted fault: the rules of the workflow tick contacts of the role hr, and he is none (A11).
  { client: 'B211', name: 'Henk Scholten', role: 'uitvoerder', user: 'henk.scholten@vanommeren.example' },
  { client: 'W22', name: 'Marco Pol', role: 'hr', user: 'weg.marco.pol@vanommeren.example' },
  { client: 'W31', name: 'Ingrid Meijer', role: 'hr', user: 'ingrid.meijer@oeverdam.example' },
  { client: 'W41', name: 'Hans de Vries', role: 'hr', user: 'hans@devrieskoeriers.example' },
];

/** A user of a customer, with access to what is below this client. */
function at(client: string, user: Pick<User, 'name' | 'email'> & Partial<User>): User {
  return { side: 'client', homeClient: client, access: [accessTo(client)], ...user };
}

function accessTo(client: string): NewUser['access'][number] {
  return { client, approvalNotices: [] };
}
