import { describe, expect, it } from '@jest/globals';
import { callerAddress, isForPrograms } from '../../../src/auth/request.js';
import { SESSION_COOKIE, sessionCookieOptions, sessionToken } from '../../../src/auth/session-cookie.js';

describe('L20 a request', () => {
  it.each(['/api', '/api/v1/messages', '/health/ready', '/metrics'])('is of a program at %s', (path) => {
    expect(isForPrograms(path)).toBe(true);
  });

  it.each(['/', '/clients', '/apiary', '/metrics-page'])('is of a person at %s', (path) => {
    expect(isForPrograms(path)).toBe(false);
  });

  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ["'; DROP TABLE session", null],
    [undefined, null],
  ])('comes from an address that the database takes: %j is %j', (ip, address) => {
    expect(callerAddress({ ip })).toBe(address);
  });

  it.each([
    [`${SESSION_COOKIE}=abc`, 'abc'],
    [`a=1; ${SESSION_COOKIE}=abc ; b=2`, 'abc'],
    [`x${SESSION_COOKIE}=abc`, undefined],
    [SESSION_COOKIE, undefined],
    ['', undefined],
    [undefined, undefined],
  ])('has its session in the cookie: %j is %j', (cookie, token) => {
    expect(sessionToken({ headers: { cookie } })).toBe(token);
  });

  it('keeps its cookie from scripts, from foreign forms, and on https from plain http', () => {
    expect(sessionCookieOptions('https://bode.example')).toMatchObject({
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
    });
    expect(sessionCookieOptions('http://localhost:3000')).toMatchObject({ secure: false });
  });
});
