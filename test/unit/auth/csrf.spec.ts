import { describe, expect, it } from '@jest/globals';
import { isFromOurPages, isToken, isUnsafe } from '../../../src/auth/csrf.js';

const PUBLIC_URL = 'https://bode.example.org';
const from = (headers: Record<string, string>) => isFromOurPages({ method: 'POST', headers }, PUBLIC_URL);

describe('L20 a request that changes something', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'MADEUP'])('may be %s', (method) => expect(isUnsafe(method)).toBe(true));
  it.each(['GET', 'HEAD', 'OPTIONS'])('is not %s', (method) => expect(isUnsafe(method)).toBe(false));

  it.each([
    [{}, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: PUBLIC_URL }, false],
    [{ origin: PUBLIC_URL, host: 'internal:3000' }, true],
    [{ origin: 'http://bode.example.org', host: 'internal:3000' }, false],
    [{ origin: 'http://192.168.1.20:3000', host: '192.168.1.20:3000' }, true],
    [{ origin: 'https://bode.example.org.evil.example', host: 'internal:3000' }, false],
    [{ origin: 'null', host: 'internal:3000' }, false],
    [{ origin: '', host: '' }, false],
  ])('comes from our pages: %j is %j', (headers, ours) => {
    expect(from(headers)).toBe(ours);
  });

  it.each([
    ['token', true],
    ['Token', false],
    ['toke', false],
    ['', false],
    [undefined, false],
    [['token'], false],
  ])('carries the token: %j is %j', (given, right) => {
    expect(isToken(given, 'token')).toBe(right);
  });
});
