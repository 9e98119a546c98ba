import type { DemoClient } from './people.js';
import type { DemoType, PlannedRequest } from './planned-request.js';

/**
 * The story of Marie Peeters, who has a long list of messages. For months her mails arrived. Then the library's system
 * lost the @ of her address: what it sent that week was not sent. The address that came next has a slip in its domain,
 * so the last mails came back.
 */
export function marieStory(marie: DemoClient): PlannedRequest[] {
  const good = { ...marie, emails: ['marie.peeters@telenet.example'] };
  const withoutAt = { ...marie, emails: ['marie.peeters.telenet.example'] };
  return [
    ...chapter(good, usual),
    ...chapter(withoutAt, [
      ['IV1', 14, [8]],
      ['HR2', 12, [2]],
      ['RSO', 11, [21]],
      ['HR1', 8, [1, 6, 30]],
    ]),
    ...chapter(marie, [
      ['RSO', 5, [0]],
      ['IV1', 3, [13, 44]],
      ['HR1', 1, [22]],
    ]),
  ].map((request, index) => ({ ...request, turn: index + 1 }));
}

/** Type, how many days ago, and the titles. */
type Line = [type: DemoType, daysAgo: number, titles: number[]];

/** Four months in which all is well: holds, most of all, and now and then something late. */
const usual: Line[] = Array.from({ length: 34 }, (_, index): Line => {
  const daysAgo = 120 - index * 3;
  const title = (index * 7) % 60;
  if (index === 20) return ['CAE', daysAgo, []];
  if (index === 15 || index === 27) return ['NBF', daysAgo, [title]];
  if (index % 9 === 4) return ['HR1', daysAgo, [title, title + 1]];
  if (index % 4 === 2) return ['IV1', daysAgo, [title, title + 2]];
  return ['RSO', daysAgo, [title]];
});

/** Requests from one state of the client; the first tells Bode of it. */
function chapter(client: DemoClient, lines: readonly Line[]): PlannedRequest[] {
  return lines.map(([type, daysAgo, titles], index) => ({
    type,
    client,
    whole: index === 0,
    daysAgo,
    titles,
    turn: 0,
  }));
}
