import type { TextTemplate } from '../../message-types/templates.js';

interface Words {
  subject: string;
  body: string;
}

type Both = Readonly<Record<'nl' | 'en', Words>>;

/** What each of the office's types says between the greetings; `client` is whoever the case is about. */
const WORDS: Readonly<Record<string, Both>> = {
  VZM: {
    nl: {
      subject: 'Ziekmelding van {{ client.name }}',
      body: '**{{ client.name }}** is ziek gemeld{% if data.firstDay %}, met {{ data.firstDay | date }} als eerste dag{% endif %}. U vindt de case in het dossier.',
    },
    en: {
      subject: '{{ client.name }} was reported sick',
      body: '**{{ client.name }}** was reported sick{% if data.firstDay %}, from {{ data.firstDay | date }} on{% endif %}. You find the case in the dossier.',
    },
  },
  VHM: {
    nl: {
      subject: 'Herstelmelding van {{ client.name }}',
      body: '**{{ client.name }}** is hersteld gemeld. De case is gesloten.',
    },
    en: {
      subject: '{{ client.name }} has recovered',
      body: '**{{ client.name }}** was reported recovered. The case is closed.',
    },
  },
  VFV: {
    nl: {
      subject: 'Frequent verzuim: {{ client.name }}',
      body: '**{{ client.name }}** is dit jaar al vaker ziek gemeld. Plan een gesprek over frequent verzuim.',
    },
    en: {
      subject: 'Frequent absence: {{ client.name }}',
      body: '**{{ client.name }}** was reported sick several times this year. Plan a talk about frequent absence.',
    },
  },
  VPA: {
    nl: {
      subject: 'De probleemanalyse van {{ client.name }}',
      body: 'Het verzuim van **{{ client.name }}** duurt zes weken: de probleemanalyse moet nu klaar zijn.',
    },
    en: {
      subject: 'The problem analysis of {{ client.name }}',
      body: 'The absence of **{{ client.name }}** lasts six weeks: the problem analysis is due now.',
    },
  },
  VWO: {
    nl: {
      subject: 'Werkplekonderzoek voor {{ client.name }}',
      body: 'Voor **{{ client.name }}** is een werkplekonderzoek gepland{% if data.day %} op {{ data.day | date }}{% endif %}.',
    },
    en: {
      subject: 'Workplace assessment for {{ client.name }}',
      body: 'A workplace assessment is planned for **{{ client.name }}**{% if data.day %} on {{ data.day | date }}{% endif %}.',
    },
  },
  VAO: {
    nl: {
      subject: 'Arbeidsongeval: {{ client.name }}',
      body: '**{{ client.name }}** had een arbeidsongeval. Meld het binnen vijf dagen aan de inspectie.',
    },
    en: {
      subject: 'Accident at work: {{ client.name }}',
      body: '**{{ client.name }}** had an accident at work. Report it to the inspectorate within five days.',
    },
  },
  VZW: {
    nl: {
      subject: 'Zwangerschapsverlof van {{ client.name }}',
      body: 'Voor **{{ client.name }}** begint het zwangerschapsverlof. Vraag de uitkering tijdig aan.',
    },
    en: {
      subject: 'Pregnancy leave of {{ client.name }}',
      body: 'The pregnancy leave of **{{ client.name }}** begins. Apply for the benefit in time.',
    },
  },
  V42: {
    nl: {
      subject: 'Week 42: meld {{ client.name }} langdurig ziek',
      body: 'Het verzuim van **{{ client.name }}** duurt tweeënveertig weken. Meld het aan de uitvoerder van de werknemersverzekeringen.',
    },
    en: {
      subject: 'Week 42: report the long absence of {{ client.name }}',
      body: 'The absence of **{{ client.name }}** lasts forty-two weeks. Report it to the benefits agency.',
    },
  },
  VSU: {
    nl: {
      subject: 'Uitnodiging voor het spreekuur',
      body: 'De bedrijfsarts nodigt u uit voor het spreekuur{% if data.day %} op {{ data.day | date }}{% endif %}{% if data.place %} in {{ data.place }}{% endif %}. Kunt u niet komen? Bel ons dan.',
    },
    en: {
      subject: 'Invitation to a consultation',
      body: 'The company doctor invites you to a consultation{% if data.day %} on {{ data.day | date }}{% endif %}{% if data.place %} in {{ data.place }}{% endif %}. If you can’t come, please call us.',
    },
  },
  VMR: {
    nl: {
      subject: 'Maandrapportage van {{ client.name }}',
      body: 'De verzuimcijfers van **{{ client.name }}**{% if data.month %} over {{ data.month }}{% endif %} staan klaar.',
    },
    en: {
      subject: 'Monthly report of {{ client.name }}',
      body: 'The absence figures of **{{ client.name }}**{% if data.month %} for {{ data.month }}{% endif %} are ready.',
    },
  },
};

const GREETINGS = {
  nl: 'Met vriendelijke groet,\\\n{{ organisation.name }}',
  en: 'Kind regards,\\\n{{ organisation.name }}',
} as const;

/** The texts of the office's types, in Dutch and English. */
export const absenceTexts: readonly TextTemplate[] = Object.entries(WORDS).flatMap(([code, words]) =>
  (['nl', 'en'] as const).map((language) => {
    const { subject, body } = words[language];
    const whole = `{{ client.salutation }},\n\n${body}\n\n${GREETINGS[language]}`;
    return { code, language, subject, body: whole };
  }),
);
