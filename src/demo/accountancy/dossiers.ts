import type { ClientInput } from '../../clients/client-input.js';

type Dossier = Pick<ClientInput, 'externalId' | 'name'> & Partial<ClientInput>;

/** Groups of dossiers; mails for theirs go out from the group's address, where it has one (E05). */
export const groups: readonly { name: string; email: string | null }[] = [
  { name: 'Horeca', email: 'horeca@lindehof.example' },
  // Planted fault: nobody filled its address in, so it counts as no group (E08).
  { name: 'Vrije beroepen', email: null },
];

/** The office's clients, each after the one above it. */
export const dossiers = [
  {
    externalId: 'K2001',
    name: 'Bakkerij De Korenaar',
    manager: 'hilde@lindehof.example',
    confirmation: 'pin',
    // C03: an address on the card, which no mail ever goes to.
    emails: ['info@dekorenaar.example'],
    postal: postal('Grote Markt', '4', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2002',
    name: "Brasserie 't Kasteel",
    group: 'Horeca',
    confirmation: 'sms',
    postal: postal('Vismarkt', '12', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2003',
    name: 'Café De Zwaan',
    group: 'Horeca',
    confirmation: 'sms',
    postal: postal('IJzerenleen', '31', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2004',
    name: 'Garage Baert',
    manager: 'wim@lindehof.example',
    confirmation: 'pin',
    postal: postal('Leuvensesteenweg', '210', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2005',
    name: 'Tandartspraktijk Aerts',
    group: 'Vrije beroepen',
    postal: postal('Befferstraat', '8', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2006',
    name: 'Advocatenkantoor De Backer',
    group: 'Vrije beroepen',
    manager: 'hilde@lindehof.example',
    postal: postal('Keizerstraat', '19', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2007',
    kind: 'holding',
    name: 'Verhoeven Holding',
    manager: 'wim@lindehof.example',
    confirmation: 'pin',
    postal: postal('Blarenberglaan', '2', '2800', 'Mechelen'),
  },
  { externalId: 'K2008', name: 'Verhoeven Transport', parent: 'K2007' },
  { externalId: 'K2009', name: 'Verhoeven Verhuur', parent: 'K2007' },
  { externalId: 'K2010', name: 'Adams Advies', postal: postal('Veemarkt', '5', '2800', 'Mechelen') },
  {
    externalId: 'K2011',
    name: 'Kapsalon Knip',
    confirmation: 'pin',
    postal: postal('Onze-Lieve-Vrouwestraat', '77', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2012',
    name: 'Drukkerij Peeters',
    manager: 'hilde@lindehof.example',
    postal: postal('Zandpoortvest', '40', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2013',
    name: 'Bloemen Iris',
    manager: 'wim@lindehof.example',
    postal: postal('Bruul', '63', '2800', 'Mechelen'),
  },
  {
    externalId: 'K2014',
    name: 'Schrijnwerkerij Houtmans',
    // Planted fault: he retired, and nobody gave his dossiers to somebody else (Ed1).
    manager: 'luc@lindehof.example',
    postal: postal('Battelsesteenweg', '118', '2800', 'Mechelen'),
  },
  { externalId: 'K2015', name: 'Frituur De Hoek', postal: postal('Hombeeksesteenweg', '3', '2800', 'Mechelen') },
  {
    externalId: 'K2016',
    name: 'Apotheek Roos',
    manager: 'wim@lindehof.example',
    postal: postal('Nekkerspoelstraat', '22', '2800', 'Mechelen'),
  },
] as const satisfies readonly Dossier[];

function postal(street: string, houseNumber: string, postcode: string, city: string) {
  return { street, houseNumber, postcode, city, country: 'BE' };
}
