import type { PlantedFault } from '../planted-fault.js';

/** Bode sends a test mail on the way, it arrives, and the mail that is missed lies in the junk folder. */
const TESTED_AND_IN_JUNK = ['send', 'yes', 'yes'] as const;

/** What is wrong in the accountancy office on purpose, one fault for each kind of outcome (seeds 001, 002 and 004). */
export const accountancyFaults: readonly PlantedFault[] = [
  {
    complaint: {
      nl: 'Nele Baert van Garage Baert hoort niets van nieuwe documenten in het dossier; Tom wel.',
      en: 'Nele Baert of Garage Baert hears nothing of new documents in the dossier; Tom does.',
    },
    procedure: 'A',
    start: { client: 'K2004', person: 'Nele Baert', rule: 'Nieuw document in het dossier' },
    answers: [],
    outcome: 'MODULE_OFF',
    repairedAt: 'Nele Baert',
  },
  {
    complaint: {
      nl: "Sofie Goossens van Brasserie 't Kasteel kreeg de btw-aangifte niet ter accordering; de herinnering wel.",
      en: "Sofie Goossens of Brasserie 't Kasteel did not get the VAT return to approve, yet got the reminder.",
    },
    procedure: 'A',
    start: { client: 'K2002', person: 'Sofie Goossens', rule: 'Document ter accordering' },
    answers: [],
    outcome: 'NO_APPROVAL_RIGHT',
    repairedAt: 'Sofie Goossens',
  },
  {
    complaint: {
      nl: 'Dirk Lemmens van Café De Zwaan is terug van ziekte en krijgt niets meer.',
      en: 'Dirk Lemmens of Café De Zwaan is back after his illness and gets nothing any more.',
    },
    procedure: 'A',
    start: { client: 'K2003', person: 'Dirk Lemmens', rule: 'Nieuw document in het dossier' },
    answers: [],
    outcome: 'USER_INACTIVE',
    repairedAt: 'Dirk Lemmens',
  },
  {
    complaint: {
      nl: 'Greet Peeters, zaakvoerder van Drukkerij Peeters, hoorde niet dat de jaarrekening klaar is; haar broer Stijn wel.',
      en: 'Greet Peeters, manager of Drukkerij Peeters, did not hear that the annual accounts are ready; her brother Stijn did.',
    },
    procedure: 'A',
    start: { client: 'K2012', person: 'Greet Peeters, zaakvoerder', rule: 'Jaarrekening klaar' },
    answers: [],
    outcome: 'RECEIVE_OFF',
    repairedAt: 'Greet Peeters',
  },
  {
    complaint: {
      nl: 'Carla Nijs van Verhoeven Transport doet ook de boeken van Verhoeven Verhuur, en krijgt de documenten van Verhuur niet.',
      en: 'Carla Nijs of Verhoeven Transport keeps the books of Verhoeven Verhuur too, and does not get the documents of Verhuur.',
    },
    procedure: 'A',
    start: { client: 'K2009', person: 'Carla Nijs', rule: 'Nieuw document in het dossier', from: 'user' },
    answers: [],
    outcome: 'NO_ACCESS',
    repairedAt: 'Carla Nijs',
  },
  {
    complaint: {
      nl: 'Bij het bevestigen van een afspraak met Kapsalon Knip zei het scherm dat niemand een mail krijgt.',
      en: 'When an appointment with Kapsalon Knip was confirmed, the screen said that nobody gets a mail.',
    },
    procedure: 'C',
    start: { client: 'K2011', type: 'AFS' },
    answers: [],
    outcome: 'NO_RECIPIENT',
    repairedAt: 'Kapsalon Knip',
  },
  {
    complaint: {
      nl: 'Tom Baert vindt dat hij een herinnering had moeten krijgen: zijn btw-aangifte staat al drie dagen klaar.',
      en: 'Tom Baert says he should have had a reminder: his VAT return has waited for three days.',
    },
    procedure: 'A',
    start: { client: 'K2004', person: 'Tom Baert', rule: 'Herinnering aan een accordering' },
    answers: [],
    outcome: 'CONDITION_FAILED',
    repairedAt: 'Herinnering aan een accordering',
  },
  {
    complaint: {
      nl: 'Nancy Dierckx van Frituur De Hoek las het nieuws over de kassaregels nergens.',
      en: 'Nancy Dierckx of Frituur De Hoek read the news about cash registers nowhere.',
    },
    procedure: 'A',
    start: { client: 'K2015', person: 'Nancy Dierckx' },
    answers: [],
    outcome: 'NO_RULE',
    repairedAt: 'Nieuws van het kantoor',
  },
  {
    complaint: {
      nl: 'Lieven De Backer vindt de mail over zijn loonfiches niet; hij heeft een adres bij Hotmail.',
      en: 'Lieven De Backer cannot find the mail about his payslips; his address is at Hotmail.',
    },
    procedure: 'A',
    start: { client: 'K2006', person: 'Lieven De Backer', rule: 'Nieuw document in het dossier' },
    answers: TESTED_AND_IN_JUNK,
    outcome: 'IN_JUNK',
    repairedAt: 'Mails uit de map Ongewenste e-mail houden',
  },
  {
    complaint: {
      nl: 'Iris Smets van Bloemen Iris kreeg nog nooit een mail van het kantoor.',
      en: 'Iris Smets of Bloemen Iris never had a mail from the office.',
    },
    procedure: 'A',
    start: { client: 'K2013', person: 'Iris Smets', rule: 'Document ter accordering' },
    answers: [],
    outcome: 'NO_LETTER_FORM',
    also: ['ADDRESS_NO_AT'],
    repairedAt: 'Iris Smets',
  },
  {
    complaint: {
      nl: 'An Roos van Apotheek Roos kreeg de loonfiches niet.',
      en: 'An Roos of Apotheek Roos did not get the payslips.',
    },
    procedure: 'D',
    start: { person: 'An Roos', type: 'ADS' },
    answers: [],
    outcome: 'USER_ADDRESS_BOUNCED',
    also: ['BOUNCED_UNKNOWN_USER'],
    repairedAt: 'An Roos',
  },
  {
    complaint: {
      nl: 'Mails aan Tandartspraktijk Aerts komen van noreply@, en niet van het team Vrije beroepen.',
      en: 'Mails to Tandartspraktijk Aerts come from noreply@, and not from the team Vrije beroepen.',
    },
    procedure: 'E',
    start: { client: 'K2005', about: 'sender' },
    answers: [],
    outcome: 'SENDER_FOUND',
    also: ['GROUP_HAS_NO_ADDRESS'],
    repairedAt: 'Vrije beroepen',
  },
  {
    complaint: {
      nl: 'Karel Houtmans kreeg zijn mails altijd van Luc; nu komen ze van noreply@.',
      en: 'Karel Houtmans always had his mails from Luc; now they come from noreply@.',
    },
    procedure: 'E',
    start: { client: 'K2014', about: 'sender' },
    answers: [],
    outcome: 'SENDER_FOUND',
    also: ['SKIPPED_INVALID'],
    repairedAt: 'Schrijnwerkerij Houtmans',
  },
  {
    complaint: {
      nl: 'Niemand op kantoor ziet dat Schrijnwerkerij Houtmans haar btw-documenten volledig heeft.',
      en: 'Nobody at the office sees that the VAT documents of Schrijnwerkerij Houtmans are complete.',
    },
    procedure: 'E',
    start: { client: 'K2014', about: 'staff', type: 'F03' },
    answers: [],
    outcome: 'STAFF_FOUND',
    also: ['CHOSEN_STAFF_INACTIVE', 'SKIPPED_INVALID'],
    repairedAt: 'Ontvangers van automatische e-mails',
  },
  {
    complaint: {
      nl: 'Frituur De Hoek wil Sander als gebruiker, maar zijn adres sander@demo.bode.example wordt geweigerd.',
      en: 'Frituur De Hoek wants Sander as a user, but his address sander@demo.bode.example is refused.',
    },
    procedure: 'E',
    start: { client: 'K2015', about: 'address', address: 'sander@demo.bode.example' },
    answers: [],
    outcome: 'USER_ACTIVE_ELSEWHERE',
    repairedAt: 'Nieuwe gebruiker van een klant',
  },
];
