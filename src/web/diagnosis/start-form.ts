import { isId } from '../../common/ids.js';
import {
  missingInput,
  PROCEDURES,
  type DiagnosisInput,
  type PersonRef,
  type Procedure,
} from '../../decisions/diagnosis/diagnosis-input.js';
import type { FieldError } from '../components/form.js';
import type { Texts } from '../i18n/texts.js';

/** What stands in the fields of the first page of a search, from its query or its form. */
export type StartValues = Readonly<Record<string, string>>;

const FIELDS = ['client', 'person', 'case', 'rule', 'type', 'message', 'about', 'address', 'from', 'to'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What was filled in, without blanks; what is not text counts as nothing. */
export function startValues(given: unknown): StartValues {
  const form = (given ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = form[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim().slice(0, 1_000)]] : [];
    }),
  );
}

/** Somebody typed another one, or an old bookmark has it: then it is the first. */
export function procedureOf(given: unknown): Procedure {
  const procedure = (given as Record<string, unknown> | undefined)?.['procedure'];
  return PROCEDURES.find((one) => one === procedure) ?? 'A';
}

/** The fields as a search takes them. A line is named by its id or its number; the number is looked up before. */
export function startInput(procedure: Procedure, values: StartValues): DiagnosisInput {
  const { about } = values;
  const day = (name: 'from' | 'to') => (DAY.test(values[name] ?? '') ? { [name]: values[name] } : {});
  const text = (name: 'client' | 'case' | 'rule' | 'type' | 'message' | 'address') =>
    values[name] === undefined ? {} : { [name]: values[name] };
  const isAbout = about === 'sender' || about === 'staff' || about === 'address';
  const used: Record<Procedure, DiagnosisInput> = {
    A: { ...text('client'), ...text('case'), ...text('rule'), ...text('type'), ...day('from'), ...day('to') },
    B: text('client'),
    C: { ...text('client'), ...text('rule'), ...text('type') },
    D: text('message'),
    E: {
      ...text('client'),
      ...(isAbout && { about }),
      ...(about === 'staff' && text('type')),
      ...(about === 'address' && text('address')),
    },
  };
  const person = procedure === 'D' || procedure === 'E' ? undefined : personOf(values['person']);
  return { ...used[procedure], ...(person && { person }) };
}

/** As the choice of persons names one: `contact:` and its id. */
export function personOf(text: string | undefined): PersonRef | undefined {
  const [, kind, id] = /^(user|contact|client):(.+)$/s.exec(text ?? '') ?? [];
  return kind && id ? { kind: kind as PersonRef['kind'], id } : undefined;
}

/** What is missing, at its field. */
export function missingErrors(procedure: Procedure, input: DiagnosisInput, t: Texts): FieldError[] {
  return missingInput(procedure, input).map(({ field }) => ({
    field,
    text: t.diagnosis.start.missing[field] ?? field,
  }));
}

/** A message's number, where its id was not given. */
export function messageNumber({ message }: StartValues): string | null {
  return message !== undefined && !isId(message) ? message : null;
}
