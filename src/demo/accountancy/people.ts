import type { WantedContact } from '../../clients/contacts.service.js';
import type { NewUser } from '../../clients/users/user-input.js';
import type { dossiers } from './dossiers.js';

/** What is left out is as somebody new has it. */
export type DemoUser = Pick<NewUser, 'side' | 'name' | 'email'> & Partial<NewUser>;

type ClientUser = Pick<DemoUser, 'name' | 'email'> & Partial<NewUser>;
type DossierId = (typeof dossiers)[number]['externalId'];

const ALL_NOTICES = ['placement', 'reminder', 'receipt'];

/** Managers of dossiers (E04); who signs in to the demo stands in `office.ts`. */
export const managers: readonly DemoUser[] = [
  { side: 'staff', name: 'Hilde Coppens', email: 'hilde@lindehof.example', roles: ['circulation'], branches: 'all' },
  { side: 'staff', name: 'Wim Sterckx', email: 'wim@lindehof.example', roles: ['circulation'], branches: 'all' },
  // Planted fault: retired, yet still manager of K2014 and the one who gets the VAT mails.
  { side: 'staff', name: 'Luc Wauters', email: 'luc@lindehof.example', active: false },
];

/** Users at clients: whose mails depend on their ticks, rights and addresses. */
export const clientUsers: readonly DemoUser[] = [
  at('K2001', { name: 'Els Van Acker', email: 'els@dekorenaar.example', modules: ['*'], catchAll: true }),
  at('K2001', { name: 'Pieter Van Acker', email: 'pieter@dekorenaar.example', modules: ['dossier'] }),

  at('K2002', { name: 'Jan Goossens', email: 'jan@tkasteel.example', modules: ['approval', 'dossier'] }),
  // Planted fault: with SMS confirmation she may approve reminders, and not what is placed (C12, C13).
  at('K2002', { name: 'Sofie Goossens', email: 'sofie@tkasteel.example', modules: ['approval', 'dossier'] }, [
    'reminder',
  ]),

  at('K2003', { name: 'Ann Lemmens', email: 'ann@dezwaan.example', modules: ['*'], catchAll: true }),
  // Planted fault: switched off when he was ill, and never switched on again (A14).
  at('K2003', { name: 'Dirk Lemmens', email: 'dirk@dezwaan.example', modules: ['*'], active: false }),

  at('K2004', { name: 'Tom Baert', email: 'tom@garagebaert.example', modules: ['*'], catchAll: true }),
  // Planted fault: she ticked Approval, and not Dossier (C08).
  at('K2004', { name: 'Nele Baert', email: 'nele@garagebaert.example', modules: ['approval'] }),

  at('K2005', { name: 'Mieke Aerts', email: 'mieke@tandartsaerts.example', catchAll: true }),

  // Planted fault: Outlook puts what it does not know into the junk folder (B08).
  at('K2006', { name: 'Lieven De Backer', email: 'lieven.debacker@hotmail.com', modules: ['*'] }),

  at('K2007', { name: 'Rik Verhoeven', email: 'rik@verhoeven.example', modules: ['*'], catchAll: true }),
  // Planted fault: she keeps the books of Verhuur as well, and has access to Transport only (C04).
  at('K2008', { name: 'Carla Nijs', email: 'carla@verhoeven.example', modules: ['*'] }),
  at('K2009', { name: 'Bram Nys', email: 'bram@verhoeven.example', modules: ['dossier'] }),

  // C05: of another client, with access to this one.
  {
    ...at('K2010', { name: 'Femke Adams', email: 'femke@adamsadvies.example', modules: ['dossier'] }),
    intermediary: true,
    access: ['K2010', 'K2009'].map((client) => ({ client, approvalNotices: [] })),
  },

  // Planted fault: what has no module reaches nobody here, as nobody is catch-all (C16).
  at('K2011', { name: 'Tine Wuyts', email: 'tine@kapsalonknip.example', modules: ['approval', 'dossier'] }),

  // Planted fault: she does not receive what goes to contacts (A16).
  at('K2012', {
    name: 'Greet Peeters',
    email: 'greet@drukkerijpeeters.example',
    modules: ['*'],
    receiveAsContact: false,
  }),
  at('K2012', { name: 'Stijn Peeters', email: 'stijn@drukkerijpeeters.example', modules: ['dossier'] }),

  // Planted fault: an address without @ (D08).
  at('K2013', { name: 'Iris Smets', email: 'iris.bloemeniris.example', modules: ['*'] }),

  at('K2014', { name: 'Karel Houtmans', email: 'karel@houtmans.example', modules: ['*'], catchAll: true }),
  at('K2015', { name: 'Nancy Dierckx', email: 'nancy@frituurdehoek.example', modules: ['*'], catchAll: true }),

  // Planted fault: her mails come back (the demo's mail server knows nobody at bounce.example).
  at('K2016', { name: 'An Roos', email: 'an.roos@bounce.example', modules: ['*'] }),
];

/** Contacts of clients, with the address of the user that each is linked to (A11, A13). */
export const contacts: readonly (Omit<WantedContact, 'user'> & { user: string })[] = [
  { client: 'K2001', name: 'Els Van Acker', role: 'zaakvoerder', user: 'els@dekorenaar.example' },
  { client: 'K2007', name: 'Rik Verhoeven', role: 'zaakvoerder', user: 'rik@verhoeven.example' },
  { client: 'K2012', name: 'Greet Peeters', role: 'zaakvoerder', user: 'greet@drukkerijpeeters.example' },
  { client: 'K2012', name: 'Stijn Peeters', role: 'zaakvoerder', user: 'stijn@drukkerijpeeters.example' },
];

/** A user of this client, with access to it and these approval rights there. */
function at(client: DossierId, user: ClientUser, approvalNotices = ALL_NOTICES): DemoUser {
  return { ...user, side: 'client', homeClient: client, access: [{ client, approvalNotices }] };
}
