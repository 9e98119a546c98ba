import { PIETER, SOFIE } from './people.js';
import { ACCIDENT, PREGNANCY, SICK } from './rules.js';

/** A body for `POST /events`, as the office's absence system would send it (design §8). */
export interface AbsenceEvent {
  key: string;
  kind: string;
  client: string;
  case?: string | { id: string; type: string; startDate: string; roles: Record<string, string>; data: object };
  data: Record<string, unknown>;
}

/** A case before the calendar is known: days are counted back from the day on which the office was founded. */
interface PlannedCase {
  client: string;
  type: string;
  /** Its first day. */
  daysAgo: number;
  /** How often the employee was reported sick this year. */
  reports?: number;
  /** What happened after it was opened, in its order. */
  after?: readonly Happening[];
}

type Happening = 'appointment.made' | 'assessment.planned' | 'week42.reached' | 'case.closed';

/** Open before the rule about week 42 joined its subscription. */
const EARLY: readonly PlannedCase[] = [{ client: 'E1113', type: SICK, daysAgo: 294, reports: 1 }];

const LATER: readonly PlannedCase[] = [
  { client: 'E1111', type: SICK, daysAgo: 6, reports: 4, after: ['appointment.made'] },
  { client: 'E1112', type: SICK, daysAgo: 4, reports: 2 },
  { client: 'E1121', type: SICK, daysAgo: 9 },
  { client: 'E1122', type: SICK, daysAgo: 20, reports: 3, after: ['appointment.made', 'case.closed'] },
  { client: 'E1211', type: SICK, daysAgo: 5 },
  { client: 'E1212', type: PREGNANCY, daysAgo: 2 },
  { client: 'E1221', type: SICK, daysAgo: 8 },
  { client: 'E1222', type: SICK, daysAgo: 30, after: ['appointment.made'] },
  { client: 'E1311', type: SICK, daysAgo: 3 },
  { client: 'E2111', type: SICK, daysAgo: 12, after: ['assessment.planned'] },
  { client: 'E2112', type: SICK, daysAgo: 15, after: ['case.closed'] },
  { client: 'E2121', type: SICK, daysAgo: 11, after: ['assessment.planned'] },
  { client: 'E2122', type: ACCIDENT, daysAgo: 1 },
  { client: 'E2211', type: SICK, daysAgo: 2 },
  { client: 'E3111', type: SICK, daysAgo: 10 },
  { client: 'E3112', type: SICK, daysAgo: 1 },
  { client: 'E3121', type: SICK, daysAgo: 25, after: ['case.closed'] },
  { client: 'E4111', type: SICK, daysAgo: 7 },
];

/** The cases whose plans were fixed before the last rule came. Dates as in `absenceEvents`. */
export function earlyEvents(foundedAt: Date, userIds: ReadonlyMap<string, string>): AbsenceEvent[] {
  return EARLY.flatMap((plan) => eventsOf(plan, foundedAt, userIds));
}

/**
 * What the absence system of the office sent, oldest first. The same moment gives the same events with the same keys.
 *
 * @param foundedAt the moment from which days are counted back
 * @param userIds of the case managers, by e-mail address
 */
export function absenceEvents(foundedAt: Date, userIds: ReadonlyMap<string, string>): AbsenceEvent[] {
  return [
    ...LATER.flatMap((plan) => eventsOf(plan, foundedAt, userIds)),
    ...EARLY.map((plan) => happened(plan, 'week42.reached', foundedAt)),
    ...['W11', 'W12', 'W21', 'W41'].map((client) => ({
      key: `rapport-${client}`,
      kind: 'report.ready',
      client,
      data: { month: 'oktober' },
    })),
  ];
}

/** The number of an employee's case. */
const caseOf = (client: string) => `C${client.slice(1)}`;

function eventsOf(plan: PlannedCase, foundedAt: Date, userIds: ReadonlyMap<string, string>): AbsenceEvent[] {
  const { client, type, daysAgo, reports = 1, after = [] } = plan;
  const firstDay = day(foundedAt, -daysAgo);
  const manager = Number(client.slice(1)) % 2 === 0 ? PIETER : SOFIE;
  const opened: AbsenceEvent = {
    key: `${caseOf(client)}-open`,
    kind: 'case.opened',
    client,
    case: {
      id: caseOf(client),
      type,
      startDate: firstDay,
      roles: { casemanager: userIds.get(manager)! },
      data: { meldingen: reports },
    },
    data: { firstDay },
  };
  return [opened, ...after.map((kind) => happened(plan, kind, foundedAt))];
}

function happened({ client }: PlannedCase, kind: Happening, foundedAt: Date): AbsenceEvent {
  const data = kind === 'case.closed' || kind === 'week42.reached' ? {} : { day: day(foundedAt, 5), place: 'Tiel' };
  return { key: `${caseOf(client)}-${kind}`, kind, client, case: caseOf(client), data };
}

const DAY_MS = 86_400_000;

/** ISO date, so many days after. */
export function day(from: Date, days: number): string {
  return new Date(from.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
