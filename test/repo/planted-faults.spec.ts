import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { demoOffices } from '../../src/demo/demo-offices.js';
import type { DemoOffice } from '../../src/demo/demo-office.js';
import type { PlantedFault } from '../../src/demo/planted-fault.js';

const page = await readFile(new URL('../../docs/planted-faults.md', import.meta.url), 'utf8');
const offices = demoOffices.filter(({ faults }) => faults.length > 0);

/** The part of the page that is about one office, as its own data tell it. */
function partOf({ organisation, kind, accounts, faults }: DemoOffice): string {
  const admin = accounts.find(({ roles }) => roles.includes('admin'))!;
  return [
    `## ${organisation.name}, the ${kind.en}`,
    '',
    `Sign in as \`${admin.email}\`.`,
    '',
    '| # | What somebody says | Where to begin | What it comes to |',
    '|---|---|---|---|',
    ...faults.map((fault, i) => `| ${i + 1} | ${fault.complaint.en} | ${beginning(fault)} | ${outcome(fault)} |`),
  ].join('\n');
}

function beginning({ procedure, start }: PlantedFault): string {
  const given = Object.values({ ...start, from: undefined }).filter((value) => value !== undefined);
  return `${procedure}: ${given.join(', ')}`;
}

function outcome({ answers, outcome: code, also = [] }: PlantedFault): string {
  const way = answers.length > 0 ? ` after ${answers.join(', ')}` : '';
  return `\`${[code, ...also].join('`, `')}\`${way}`;
}

describe('docs/planted-faults.md', () => {
  it.each(offices.map((office) => [office.organisation.name, office] as const))(
    'tells the faults of %s as the demo has them',
    (_name, office) => expect(page).toContain(partOf(office)),
  );
});
