import { emailOnly, type DefaultType } from '../../message-types/default-types.js';

/** What an absence-management office writes about a case: to the employer's people, and to the employee himself. */
export const absenceTypes: readonly DefaultType[] = [
  mail('VZM', { nl: 'Ziekmelding', en: 'Sickness reported' }),
  mail('VHM', { nl: 'Herstelmelding', en: 'Recovery reported' }),
  mail('VFV', { nl: 'Frequent verzuim', en: 'Frequent absence' }),
  mail('VPA', { nl: 'Probleemanalyse', en: 'Problem analysis' }),
  mail('VWO', { nl: 'Werkplekonderzoek', en: 'Workplace assessment' }),
  mail('VAO', { nl: 'Arbeidsongeval', en: 'Accident at work' }),
  mail('VZW', { nl: 'Zwangerschapsverlof', en: 'Pregnancy leave' }),
  mail('V42', { nl: 'Melding in week 42', en: 'Report in week 42' }),
  {
    ...mail('VSU', { nl: 'Uitnodiging spreekuur', en: 'Consultation' }),
    formats: ['email', 'letter'],
    onBounce: 'letter',
  },
  // C07: goes to users who ticked the module.
  { ...mail('VMR', { nl: 'Maandrapportage', en: 'Monthly report' }), module: 'reports' },
];

function mail(code: string, name: DefaultType['name']): DefaultType {
  return emailOnly({ code, name, retentionDays: 730 });
}
