import { titles } from './data/titles.js';
import type { DemoClient } from './people.js';

/** The seven message types of the demo (L01). */
export type DemoType = 'IV1' | 'WEL' | 'HR1' | 'HR2' | 'RSO' | 'CAE' | 'NBF';

/** A body for `POST /messages`, as the demo's library system would send it (design §8). */
export interface DemoRequest {
  key: string;
  type: DemoType;
  /** An external id, or the whole client where his address is another than today's. */
  client: string | DemoClient;
  branch: DemoClient['branch'];
  data: { items?: DemoItem[]; amount?: number; endDate?: string };
  ref: string;
  validUntil?: string;
  supersedes?: string;
  run?: string;
}

export interface DemoItem {
  title: string;
  itemId: string;
  /** ISO date. */
  dueDate: string;
}

/** A request before the calendar is known: days are counted back from the day on which the demo is filled. */
export interface PlannedRequest {
  type: DemoType;
  client: DemoClient;
  /** Send the whole client along. */
  whole?: boolean;
  daysAgo: number;
  /** Places in the list of titles. */
  titles: readonly number[];
  /** Tells requests of one type for one client apart. */
  turn: number;
  /** The message before it, which it makes pointless (L22). */
  supersedes?: PlannedRequest;
  /** The day of pick-up has passed, and nobody needs to hear of it any more (L22). */
  lapsed?: boolean;
}

/** Days from the message to the date in its table: of return (past for a reminder), of pick-up, of expiry. */
const DAYS_TO_DATE: Record<DemoType, number> = { IV1: 3, WEL: 0, HR1: -7, HR2: -21, RSO: 8, CAE: 30, NBF: -49 };

/** Euro for each title; for CAE in all. */
const AMOUNTS: Partial<Record<DemoType, number>> = { HR1: 0.5, HR2: 2.1, CAE: 10, NBF: 21.95 };

/** What the library system sends in its nightly runs; the rest goes as it happens. */
const NIGHTLY: readonly DemoType[] = ['IV1', 'HR1', 'HR2', 'CAE', 'NBF'];

/** The request as it is posted, when the demo is filled on the day of `now`. */
export function dated(plan: PlannedRequest, now: Date): DemoRequest {
  const { type, client, whole, daysAgo, supersedes, lapsed } = plan;
  return {
    key: `demo-${client.externalId}-${type}-${plan.turn}`,
    type,
    client: whole ? client : client.externalId,
    branch: client.branch,
    data: dataOf(plan, now),
    ref: refOf(plan),
    ...(lapsed ? { validUntil: `${day(now, daysAgo - DAYS_TO_DATE[type])}T18:00:00Z` } : {}),
    ...(supersedes ? { supersedes: refOf(supersedes) } : {}),
    ...(NIGHTLY.includes(type) ? { run: `nacht ${day(now, daysAgo)}` } : {}),
  };
}

function dataOf({ type, daysAgo, titles: places }: PlannedRequest, now: Date): DemoRequest['data'] {
  const amount = AMOUNTS[type];
  const date = day(now, daysAgo - DAYS_TO_DATE[type]);
  if (type === 'WEL') return {};
  if (type === 'CAE') return { endDate: date, amount };
  const items = places.map((place) => ({ title: titles[place]!, itemId: itemId(place), dueDate: date }));
  return { items, ...(amount ? { amount: Math.round(amount * items.length * 100) / 100 } : {}) };
}

/** The caller's own reference, unique in the organisation: messages are withdrawn by it (L07). */
function refOf({ type, client, titles: [first] }: PlannedRequest): string {
  return [type, client.externalId, ...(first === undefined ? [] : [itemId(first)])].join('-');
}

/** 14 digits, as library bar codes have. */
const itemId = (place: number) => `30${String((place + 1) * 7_919_113).padStart(12, '0')}`;

const DAY_MS = 86_400_000;

const day = (now: Date, daysAgo: number) => new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
