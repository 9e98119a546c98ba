import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const sheet = readFileSync(new URL('../../../src/web/assets/styles/tokens.css', import.meta.url), 'utf8');
const [lightText = '', darkText = ''] = sheet.split('@media (prefers-color-scheme: dark)');

function coloursIn(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]));
}

const light = coloursIn(lightText);
const dark = { ...light, ...coloursIn(darkText) };

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const texts = ['ink', 'quiet', 'accent', 'waiting', 'moving', 'done', 'hands', 'failed', 'letter'];
const grounds = ['paper', 'ground', 'hover', 'accent-wash'];
const pairs: [text: string, ground: string][] = [
  ...texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['hands', 'hands-wash'],
  ['ink', 'hands-wash'],
  ['accent', 'hands-wash'],
  ['failed', 'failed-wash'],
  ['ink', 'done-wash'],
  ['quiet', 'done-wash'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('L34 colours of the %s scheme', (_, colours) => {
  it.each(pairs)('%s on %s can be read (4.5:1)', (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['paper', 'ground'])('the line of a field stands out from %s (3:1)', (ground) => {
    expect(contrast(colours['control'] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
