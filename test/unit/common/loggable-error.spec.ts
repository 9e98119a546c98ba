import { describe, expect, it } from '@jest/globals';
import { loggableError } from '../../../src/common/loggable-error.js';

/** What drivers, parsers and mail servers put into their messages. */
const MESSAGES = [
  'invalid input syntax for type uuid: "Jan Jansen"',
  'Unexpected token \'J\', ..."name":Jan Jansen" is not valid JSON',
  'Key (email)=(Jan Jansen) already exists.',
  '550 5.1.1 <jan.jansen@example.org>: no such user',
  'connect to jan.jansen@localhost failed',
  "can't find 'Jan Jansen'",
];

describe('an error in the log', () => {
  it.each(MESSAGES)('has no values in it: %s', (message) => {
    const logged = loggableError(new Error(message));
    expect(JSON.stringify(logged)).not.toMatch(/jansen/i);
    expect(logged.message).not.toBe('');
  });

  it('says what kind it is and where it was, also of its cause', () => {
    const cause = Object.assign(new Error('first line\nof jan@example.org'), {
      code: '23505',
      detail: 'Jan',
      table: 'client',
    });
    const logged = loggableError(new TypeError('it broke', { cause }));
    expect(logged).toMatchObject({ type: 'TypeError', message: 'it broke', cause: { code: '23505', table: 'client' } });
    expect(logged.stack[0]).toContain('loggable-error.spec');
    expect(logged.cause?.stack[0]).toContain('loggable-error.spec');
    expect(JSON.stringify(logged)).not.toMatch(/jan@|"Jan"/);
  });

  it.each(['a string', undefined, null, 3])('needs not be an error: %j', (thrown) => {
    expect(loggableError(thrown)).toEqual({ type: typeof thrown, message: 'thrown without being an error', stack: [] });
  });
});
