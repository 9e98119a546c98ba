import type { TextTemplate } from '../../message-types/templates.js';

interface Words {
  subject: string;
  body: string;
}

const GREETINGS = {
  nl: 'Met vriendelijke groet,\\\n{{ organisation.name }}',
  en: 'Kind regards,\\\n{{ organisation.name }}',
} as const;

/** What each of the office's own types says, opening and greeting apart. */
const WORDS: Readonly<Record<string, Readonly<Record<keyof typeof GREETINGS, Words>>>> = {
  ACP: {
    nl: {
      subject: 'Ter accordering: {{ data.document | default: "een document" }}',
      body: 'Er staat een document voor u klaar om te accorderen: **{{ data.document | default: "een document" }}**.',
    },
    en: {
      subject: 'To approve: {{ data.document | default: "a document" }}',
      body: 'A document waits for your approval: **{{ data.document | default: "a document" }}**.',
    },
  },
  ACH: {
    nl: {
      subject: 'Herinnering: {{ data.document | default: "een document" }} wacht op uw akkoord',
      body: 'U hebt **{{ data.document | default: "een document" }}** nog niet geaccordeerd{% if data.days %}; het staat al {{ data.days }} dagen klaar{% endif %}.',
    },
    en: {
      subject: 'Reminder: {{ data.document | default: "a document" }} waits for your approval',
      body: 'You have not approved **{{ data.document | default: "a document" }}** yet{% if data.days %}; it has waited for {{ data.days }} days{% endif %}.',
    },
  },
  ACO: {
    nl: {
      subject: 'Uw akkoord is ontvangen: {{ data.document | default: "een document" }}',
      body: 'Wij ontvingen uw akkoord op **{{ data.document | default: "een document" }}**. Wij dienen het in.',
    },
    en: {
      subject: 'Your approval was received: {{ data.document | default: "a document" }}',
      body: 'We received your approval of **{{ data.document | default: "a document" }}**. We will file it.',
    },
  },
  ADS: {
    nl: {
      subject: 'Nieuw in uw dossier: {{ data.document | default: "een document" }}',
      body: 'In uw dossier staat een nieuw document: **{{ data.document | default: "een document" }}**.',
    },
    en: {
      subject: 'New in your dossier: {{ data.document | default: "a document" }}',
      body: 'There is a new document in your dossier: **{{ data.document | default: "a document" }}**.',
    },
  },
  AJR: {
    nl: {
      subject: 'Uw jaarrekening{% if data.year %} {{ data.year }}{% endif %} is klaar',
      body: 'Uw jaarrekening{% if data.year %} over {{ data.year }}{% endif %} is klaar. Wij bespreken ze graag met u.',
    },
    en: {
      subject: 'Your annual accounts{% if data.year %} of {{ data.year }}{% endif %} are ready',
      body: 'Your annual accounts{% if data.year %} of {{ data.year }}{% endif %} are ready. We will gladly discuss them with you.',
    },
  },
  ANW: {
    nl: {
      subject: 'Nieuws: {{ data.title | default: "van het kantoor" }}',
      body: 'Er is nieuws van ons kantoor{% if data.title %}: **{{ data.title }}**{% endif %}.',
    },
    en: {
      subject: 'News: {{ data.title | default: "from the office" }}',
      body: 'There is news from our office{% if data.title %}: **{{ data.title }}**{% endif %}.',
    },
  },
  AFS: {
    nl: {
      subject: 'Uw afspraak is bevestigd',
      body: 'Wij bevestigen uw afspraak{% if data.subject %} over **{{ data.subject }}**{% endif %}.',
    },
    en: {
      subject: 'Your appointment is confirmed',
      body: 'We confirm your appointment{% if data.subject %} about **{{ data.subject }}**{% endif %}.',
    },
  },
};

/** The texts of the office's own types, in Dutch and English. */
export const accountancyTexts: readonly TextTemplate[] = Object.entries(WORDS).flatMap(([code, words]) =>
  (['nl', 'en'] as const).map((language) => ({
    code,
    language,
    subject: words[language].subject,
    body: `{{ client.salutation }},\n\n${words[language].body}\n\n${GREETINGS[language]}`,
  })),
);
