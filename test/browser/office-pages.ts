import type { Page } from 'playwright-core';
import type { Office } from './fill-office.js';

/** How a page is reached. */
type Way = (page: Page, office: Office) => Promise<void>;

const to =
  (path: string | ((office: Office) => string)): Way =>
  async (page, office) => {
    await page.goto(typeof path === 'string' ? path : path(office));
  };

/** A form sent as it stands, or with some fields filled in, up to what it answers with. */
const sent =
  (path: string | ((office: Office) => string), fields: Record<string, string>, answer = '[role=alert]'): Way =>
  async (page, office) => {
    await to(path)(page, office);
    for (const [selector, value] of Object.entries(fields)) await page.locator(selector).fill(value);
    await page.locator('main form button.primary').first().click();
    await page.locator(answer).waitFor();
  };

const ofDepartment = (tab: string) => (office: Office) => `/clients/${office.department}/${tab}`;
const whatIf = ({ department, rule, case: file }: Office) =>
  `/what-if?client=${department}&rule=${rule}&case=${file}&date=2026-11-20`;
const start = (procedure: string, office: Office) =>
  `/diagnoses/new?procedure=${procedure}&client=${office.department}`;

/** Pages of who gets what and why, and of the people around a client, in their states. */
export const officePages: [name: string, way: Way][] = [
  ['rules', to('/rules')],
  ['rules, none of this type', to('/rules?type=F01')],
  ['new rule', to('/rules/new')],
  ['rule', to(({ rule }) => `/rules/${rule}`)],
  ['planned mails of a rule', to(({ rule }) => `/rules/${rule}/planned`)],
  ['rule refused', sent('/rules/new', { '[name=delayDays]': 'x' })],
  ['rule sets', to('/rule-sets')],
  ['rule set', to(({ ruleSet }) => `/rule-sets/${ruleSet}`)],
  ['rule set without rules', to(({ emptySet }) => `/rule-sets/${emptySet}`)],
  ['rule into a set: and open cases?', addToSet],
  ['rules of a client', to(ofDepartment('rules'))],
  ['rules of a client without any', to('/clients/marie/rules')],
  ['assigning: and open cases?', assigning],
  ['assignment refused', sent(ofDepartment('rules'), { '#startsOn': '' })],
  ['assignment', to(({ assignment }) => `/assignments/${assignment}`)],
  ['case with planned mails', to((office) => `/cases/${office.case}`)],
  ['users at the desk', to('/users')],
  ['users of clients', to('/users?side=client')],
  ['users, nobody found', to('/users?q=nobody')],
  ['new user', to('/users/new')],
  ['new user of a client', to(({ department }) => `/users/new?side=client&client=${department}`)],
  ['user of a client', to(({ clientUser }) => `/users/${clientUser}`)],
  ['user refused', sent('/users/new?side=client', { '#email': 'elke at bib.example' })],
  ['contacts', to('/contacts')],
  ['contact', to(({ contact }) => `/contacts/${contact}`)],
  ['contact refused', sent('/contacts/new', { '#client': 'nobody' })],
  ['groups', to('/organisation/groups')],
  ['group', to(({ group }) => `/organisation/groups/${group}`)],
  ['settings', to('/organisation')],
  ['settings, and who writes to a client', to(({ department }) => `/organisation?client=${department}`)],
  ['recipients of mails to staff', to('/organisation/recipients')],
  ['recipients of one type', to('/organisation/recipients/F01')],
  ['keys of other systems', to('/organisation/api-keys')],
  ['people around a client', to(ofDepartment('people'))],
  ['people around a client, all', to((office) => `${ofDepartment('people')(office)}?all=1`)],
  ['decisions about a client', to(ofDepartment('decisions'))],
  ['why not this rule?', to((office) => `${ofDepartment('decisions')(office)}?rule=${office.looseRule}`)],
  ['decision', to(({ decision }) => `/decisions/${decision}`)],
  ['event', to(({ event }) => `/events/${event}`)],
  ['what if', to('/what-if')],
  ['what if, answered', to(whatIf)],
  ['what if, refused', sent('/what-if', { '#client': 'nobody', '#kind': 'case.opened' })],
  ['diagnoses', to('/diagnoses')],
  ['not received: about whom?', to('/diagnoses/new?procedure=A')],
  ['not received: what?', to((office) => start('A', office))],
  ['not received, refused', sent((office) => start('A', office), {})],
  ['sent, but not there', to((office) => start('B', office))],
  ['who got it?', to((office) => start('C', office))],
  ['one message', to('/diagnoses/new?procedure=D')],
  ['senders and addresses', to((office) => start('E', office))],
  ['diagnosis that found it', to(({ found }) => `/diagnoses/${found}`)],
  ['diagnosis that asks', to(({ asking }) => `/diagnoses/${asking}`)],
  ['help on junk mail', to('/help/junk')],
  ['help on words', to('/help/concepts')],
];

/** What a library that begins sees of them. */
export const officePagesOfNewcomer: [name: string, way: Way][] = [
  ['no rules yet', to('/rules')],
  ['no rule sets yet', to('/rule-sets')],
  ['no users of clients yet', to('/users?side=client')],
  ['no contacts yet', to('/contacts')],
  ['no groups yet', to('/organisation/groups')],
  ['no diagnoses yet', to('/diagnoses')],
];

async function addToSet(page: Page, { ruleSet, unassigned }: Office): Promise<void> {
  await page.goto(`/rule-sets/${ruleSet}`);
  await page.locator('#rule').selectOption(unassigned);
  await page.locator('main form button.primary').click();
  await page.locator('button[name=apply]').first().waitFor();
}

async function assigning(page: Page, office: Office): Promise<void> {
  await page.goto(ofDepartment('rules')(office));
  await page.locator('[name=what]').selectOption(`rule:${office.unassigned}`);
  await page.locator('#startsOn').fill('2026-01-01');
  await page.locator('main form button.primary').click();
  await page.locator('button[name=apply]').first().waitFor();
}
