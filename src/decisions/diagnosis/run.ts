import type { DiagnosisInput, Procedure } from './diagnosis-input.js';
import type { Facts } from './facts.js';
import type { Question, Run } from './node.js';
import { FIRST_NODES, NODES } from './nodes.js';

/** A diagnosis before its first step. */
export function begin(procedure: Procedure, input: DiagnosisInput): Run {
  return { procedure, input, steps: [], at: FIRST_NODES[procedure], question: null, ending: null };
}

/** Takes every step that needs no answer, up to a question or the ending. */
export function advance(run: Run, facts: Facts): Run {
  const steps = [...run.steps];
  let { at } = run;
  // The procedures have no circle, save a test that is sent again, and that asks.
  while (at !== null) {
    const result = NODES[at].look(facts, steps);
    steps.push({ node: at, verdict: result.verdict, finding: result.finding, rows: result.rows ?? [] });
    if ('ask' in result) return { ...run, steps, at: null, question: result.ask, ending: null };
    if ('end' in result) return { ...run, steps, at: null, question: null, ending: result.end };
    at = result.next;
  }
  return { ...run, steps };
}

/** The answers that a question takes. */
export function answersTo({ answers }: Question): string[] {
  return answers.map((offered) => (typeof offered === 'string' ? offered : offered.id));
}

/** Notes the answer to the question that waits. What is looked at next may depend on it: `advance` goes on with new facts. */
export function takeAnswer(run: Run, answer: string, facts: Facts): Run {
  const { question } = run;
  if (!question || !answersTo(question).includes(answer)) throw new Error(`This diagnosis takes no answer ${answer}`);
  const taken = run.steps.slice(0, -1);
  // A test mail that still waited when the question was put has left by now, or has failed: the answer is to that.
  const {
    verdict,
    finding,
    rows = [],
  } = answer === 'send' ? run.steps.at(-1)! : NODES[question.node].look(facts, taken);
  const steps = [...taken, { ...run.steps.at(-1)!, verdict, finding, rows, answer: nameOf(question, answer) }];
  const result = NODES[question.node].answered?.(answer, facts);
  if (!result) throw new Error(`Node ${question.node} asks, and takes no answer`);
  if ('end' in result) return { ...run, steps, question: null, ending: result.end };
  return { ...run, steps, question: null, at: result.next, input: { ...run.input, ...result.adds } };
}

function nameOf({ answers }: Question, answer: string): string {
  for (const offered of answers) if (typeof offered !== 'string' && offered.id === answer) return offered.name;
  return answer;
}
