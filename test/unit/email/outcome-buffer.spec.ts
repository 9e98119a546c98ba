import { describe, expect, it } from '@jest/globals';
import type { NextStep } from '../../../src/email/next-step.js';
import { OutcomeBuffer } from '../../../src/email/outcome-buffer.js';

const step = (id: number): NextStep => ({ to: 'sent', what: 'sent', move: { id: String(id) } });

/** A database whose writes end when the test says so. */
function slowWrites() {
  const written: string[][] = [];
  const ends: Array<(error?: Error) => void> = [];
  const write = (steps: NextStep[]): Promise<void> => {
    written.push(steps.map(({ move }) => move.id));
    return new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
  };
  return { write, written, end: (error?: Error) => ends.shift()!(error) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('outcomes before they are recorded (L17)', () => {
  it('writes together what comes while another write goes on', async () => {
    const { write, written, end } = slowWrites();
    const buffer = new OutcomeBuffer(8, write);
    for (let id = 1; id <= 8; id++) {
      await buffer.begin();
      buffer.add(step(id));
    }
    expect(written).toEqual([['1', '2', '3', '4']]);
    end();
    await turn();
    expect(written).toEqual([
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
    ]);
    end();
    await buffer.close();
  });

  it('writes a few after 50 ms, and the rest at the end', async () => {
    const { write, written, end } = slowWrites();
    const buffer = new OutcomeBuffer(40, write);
    buffer.add(step(1));
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(written).toEqual([['1']]);
    buffer.add(step(2));
    const closed = buffer.close();
    end();
    await turn();
    expect(written).toEqual([['1'], ['2']]);
    end();
    await closed;
  });

  it('lets no more mails begin than the limit while their outcomes are not recorded', async () => {
    const { write, end } = slowWrites();
    const buffer = new OutcomeBuffer(4, write);
    for (let id = 1; id <= 4; id++) await buffer.begin();
    let begun = false;
    const fifth = buffer.begin().then((may) => (begun = may));
    buffer.add(step(1));
    buffer.add(step(2));
    await turn();
    expect(begun).toBe(false);
    end();
    await fifth;
    expect(begun).toBe(true);
    for (let id = 3; id <= 5; id++) buffer.add(step(id));
    end();
    await turn();
    const closed = buffer.close();
    end();
    await closed;
  });

  it('lets those begin first who asked first, however many ask when there is room again', async () => {
    const { write, end } = slowWrites();
    const buffer = new OutcomeBuffer(2, write);
    const begun: number[] = [];
    const ask = (id: number) => buffer.begin().then(() => void begun.push(id));
    for (const id of [1, 2, 3, 4]) void ask(id);
    await turn();
    expect(begun).toEqual([1, 2]);
    buffer.add(step(1));
    end();
    // Somebody asks in every tick while the write ends.
    for (const id of [5, 6, 7]) {
      await Promise.resolve();
      void ask(id);
    }
    await turn();
    expect(begun).toEqual([1, 2, 3]);
    for (const id of [2, 3, 4, 5, 6, 7]) {
      buffer.add(step(id));
      end();
      await turn();
    }
    expect(begun).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await buffer.close();
  });

  it('tries again what could not be written, and at last lets nothing more begin', async () => {
    let tries = 0;
    const away = () => Promise.reject(new Error(`The database is away (${++tries})`));
    const buffer = new OutcomeBuffer(4, away, [1, 1]);
    await buffer.begin();
    buffer.add(step(1));
    await expect(buffer.close()).rejects.toThrow('The database is away (3)');
    expect(await buffer.begin()).toBe(false);
  });
});
