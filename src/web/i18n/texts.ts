import type { Language } from '../../common/language.js';
import { apiKeys } from './api-keys.js';
import { assignments } from './assignments.js';
import { around } from './around.js';
import { clients } from './clients.js';
import { concepts } from './concepts.js';
import { diagnosis } from './diagnosis.js';
import { event } from './event.js';
import { entrance } from './entrance.js';
import { general } from './general.js';
import { letters } from './letters.js';
import { message } from './message.js';
import { messages } from './messages.js';
import { ruleSets } from './rule-sets.js';
import { rules } from './rules.js';
import { organisation } from './organisation.js';
import { settings } from './settings.js';
import { timeline } from './timeline.js';
import { users } from './users.js';
import { whatIf } from './what-if.js';
import { why } from './why.js';

/**
 * All words of the pages in one language. Dutch is written first and fixes the shape; a key that English lacks is a
 * type error, because each English object is typed as its Dutch one.
 */
export function textsIn(language: Language) {
  return {
    ...general[language],
    clients: clients[language],
    concepts: concepts[language],
    message: message[language],
    timeline: timeline[language],
    why: why[language],
    messages: messages[language],
    letters: letters[language],
    settings: settings[language],
    rules: rules[language],
    ruleSets: ruleSets[language],
    assignments: assignments[language],
    users: users[language],
    around: around[language],
    organisation: organisation[language],
    diagnosis: diagnosis[language],
    whatIf: whatIf[language],
    event: event[language],
    apiKeys: apiKeys[language],
    ...entrance[language],
  };
}

export type Texts = ReturnType<typeof textsIn>;
