import { accessReasons } from './of-access.js';
import { actionReasons } from './of-actions.js';
import { diagnosisReasons } from './of-diagnosis.js';
import { letterReasons } from './of-letters.js';
import { lineReasons } from './of-lines.js';
import { peopleReasons } from './of-people.js';
import { recipientReasons } from './of-recipients.js';
import { requestReasons } from './of-requests.js';
import { ruleReasons } from './of-rules.js';
import type { Scenarios } from './scenario.js';
import { sendingReasons } from './of-sending.js';

/** All scenarios, by what they are about. */
export const SCENARIOS: Readonly<Record<string, Scenarios>> = {
  'on a line': lineReasons,
  'of sending': sendingReasons,
  'in the print room': letterReasons,
  'of what is done with a line': actionReasons,
  'of a request': requestReasons,
  'of rules and cases': ruleReasons,
  'of people': peopleReasons,
  'of recipients': recipientReasons,
  'at the end of a diagnosis': diagnosisReasons,
  'of who may': accessReasons,
};
