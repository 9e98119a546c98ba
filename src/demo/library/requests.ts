import { titles } from './data/titles.js';
import { marieStory } from './marie.js';
import { demoPeople, type DemoClient, type DemoFault, type DemoPerson } from './people.js';
import { dated, type DemoRequest, type DemoType, type PlannedRequest } from './planned-request.js';
import { between, chance, pick, type Chance } from '../random.js';

/**
 * What the demo's library system sent in the last weeks, oldest first: about 200 requests of all seven types, for all
 * demo people. To be posted in this order: the address of Marie Peeters changes on the way.
 *
 * The same moment and seed give the same requests with the same keys, so that a restart which posts them again gets
 * replays. `now` is therefore the moment at which the demo was first filled, not that of the restart.
 */
export function demoRequests(now: Date, seed = 1): DemoRequest[] {
  const random = chance(seed);
  const [marie, ...others] = demoPeople;
  const plans = [...marieStory(marie!.client), ...others.flatMap((person) => weeksOf(person, random))];
  return plans.sort((a, b) => b.daysAgo - a.daysAgo).map((plan) => dated(plan, now));
}

/** Faults that no mail and no letter runs into. */
const HARMLESS: readonly DemoFault[] = ['minor', 'right-to-left', 'second-address-works', 'needs-smtputf8'];

/** Three or four requests, so chosen that each planted fault shows at once: a type that waits for staff, one that doesn't. */
function weeksOf({ client, faults }: DemoPerson, random: Chance): PlannedRequest[] {
  const troubled = faults.some((fault) => !HARMLESS.includes(fault));
  const reminder = plan(client, pick(random, ['HR1', 'HR1', 'HR2']), random);
  const hold = { ...plan(client, 'RSO', random), daysAgo: between(random, 0, 6) };
  const anyOther = pick<DemoType>(random, ['IV1', 'CAE', 'NBF', 'WEL']);
  // CAE asks for a postal address before it mails (Dd1): the one type that shows there is none while all is well.
  const extra = plan(client, faults.includes('no-postal') ? 'CAE' : anyOther, random);
  if (faults.includes('no-dot')) return [...overtaken(client, random), hold, extra];
  if (client.externalId === LATE_HOLD) return [{ ...hold, daysAgo: 20, lapsed: true }, extra];
  if (troubled) return [reminder, hold, extra];
  const plain = plan(client, pick(random, ['IV1', 'HR1', 'CAE']), random);
  return random() < 0.5 ? [hold, plain] : [hold, { ...plain, turn: 1 }, { ...extra, turn: 2 }];
}

/** Femke de Boer's book was to be fetched long ago when the request came. */
const LATE_HOLD = 'L100030';

/** A first reminder that waits for staff until the second makes it pointless (L22). */
function overtaken(client: DemoClient, random: Chance): PlannedRequest[] {
  const first: PlannedRequest = { ...plan(client, 'HR1', random), daysAgo: 16 };
  return [first, { ...first, type: 'HR2', daysAgo: 2, supersedes: first }];
}

function plan(client: DemoClient, type: DemoType, random: Chance): PlannedRequest {
  const count = type === 'RSO' ? 1 : between(random, 1, 4);
  const start = between(random, 0, titles.length - 1);
  const places = Array.from({ length: count }, (_, index) => (start + index * 11) % titles.length);
  const withoutTitles = type === 'WEL' || type === 'CAE';
  return { type, client, daysAgo: between(random, 1, 27), titles: withoutTitles ? [] : places, turn: 1 };
}
