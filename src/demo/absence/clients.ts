import type { PostalInput } from '../../common/postal/postal-address.js';

/** A client as the absence system would send it to `PUT /clients`. */
export interface AbsenceClient {
  externalId: string;
  parent?: string;
  /** A label, as everywhere: what stands above what is told by `parent` alone. */
  kind: 'klant' | 'werkgever' | 'bedrijfsonderdeel' | 'dienstverband';
  name: string;
  emails?: string[];
  postal?: PostalInput;
}

/**
 * The office's tree (A21–A24): customer › employer › department › employment, each after the one above it. K1 works by
 * subscription, K2 by workflow, K3 by subscriptions on several levels; K4 is new.
 */
export const absenceClients: readonly AbsenceClient[] = [
  customer('K1', 'Zorggroep Lingewaard'),
  employer('W11', 'K1', 'Thuiszorg Lingewaard'),
  department('B111', 'W11', 'Team Noord'),
  employee('E1111', 'B111', 'Tim Bos'),
  employee('E1112', 'B111', 'Noor Hendriks'),
  employee('E1113', 'B111', 'Jan Dekker'),
  department('B112', 'W11', 'Team Zuid'),
  employee('E1121', 'B112', 'Lotte Kuipers'),
  employee('E1122', 'B112', 'Fatima el Idrissi'),
  employer('W12', 'K1', 'Verpleeghuis De Wilgen'),
  department('B121', 'W12', 'Afdeling Oost'),
  employee('E1211', 'B121', 'Daan Willems'),
  employee('E1212', 'B121', 'Marieke Post'),
  department('B122', 'W12', 'Keuken'),
  employee('E1221', 'B122', 'Sanne de Graaf'),
  employee('E1222', 'B122', 'Kees van Leeuwen', ['kees.vanleeuwen.mailbox.example']),
  employer('W13', 'K1', 'Kraamzorg Lingewaard'),
  department('B131', 'W13', 'Wijkteam'),
  employee('E1311', 'B131', 'Eva Schouten'),

  customer('K2', 'Bouwgroep Van Ommeren'),
  employer('W21', 'K2', 'Van Ommeren Aannemers'),
  department('B211', 'W21', 'Uitvoering'),
  employee('E2111', 'B211', 'Stefan Kowalski'),
  employee('E2112', 'B211', 'Martijn Brouwer'),
  department('B212', 'W21', 'Werkplaats'),
  employee('E2121', 'B212', 'Rachid Amrani'),
  employee('E2122', 'B212', 'Gerrit Veenstra'),
  employer('W22', 'K2', 'Van Ommeren Installatie'),
  department('B221', 'W22', 'Montage'),
  employee('E2211', 'B221', 'Dennis Groen'),

  customer('K3', 'Gemeente Oeverdam'),
  employer('W31', 'K3', 'Stadskantoor Oeverdam'),
  department('B311', 'W31', 'Burgerzaken'),
  employee('E3111', 'B311', 'Yvonne Timmer'),
  employee('E3112', 'B311', 'Aylin Demir'),
  department('B312', 'W31', 'Groenbeheer'),
  employee('E3121', 'B312', 'Piet Zwart'),

  customer('K4', 'De Vries Koeriers Groep'),
  employer('W41', 'K4', 'De Vries Koeriers'),
  department('B411', 'W41', 'Planning'),
  employee('E4111', 'B411', 'Bram Vermeer'),
];

function customer(externalId: string, name: string): AbsenceClient {
  return { externalId, kind: 'klant', name };
}

function employer(externalId: string, parent: string, name: string): AbsenceClient {
  return { externalId, parent, kind: 'werkgever', name };
}

function department(externalId: string, parent: string, name: string): AbsenceClient {
  return { externalId, parent, kind: 'bedrijfsonderdeel', name };
}

/** Somebody in a department; all live in one street, each at the number that is his own number's end. */
function employee(externalId: string, parent: string, name: string, emails = [mailboxOf(name)]): AbsenceClient {
  const postal = {
    street: 'Lindelaan',
    houseNumber: String(Number(externalId.slice(1)) % 100),
    postcode: '4001 CD',
    city: 'Tiel',
    country: 'NL',
  };
  return { externalId, parent, kind: 'dienstverband', name, emails, postal };
}

function mailboxOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@mailbox.example`;
}
