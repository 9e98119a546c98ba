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

/** The field with the client whose people and cases the page offered; empty where it offered nobody's. */
export const OFFERED_FIELD = 'offered';

/** Of these it is chosen who misses the mail, which depends on the client. */
export function asksPerson(procedure: Procedure): procedure is 'A' | 'B' {
  return procedure === 'A' || procedure === 'B';
}

/**
 * Where the page comes again with the people of the client that was named, before a search can begin; null where those were
 * offered already. Whoever was named stays so: he may miss the mail of a client to which he has no access. A case, and a
 * client that was itself the one who missed it, are of the client before.
 */
export function choosesAgain(procedure: Procedure, form: unknown, values: StartValues): StartValues | null {
  const { client = '', case: _case, person, ...rest } = values;
  if (!asksPerson(procedure) || client === '' || client === offeredIn(form)) return null;
  return { procedure, ...rest, client, ...(person !== undefined && !person.startsWith('client:') && { person }) };
}

/** People of a client were there to choose from. */
export function wasOffered(form: unknown): boolean {
  return Boolean(offeredIn(form));
}

function offeredIn(form: unknown): unknown {
  return (form as Record<string, unknown> | undefined)?.[OFFERED_FIELD];
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

/** What is missing, at its field; without a client there is nobody to choose yet, so that is missing first. */
export function missingErrors(procedure: Procedure, input: DiagnosisInput, t: Texts): FieldError[] {
  return missingInput(procedure, input).map((missing) => {
    const field = missing.field === 'person' && input.client === undefined ? 'client' : missing.field;
    return { field, text: t.diagnosis.start.missing[field] ?? field };
  });
}

/** A message's number, where its id was not given. */
export function messageNumber({ message }: StartValues): string | null {
  return message !== undefined && !isId(message) ? message : null;
}
