/** Values that nobody should send, and somebody does. */
export const BAD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e21,
  '',
  ' ',
  'x'.repeat(5_000),
  'a\0b',
  '\ud800',
  '2026-02-30',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '2026-01-01T00:00:00+23:59',
  '+275760-09-13T00:00:00Z',
  '{{ client.name }}{% for',
  '<script>alert(1)</script>',
  "'; DROP TABLE message; --",
  'Jan\r\nBcc: evil@example.org',
  [],
  [[]],
  [null],
  ['a\0b'],
  {},
  { '': '' },
  { 'a\0b': 1 },
];

/** Bodies as they travel, with what JSON can be beyond what `JSON.stringify` writes. */
export const BAD_JSON: readonly string[] = [
  '',
  '{',
  'null',
  '"text"',
  '12',
  '[]',
  '{}',
  '[[[]]]',
  '{"a": 1} {"b": 2}',
  '{"": ""}',
  '\ufeff{}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"__proto__": {"reason": "x"}, "constructor": {"prototype": 1}, "toString": 1, "hasOwnProperty": null}',
  '{"a": 1e400, "b": -1e400, "c": 12345678901234567890}',
  '{"a": "\\u0000", "\\u0000": 1}',
  '{"a": "\\ud800"}',
];

/** What can stand in a path where a name or an id is expected, as it is written in a URL. */
export const BAD_SEGMENTS: readonly string[] = [
  'x',
  '0',
  '-1',
  '%00',
  'a%00b',
  '%20',
  '%ED%A0%80',
  '%FF',
  '%zz',
  '%2e%2e%2f',
  '%F0%9F%93%9A',
  "'%20OR%201=1--",
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(5_000),
];

/** Query strings with a wrong value for `name`. */
export function badQueries(name: string): string[] {
  const values = [
    '',
    'abc',
    '-1',
    '0',
    '1.5',
    '1e9',
    '9'.repeat(30),
    'x'.repeat(5_000),
    '%00',
    '%ED%A0%80',
    '%FF',
    '%zz',
  ];
  const dates = ['2026-02-30', '0000-01-01', '9999-12-31', '2026-01-01T00:00:00%2B23:59', '0000-01-01T00:00:00Z'];
  return [
    ...[...values, ...dates].map((value) => `${name}=${value}`),
    `${name}[]=a`,
    `${name}[a][b]=c`,
    `${name}=a&${name}=b`,
    `${name}=a&`.repeat(30),
  ];
}

/**
 * One in so many of them, others for the next `n`: the routes have so many fields that each value meets many of them, and
 * each field many values, without all of both.
 */
export function oneIn<Value>(share: number, values: readonly Value[], n: number): Value[] {
  return values.filter((_, at) => (at + n) % share === 0);
}
