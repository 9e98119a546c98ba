import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { shippedProfile } from '../../src/letters/envelope-profile.js';
import { printedLetters } from '../support/print-room.js';
import { askToResend, confirmResend, tickable } from './berichten.js';
import { openDesk, signIn, visit, type Desk, type Visitor } from './desk.js';

const FILE = new URL('../../../shared/data/library/messages.ndjson', import.meta.url);
const PROFILE = shippedProfile('be-right')!;
const WAITING = '/messages?type=HR1,HR2&status=not_sent&attention=1';

interface Line {
  id: string;
  status: string;
  reason: string | null;
  letter: { id: string; status: string } | null;
}
interface Piece {
  sequence: number;
  letter: string;
  address: string[];
}

/** A file has Hebrew as it is drawn, from the left; which characters a line has it tells all the same. */
const characters = (line: string) => [...line.replaceAll(/\s/g, '')].sort().join('');

/** The same walk with real requests, where there are some beside the project. */
export function describeRealRequests(): void {
  if (!existsSync(FILE)) return;
  describe('700 requests on real addresses, at the desk and in the print room', () => {
    let desk: Desk;
    let visitor: Visitor;
    beforeAll(async () => {
      desk = await openDesk();
      await postAll();
      await untilNothingIsUnderWay();
      visitor = await visit(desk, { javaScript: true });
      await signIn(visitor, desk.lieve);
    });
    afterAll(async () => {
      await desk.close();
      expect(visitor.complaints).toEqual([]);
    });

    async function postAll(): Promise<void> {
      const lines = readFileSync(FILE, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { branch: string })
        // The test's library has two of the three branches.
        .map((line) => ({ ...line, branch: line.branch === 'B3' ? 'B1' : line.branch }));
      const body = lines.map((line) => JSON.stringify(line)).join('\n');
      const system = desk.bode.system().post('/api/v1/messages').set('Content-Type', 'application/x-ndjson');
      await system.send(body).expect(202);
      console.log(`${lines.length} requests posted`);
    }

    async function untilNothingIsUnderWay(): Promise<void> {
      while ((await read('messages', { status: 'queued,sending', limit: 1 })).items.length > 0) await setTimeout(200);
    }

    async function read(path: string, query: object = {}) {
      return (await desk.bode.system().get(`/api/v1/${path}`).query(query).expect(200)).body;
    }

    async function waitingLines(): Promise<Line[]> {
      return (await read('messages', { type: 'HR1,HR2', status: 'not_sent', limit: 500 })).items;
    }

    it('D02 D12 N04 every reminder that waits is ticked: a letter, or refused with its code; both numbers are shown', async () => {
      const { page } = visitor;
      const waiting = await waitingLines();
      expect(waiting.length).toBeGreaterThanOrEqual(20);

      // The oldest page first, so that what is done does not move what is still to do.
      const pages = [WAITING];
      await page.goto(WAITING);
      const older = page.getByRole('link', { name: 'Ouder' });
      while ((await older.count()) > 0) {
        await older.click();
        await page.waitForURL((url) => !pages.includes(url.pathname + url.search));
        pages.unshift(page.url());
      }
      const total = { ticked: 0, letters: 0, refused: 0 };
      for (const each of pages) {
        await page.goto(each);
        const ticked = await tickable(page).count();
        await page.getByRole('checkbox', { name: 'Alle rijen op deze pagina aanvinken' }).check();
        const asked = await askToResend(page);
        expect(asked.letters + asked.refused).toBe(ticked);
        expect(await confirmResend(page)).toMatchObject(asked);
        total.ticked += ticked;
        total.letters += asked.letters;
        total.refused += asked.refused;
      }
      console.log(`${total.ticked} reminders ticked: ${total.letters} letters, ${total.refused} refused`);

      const after = await waitingLines();
      expect(after.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
      expect(total.ticked).toBe(waiting.length);
      expect(after.filter(({ letter }) => letter?.status === 'pending')).toHaveLength(total.letters);
      expect(after.filter(({ letter }) => letter === null)).toHaveLength(total.refused);
    });

    it('L05 L06 N16 the letters are one batch a print group; its files hold each addressee once, inside the window', async () => {
      const { page, context } = visitor;
      const pending = new Set<string>();
      for (const { letter } of await waitingLines()) if (letter) pending.add(letter.id);
      for (const group of ['North', 'South']) {
        await page.goto('/letters');
        await page.getByRole('button', { name: `voor ${group}` }).click();
        const batch = page.locator('article.batch').filter({ hasText: group });
        await batch.getByText('Klaar om te printen').waitFor({ timeout: 20_000 });
        await page.goto('/letters');
        await batch.getByRole('link', { name: /^Printopdracht/ }).click();
        await page.waitForURL('**/letters/batches/*');
        const { pieces } = (await read(`batches/${page.url().split('/').at(-1)}/manifest.json`)) as { pieces: Piece[] };
        const file = await context.request.get(
          (await page.getByRole('link', { name: 'PDF openen' }).getAttribute('href'))!,
        );
        // Refuses what stands outside the window, and pages of one letter between those of another.
        const printed = printedLetters(await file.body(), PROFILE);
        expect(printed.map(({ sequence }) => sequence)).toEqual(pieces.map(({ sequence }) => sequence));
        expect(new Set(printed.map(({ sequence }) => sequence)).size).toBe(printed.length);
        expect(printed.map(({ address }) => address.map(characters))).toEqual(
          pieces.map(({ address }) => address.map(characters)),
        );
        for (const { letter } of pieces) pending.delete(letter);
        console.log(`${printed.length} letters for ${group}`);
      }
      expect((await read('batches')).items).toHaveLength(2);
      for (const id of pending) expect(await read(`messages/${id}`)).toMatchObject({ status: 'held' });
    });
  });
}
