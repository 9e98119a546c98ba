import { describe, expect, it } from '@jest/globals';
import { messageRequest } from '../../../src/decisions/message-request.js';
import { parseRow } from '../../../src/decisions/parse-row.js';
import { demoPeople } from '../../../src/demo/library/people.js';
import { demoRequests } from '../../../src/demo/library/requests.js';

const filledAt = new Date('2026-11-22T08:14:05Z');
const requests = demoRequests(filledAt);

const clientOf = ({ client }: (typeof requests)[number]) => (typeof client === 'string' ? client : client.externalId);

describe('the requests of the demo', () => {
  it('are about 200, all as POST /messages takes them, of all seven types (L01)', () => {
    expect(requests.length).toBeGreaterThan(180);
    expect(requests.length).toBeLessThan(230);
    for (const request of requests) expect(parseRow(messageRequest, { value: request })).toMatchObject({ ok: true });
    expect(new Set(requests.map(({ type }) => type))).toEqual(
      new Set(['IV1', 'WEL', 'HR1', 'HR2', 'RSO', 'CAE', 'NBF']),
    );
  });

  it('have keys of their own, and are the same, byte for byte, when made again: a restart replays them', () => {
    expect(new Set(requests.map(({ key }) => key)).size).toBe(requests.length);
    const again = demoRequests(new Date('2026-11-22T08:14:05Z'));
    expect(JSON.stringify(again)).toBe(JSON.stringify(requests));
    expect(demoRequests(new Date('2026-11-22T23:59:59Z'))).toEqual(requests);
  });

  it('differ with the seed', () => {
    expect(demoRequests(filledAt, 2)).not.toEqual(requests);
  });

  it('carry no field without a value: what is absent is left out, as JSON would', () => {
    expect(requests).toStrictEqual(JSON.parse(JSON.stringify(requests)));
  });

  it('reach everybody, and make each fault show: a reminder waits for staff, a hold falls back by itself', () => {
    const typesOf = (id: string) => requests.filter((request) => clientOf(request) === id).map(({ type }) => type);
    for (const { client, faults } of demoPeople) {
      const types = typesOf(client.externalId);
      expect(types.length).toBeGreaterThanOrEqual(2);
      if (faults.some((fault) => fault.startsWith('no-') || fault === 'refused' || fault === 'bounces')) {
        expect(types).toEqual(expect.arrayContaining(['RSO', expect.stringMatching(/^HR/)]));
      }
    }
  });

  it('name books by title and bar code, the same code for the same title, and dates round their day', () => {
    const codes = new Map<string, string>();
    for (const { type, data } of requests) {
      for (const { title, itemId, dueDate } of data.items ?? []) {
        expect(itemId).toMatch(/^30\d{12}$/);
        expect(codes.get(title) ?? itemId).toBe(itemId);
        codes.set(title, itemId);
        if (type === 'HR1' || type === 'HR2' || type === 'NBF') expect(dueDate < '2026-11-22').toBe(true);
      }
    }
    expect(new Set(codes.values()).size).toBe(codes.size);
    expect(codes.size).toBeGreaterThan(50);
  });

  it('keep apart by their reference what is about different things (L07)', () => {
    const clientsOfRef = new Map<string, Set<string>>();
    for (const request of requests) {
      const clients = clientsOfRef.get(request.ref) ?? new Set();
      clientsOfRef.set(request.ref, clients.add(clientOf(request)));
    }
    expect([...clientsOfRef.values()].every((clients) => clients.size === 1)).toBe(true);
  });

  it('hold second reminders that make an earlier one pointless, and a hold nobody can fetch any more (L22)', () => {
    const overtaking = requests.filter(({ supersedes }) => supersedes);
    expect(overtaking.length).toBeGreaterThan(1);
    for (const { supersedes, ...later } of overtaking) {
      const earlier = requests.findIndex(({ ref }) => ref === supersedes);
      expect(clientOf(requests[earlier]!)).toBe(clientOf(later));
      expect(earlier).toBeLessThan(requests.findIndex(({ key }) => key === later.key));
    }
    expect(requests.filter(({ validUntil }) => validUntil).map(({ validUntil }) => validUntil! < '2026-11-22')).toEqual(
      [true],
    );
  });

  it('gather what one night brought in one run', () => {
    for (const { type, run } of requests) {
      expect(run === undefined).toBe(type === 'RSO' || type === 'WEL');
      expect(run ?? 'nacht 2026-11-21').toMatch(/^nacht 2026-\d\d-\d\d$/);
    }
  });
});

describe('the story of Marie Peeters', () => {
  const hers = requests.filter((request) => clientOf(request) === 'L100001');

  it('is some forty messages long, and tells Bode of each change of her address', () => {
    expect(hers.length).toBeGreaterThan(35);
    const addresses = hers.flatMap(({ client }) => (typeof client === 'string' ? [] : client.emails));
    expect(addresses).toEqual([
      'marie.peeters@telenet.example',
      'marie.peeters.telenet.example',
      'marie.peeters@hotmial.com',
    ]);
    expect(hers[0]?.client).toHaveProperty('emails');
  });

  it('leaves her as the list of people has her', () => {
    const last = hers.findLast(({ client }) => typeof client !== 'string');
    expect(last?.client).toEqual(demoPeople[0]?.client);
  });

  it('has two reminders that wait for Resend, and what bounced after them', () => {
    const changes = hers.flatMap(({ client }, index) => (typeof client === 'string' ? [] : [index]));
    const [, lost = 0, slipped = 0] = changes;
    expect(hers.slice(lost, slipped).map(({ type }) => type)).toEqual(['IV1', 'HR2', 'RSO', 'HR1']);
    expect(hers.slice(slipped).map(({ type }) => type)).toEqual(['RSO', 'IV1', 'HR1']);
  });
});
