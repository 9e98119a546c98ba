import { loadPeople, type LoadedPeople } from '../clients/people-loader.js';
import type { ClientPeople } from '../clients/people.js';
import { rows } from '../database/sql.js';
import type { Tx } from '../database/tenancy.js';
import { dayIn } from '../message-types/formats.js';
import type { Format } from '../message-types/message-type.entity.js';
import type { Routing } from '../organisations/staff-recipients.js';
import { loadRoutings } from '../organisations/staff-routings.service.js';
import { standingOf } from '../rules/case-plan.js';
import type { ClientFacts as ConditionClient } from '../rules/facts.js';
import { readSelector } from '../rules/recipients.js';
import type { RuleBook, RuleFacts } from '../rules/rule-book.js';
import type { PlanSource } from '../rules/plan-source.js';
import type { Decided } from './decide.js';
import {
  decideEventMail,
  decideRule,
  type DecidedEventMail,
  type RuleEvent,
  type RuleHold,
  type RuleSnapshot,
  type RuleVerdict,
} from './decide-event.js';
import type { EventClient, EventFacts } from './event-facts.js';
import { loadHouse, loadPreferences, preferenceKey, type House, type HouseBranch } from './snapshot-loader.js';

/**
 * Everything that decisions on a number of events look at: read at once, in a fixed number of statements, however many
 * events there are and however many rules of other triggers.
 */
export class EventHouse {
  private constructor(
    readonly house: House,
    private readonly rules: readonly RuleFacts[],
    private readonly people: LoadedPeople,
    private readonly routings: ReadonlyMap<string, Routing>,
    private readonly preferences: ReadonlyMap<string, Format>,
    private readonly groupNames: ReadonlyMap<string, string>,
    private readonly holds: ReadonlyMap<EventFacts, ReadonlyMap<string, PlanSource>>,
  ) {}

  /**
   * @param moreTypes codes of the types that are sent without a rule
   * @param beyondPlans whether to look also for what is assigned without being in the plan of a case: only explaining
   *   tells of it
   */
  static async load(
    tx: Tx,
    organisationId: string,
    book: RuleBook,
    events: readonly EventFacts[],
    rules: readonly RuleFacts[],
    moreTypes: readonly string[] = [],
    beyondPlans = false,
  ): Promise<EventHouse> {
    const codes = [...new Set([...rules.map(({ typeCode }) => typeCode), ...moreTypes])];
    const house = await loadHouse(tx, organisationId, codes);
    const routings = await loadRoutings(tx, organisationId, codes);
    const clientIds = [...new Set(events.flatMap(({ client }) => client?.id ?? []))];
    const userIds = [...events.flatMap(usersOfEvent), ...rules.flatMap(usersOfRule)];
    for (const { userIds: chosen } of routings.values()) userIds.push(...chosen);
    const people = await loadPeople(tx, organisationId, clientIds, userIds);
    const asksClient = rules.some(({ recipients }) => recipients.includes('client'));
    const preferences = asksClient ? await loadPreferences(tx, organisationId, clientIds) : new Map();
    const groupNames = await loadGroupNames(tx, organisationId, people);
    const holds = await loadHolds(
      tx,
      organisationId,
      book,
      events,
      rules,
      people,
      house.organisation.zone,
      beyondPlans,
    );
    return new EventHouse(house, rules, people, routings, preferences, groupNames, holds);
  }

  /** The rules that this kind of event sets off, by id. */
  rulesFor(kind: string): readonly RuleFacts[] {
    return this.rules.filter(({ triggerKind }) => triggerKind === kind);
  }

  /** What one rule makes of one event. */
  judge(event: EventFacts, rule: RuleFacts): RuleVerdict {
    const snapshot = this.snapshot(event, rule);
    return decideRule(asRuleEvent(event), rule, this.hold(event, rule), snapshot, event.receivedAt);
  }

  /** What becomes of a mail that needs no rule. */
  decideMail(event: EventFacts, mail: DecidedEventMail): Decided {
    return decideEventMail(asRuleEvent(event), mail, this.snapshot(event, mail), event.receivedAt);
  }

  /** What a decision on this event looks at, for a message of this type. */
  snapshot(event: EventFacts, { typeCode }: { typeCode: string }): RuleSnapshot {
    const { client } = event;
    const { organisation, types, texts } = this.house;
    const type = types.get(typeCode)!;
    const people = client && (this.people.byClient.get(client.id) ?? null);
    const confirmation = people?.confirmation ?? organisation.defaultConfirmation;
    return {
      organisation,
      branch: this.branchOf(event),
      type,
      texts: texts.get(type.code) ?? [],
      manager: people?.manager ?? null,
      group: people?.group ?? null,
      client,
      preference: (client && this.preferences.get(preferenceKey(client.id, type.code))) ?? null,
      people,
      users: this.people.users,
      caseRoles: event.case?.roles ?? null,
      eventUserId: event.userId,
      actorUserId: event.actorUserId,
      routing: this.routings.get(type.code) ?? null,
      confirmation,
      foreignCatchAll: organisation.foreignCatchAll,
      conditionClient: client && this.conditionClient(client, people, confirmation),
    };
  }

  /** The client's branch, else the main one (design §3). */
  branchOf({ client }: EventFacts): HouseBranch {
    return this.house.branchesById.get(client?.branchId ?? this.house.organisation.mainBranchId)!;
  }

  private hold(event: EventFacts, rule: RuleFacts): RuleHold {
    if (!event.case) {
      const source = this.holds.get(event)?.get(rule.id);
      return { assignment: source ? { ...source, planned: false } : null, cancelled: false };
    }
    const standing = standingOf(rule, event.case.plan);
    if (standing.holds) return { assignment: { ...standing.source, planned: standing.planned }, cancelled: false };
    if (standing.cancelledAt !== null) return { assignment: null, cancelled: true, outside: standing.source };
    return { assignment: null, cancelled: false, outside: this.holds.get(event)?.get(rule.id) ?? null };
  }

  private conditionClient(
    client: EventClient,
    people: ClientPeople | null,
    confirmation: ConditionClient['confirmation'],
  ): ConditionClient {
    const groupId = people?.chain.find((node) => node.groupId !== null)?.groupId;
    return {
      externalId: client.externalId,
      kind: client.kind,
      name: client.name,
      language: client.language,
      branch: (client.branchId && this.house.branchesById.get(client.branchId)?.code) ?? null,
      group: (groupId && this.groupNames.get(groupId)) ?? null,
      confirmation,
      birthDate: client.birthDate,
      flags: client.flags,
      emails: client.emails,
    };
  }
}

function asRuleEvent(event: EventFacts): RuleEvent {
  return { ...event, case: event.case && { ...event.case, closed: event.caseClosed } };
}

function usersOfEvent(event: EventFacts): string[] {
  return [event.userId, event.actorUserId, ...Object.values(event.case?.roles ?? {})].filter((id) => id !== null);
}

function usersOfRule({ recipients }: RuleFacts): string[] {
  return recipients.flatMap((text) => {
    const selector = readSelector(text);
    return selector?.kind.argument === 'user' && selector.argument ? [selector.argument] : [];
  });
}

/**
 * Which rules hold for events that belong to no case, on the day they came in (design §5); an event about no client has
 * the rules for everybody. Events of a case look at its plan instead; what is assigned beyond it, on its first day or by
 * now, is read where it is to be told.
 */
async function loadHolds(
  tx: Tx,
  organisationId: string,
  book: RuleBook,
  events: readonly EventFacts[],
  rules: readonly RuleFacts[],
  people: LoadedPeople,
  zone: string,
  beyondPlans: boolean,
): Promise<Map<EventFacts, Map<string, PlanSource>>> {
  const asked = events.flatMap((event) => {
    const today = dayIn(zone, event.receivedAt);
    const dates = event.case ? (beyondPlans ? [today, event.case.startDate] : []) : [today];
    const chain = (event.client && people.byClient.get(event.client.id)?.chain) ?? [];
    return dates.map((date) => ({ event, chain, date }));
  });
  const effective = await book.effective(tx, organisationId, asked, rules);
  const holds = new Map<EventFacts, Map<string, PlanSource>>();
  for (const [i, { event }] of asked.entries()) {
    const known = holds.get(event) ?? new Map<string, PlanSource>();
    // Of two days the later asked counts: a case goes by its first.
    for (const { ruleId, source } of effective[i]!) known.set(ruleId, source);
    holds.set(event, known);
  }
  return holds;
}

async function loadGroupNames(tx: Tx, organisationId: string, people: LoadedPeople): Promise<Map<string, string>> {
  const ids = new Set(
    [...people.byClient.values()].flatMap(({ chain }) => chain.flatMap((node) => node.groupId ?? [])),
  );
  if (ids.size === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    tx,
    `SELECT id, name FROM client_group WHERE organisation_id = $1 AND id = ANY ($2)`,
    [organisationId, [...ids]],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
