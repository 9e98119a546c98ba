import type { PlantedFault } from '../planted-fault.js';

/** Bode sends a test mail on the way, and it arrives. */
const TESTED = ['send', 'yes'] as const;

/**
 * What is wrong in the absence-management office on purpose, one fault for each kind of outcome (seeds 000 to 004): first
 * the people, then the rules and their ways, then single lines and addresses. Each stands in a place of its own.
 */
export const absenceFaults: readonly PlantedFault[] = [
  {
    complaint: {
      nl: 'Gijs Bakker, leidinggevende van Team Noord, hoorde niets van de ziekmelding van Tim Bos; Petra Smit wel.',
      en: 'Gijs Bakker, head of Team Noord, heard nothing when Tim Bos was reported sick; Petra Smit did.',
    },
    procedure: 'A',
    start: { client: 'E1111', person: 'Gijs Bakker', case: 'C1111', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'CONTACT_HAS_NO_USER',
    repairedAt: 'Gijs Bakker',
  },
  {
    complaint: {
      nl: 'Ruud Peters van Team Zuid kreeg geen mail over Lotte Kuipers.',
      en: 'Ruud Peters of Team Zuid got no mail about Lotte Kuipers.',
    },
    procedure: 'A',
    start: { client: 'E1121', person: 'Ruud Peters', case: 'C1121', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'USER_INACTIVE',
    repairedAt: 'Ruud Peters',
  },
  {
    complaint: {
      nl: 'Ilse Vos leidt nu Afdeling Oost, en krijgt niets over Daan Willems.',
      en: 'Ilse Vos heads Afdeling Oost now, and gets nothing about Daan Willems.',
    },
    procedure: 'A',
    start: { client: 'E1211', person: 'Ilse Vos', case: 'C1211', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'NO_CASE_RIGHT',
    repairedAt: 'Ilse Vos',
  },
  {
    complaint: {
      nl: 'Bert Kok van de Keuken zegt dat hij nooit een mail krijgt, ook niet over Sanne de Graaf.',
      en: 'Bert Kok of the Keuken says that he never gets a mail, not about Sanne de Graaf either.',
    },
    procedure: 'A',
    start: { client: 'E1221', person: 'Bert Kok, leidinggevende', case: 'C1221', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'RECEIVE_OFF',
    repairedAt: 'Bert Kok',
  },
  {
    complaint: {
      nl: 'Frank de Boer, directeur van De Wilgen, ziet de case van Daan Willems en vraagt waarom hij geen mail kreeg.',
      en: 'Frank de Boer, director of De Wilgen, sees the case of Daan Willems and asks why he got no mail.',
    },
    procedure: 'A',
    start: { client: 'E1211', person: 'Frank de Boer', case: 'C1211', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'RECIPIENT_NOT_SELECTED',
    repairedAt: 'Ziekmelding',
  },
  {
    complaint: {
      nl: 'Henk Scholten, uitvoerder, hoorde van Carla van Dam dat Stefan Kowalski ziek is, en niet van ons.',
      en: 'Henk Scholten, site manager, heard from Carla van Dam that Stefan Kowalski is ill, and not from us.',
    },
    procedure: 'A',
    start: { client: 'E2111', person: 'Henk Scholten', case: 'C2111', rule: 'Ziekmelding bouw' },
    answers: [],
    outcome: 'CONTACT_NOT_SELECTED',
    repairedAt: 'Ziekmelding bouw',
  },
  {
    complaint: {
      nl: 'Ingrid Meijer kreeg geen mail over Yvonne Timmer van Burgerzaken, wel een over Aylin Demir.',
      en: 'Ingrid Meijer got no mail about Yvonne Timmer of Burgerzaken, but one about Aylin Demir.',
    },
    procedure: 'A',
    start: { client: 'E3111', person: 'Ingrid Meijer', case: 'C3111', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'SUBSCRIPTION_STARTS_LATE',
    repairedAt: 'Yvonne Timmer',
  },
  {
    complaint: {
      nl: 'Ingrid Meijer hoorde niet dat Piet Zwart van Groenbeheer hersteld is.',
      en: 'Ingrid Meijer did not hear that Piet Zwart of Groenbeheer has recovered.',
    },
    procedure: 'A',
    start: { client: 'E3121', person: 'Ingrid Meijer', case: 'C3121', rule: 'Herstelmelding' },
    answers: [],
    outcome: 'RULE_NOT_IN_SUBSCRIPTION',
    repairedAt: 'Light',
  },
  {
    complaint: {
      nl: 'Hans de Vries van De Vries Koeriers is klant sinds een week, en hoorde niets van Bram Vermeer.',
      en: 'Hans de Vries of De Vries Koeriers has been a customer for a week, and heard nothing of Bram Vermeer.',
    },
    procedure: 'A',
    start: { client: 'E4111', person: 'Hans de Vries', case: 'C4111', rule: 'Ziekmelding' },
    answers: [],
    outcome: 'NO_SUBSCRIPTION',
    also: ['RULE_NOT_ASSIGNED'],
    repairedAt: 'Bram Vermeer',
  },
  {
    complaint: {
      nl: 'Petra Smit kreeg geen mail dat Jan Dekker in week 42 gemeld moet worden.',
      en: 'Petra Smit got no mail that Jan Dekker has to be reported in week 42.',
    },
    procedure: 'A',
    start: { client: 'E1113', person: 'Petra Smit', case: 'C1113', rule: 'Melding in week 42' },
    answers: [],
    outcome: 'NOT_APPLIED_TO_CASE',
    repairedAt: 'Jan Dekker',
  },
  {
    complaint: {
      nl: 'Carla van Dam wist van het werkplekonderzoek voor Stefan Kowalski, en niet van dat voor Rachid Amrani.',
      en: 'Carla van Dam knew of the workplace assessment for Stefan Kowalski, and not of that for Rachid Amrani.',
    },
    procedure: 'A',
    start: { client: 'E2121', person: 'Carla van Dam', case: 'C2121', rule: 'Werkplekonderzoek gepland' },
    answers: [],
    outcome: 'RULE_NOT_ASSIGNED',
    repairedAt: 'Rachid Amrani',
  },
  {
    complaint: {
      nl: 'Carla van Dam hoorde niets van het arbeidsongeval van Gerrit Veenstra.',
      en: 'Carla van Dam heard nothing of the accident of Gerrit Veenstra.',
    },
    procedure: 'A',
    start: { client: 'E2122', person: 'Carla van Dam', case: 'C2122', rule: 'Arbeidsongeval melden' },
    answers: [],
    outcome: 'WRONG_TRIGGER',
    repairedAt: 'Arbeidsongeval melden',
  },
  {
    complaint: {
      nl: 'Petra Smit verwacht een mail over frequent verzuim van Noor Hendriks: die was dit jaar al twee keer ziek.',
      en: 'Petra Smit expects a mail about frequent absence of Noor Hendriks, who was ill twice this year.',
    },
    procedure: 'A',
    start: { client: 'E1112', person: 'Petra Smit', case: 'C1112', rule: 'Frequent verzuim' },
    answers: [],
    outcome: 'CONDITION_FAILED',
    repairedAt: 'Frequent verzuim',
  },
  {
    complaint: {
      nl: 'Mieke Prins kreeg niets over het zwangerschapsverlof van Marieke Post.',
      en: 'Mieke Prins got nothing about the pregnancy leave of Marieke Post.',
    },
    procedure: 'A',
    start: { client: 'E1212', person: 'Mieke Prins', case: 'C1212' },
    answers: [],
    outcome: 'NO_RULE',
    repairedAt: 'Zwangerschapsverlof',
  },
  {
    complaint: {
      nl: 'Marco Pol van de installatietak kreeg de ziekmelding van Dennis Groen niet.',
      en: 'Marco Pol of the installers did not get the mail about Dennis Groen.',
    },
    procedure: 'A',
    start: { client: 'E2211', person: 'Marco Pol', case: 'C2211', rule: 'Ziekmelding bouw' },
    answers: [],
    outcome: 'USER_ADDRESS_BOUNCED',
    also: ['BOUNCED_UNKNOWN_USER'],
    repairedAt: 'Marco Pol',
  },
  {
    complaint: {
      nl: 'Femke Visser vindt de mail over Eva Schouten niet; ze leest haar mail bij Hotmail.',
      en: 'Femke Visser cannot find the mail about Eva Schouten; she reads her mail at Hotmail.',
    },
    procedure: 'A',
    start: { client: 'E1311', person: 'Femke Visser', case: 'C1311', rule: 'Ziekmelding' },
    answers: [...TESTED, 'yes'],
    outcome: 'IN_JUNK',
    repairedAt: 'Mails uit de map Ongewenste e-mail houden',
  },
  {
    complaint: {
      nl: 'Joris Kramer krijgt volgens Bode alles, en zelf ziet hij niets: ook in Ongewenste e-mail niet.',
      en: 'Joris Kramer gets everything, says Bode, yet he sees nothing, not even in his junk folder.',
    },
    procedure: 'B',
    start: { client: 'E1311', person: 'Joris Kramer' },
    answers: [...TESTED, 'no', 'no'],
    outcome: 'ADDRESS_MAYBE_WRONG',
    repairedAt: 'Joris Kramer',
  },
  {
    complaint: {
      nl: 'Kees van Leeuwen kwam niet op het spreekuur: hij zegt dat hij geen uitnodiging kreeg.',
      en: 'Kees van Leeuwen did not come to the consultation: he says that he was not invited.',
    },
    procedure: 'D',
    start: { client: 'E1222', type: 'VSU' },
    answers: [],
    outcome: 'ADDRESS_NO_AT',
    repairedAt: 'Adressen van Kees van Leeuwen',
  },
  {
    complaint: {
      nl: 'Niemand bij De Vries Koeriers kreeg de maandrapportage.',
      en: 'Nobody at De Vries Koeriers got the monthly report.',
    },
    procedure: 'C',
    start: { client: 'W41', type: 'VMR' },
    answers: [],
    outcome: 'NO_RECIPIENT',
    repairedAt: 'De Vries Koeriers',
  },
  {
    complaint: {
      nl: 'De Vries Koeriers wil dat ook Koen meekijkt, maar koen@demo.bode.example wordt geweigerd.',
      en: 'De Vries Koeriers wants Koen to see the cases too, but koen@demo.bode.example is refused.',
    },
    procedure: 'E',
    start: { about: 'address', address: 'koen@demo.bode.example' },
    answers: [],
    outcome: 'USER_ACTIVE_ELSEWHERE',
    repairedAt: 'Nieuwe gebruiker van een klant',
  },
];
