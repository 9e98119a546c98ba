import { newId } from '../../../src/common/ids.js';
import { reasonSentence } from '../../../src/common/reasons.js';
import { ruleDesk } from '../rules.js';
import { ofProblem, type House, type Scenarios } from './scenario.js';

const post = ({ bode }: House, path: string, body: object) => bode.system().post(`/api/v1/${path}`).send(body);

/** What is refused about rules, where they hold, and cases (A21–A33). */
export const ruleReasons: Scenarios = {
  UNKNOWN_RULE: async (house) => {
    const client = await ruleDesk(house.bode).client('rules-1');
    const body = { client, rule: newId(), startsOn: '2026-01-01', applyToOpenCases: true };
    return ofProblem(await post(house, 'assignments', body));
  },

  UNKNOWN_RULE_SET: async (house) => {
    const client = await ruleDesk(house.bode).client('rules-1');
    const body = { client, ruleSet: newId(), startsOn: '2026-01-01', applyToOpenCases: true };
    return ofProblem(await post(house, 'assignments', body));
  },

  ANSWER_NEEDED: async (house) => {
    const desk = ruleDesk(house.bode);
    const body = { client: await desk.client('rules-1'), rule: await desk.rule(), startsOn: '2026-01-01' };
    return ofProblem(await post(house, 'assignments', body));
  },

  RULE_SET_OVERLAP: async (house) => {
    const desk = ruleDesk(house.bode);
    const client = await desk.client('rules-2');
    await desk.assign({ client, ruleSet: await desk.ruleSet() });
    const body = { client, ruleSet: await desk.ruleSet(), startsOn: '2026-06-01', applyToOpenCases: false };
    return ofProblem(await post(house, 'assignments', body));
  },

  NO_RULE_FOR_KIND: async (house) => {
    const { body } = await post(house, 'events', { key: newId(), kind: 'case.openend' });
    const [code] = body.results[0].warnings;
    return { code, sentence: reasonSentence('NO_RULE_FOR_KIND', 'en') };
  },

  IN_USE: async ({ bode }) => {
    const desk = ruleDesk(bode);
    const rule = await desk.rule();
    await desk.ruleSet(rule);
    return ofProblem(await bode.system().delete(`/api/v1/rules/${rule}`));
  },

  CASE_EXISTS: async (house) => {
    const desk = ruleDesk(house.bode);
    const client = await desk.client('rules-3');
    const id = await desk.open(client);
    return ofProblem(await post(house, 'cases', { id, client, type: 'x', startDate: '2026-11-22' }));
  },

  CASE_CLOSED: async ({ bode }) => {
    const desk = ruleDesk(bode);
    const client = await desk.client('rules-4');
    const rule = await desk.rule();
    await desk.assign({ client, rule });
    const id = await desk.open(client);
    await desk.post(`cases/${id}/close`);
    return ofProblem(await bode.system().delete(`/api/v1/cases/${id}/plan/${rule}`));
  },
};
