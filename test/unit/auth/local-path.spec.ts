import { describe, expect, it } from '@jest/globals';
import { assert, constantFrom, oneof, property, string, webUrl } from 'fast-check';
import { localPath } from '../../../src/auth/local-path.js';

describe('L20 where to go after signing in', () => {
  it.each(['/', '/clients/29001234', '/messages?status=not_sent&q=a%20b', '/a/b/'])('keeps our own page %s', (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/ /elsewhere.example',
    '\\\\elsewhere.example',
    'javascript:alert(1)',
    'clients',
    '',
    '/a\r\nSet-Cookie: x',
    undefined,
    ['/clients', '/messages'],
  ])('takes the first page instead of %j', (asked) => {
    expect(localPath(asked)).toBe('/');
  });

  it('never leads a browser to another site, whatever is asked', () => {
    const nearly = string({ unit: constantFrom('/', '\\', '.', ':', '@', 'a', '?', '#', ' ', '\t', '%2f') });
    assert(
      property(oneof(nearly, webUrl(), string()), (asked) => {
        const home = 'https://bode.example';
        expect(new URL(localPath(asked), home).origin).toBe(home);
      }),
    );
  });
});
