import { describe, expect, it } from '@jest/globals';
import {
  shippedProfile,
  shippedProfiles,
  windowOnSheet,
  type EnvelopeProfile,
} from '../../../src/letters/envelope-profile.js';

type Numbers = [
  width: number,
  height: number,
  windowWidth: number,
  windowHeight: number,
  side: 'left' | 'right',
  distance: number,
  bottom: number,
  fold: number,
];

function profile([width, height, windowWidth, windowHeight, side, distance, bottom, fold]: Numbers): EnvelopeProfile {
  return {
    code: 'test',
    names: { nl: 'proef', en: 'test' },
    envelopeWidth: width,
    envelopeHeight: height,
    windowWidth,
    windowHeight,
    side,
    sideDistance: distance,
    bottomDistance: bottom,
    fold,
    provisional: true,
  };
}

/** Left, right, top and bottom. */
function edges({ x, y, width, height }: { x: number; y: number; width: number; height: number }): number[] {
  return [x, x + width, y, y + height];
}

describe('N16 the window on the sheet', () => {
  it.each<[string, Numbers, number[], number[]]>([
    ['DIN DL, fold 105', [220, 110, 90, 45, 'left', 20, 15, 105], [20, 100, 50, 90], [10, 110, 45, 95]],
    ['DIN DL, fold 99', [220, 110, 90, 45, 'left', 20, 15, 99], [20, 100, 50, 84], [10, 110, 39, 95]],
    ['C6/5', [229, 114, 90, 45, 'left', 20, 15, 105], [20, 91, 54, 90], [1, 110, 45, 99]],
    ['Belgian DL', [220, 110, 100, 35, 'right', 15, 30, 99], [105, 195, 45, 69], [95, 205, 34, 80]],
    ['French DL', [220, 110, 100, 45, 'right', 20, 20, 99], [100, 190, 45, 79], [90, 200, 34, 90]],
    ['Dutch DL', [220, 110, 80, 40, 'right', 35, 21, 99], [105, 175, 49, 78], [95, 185, 38, 89]],
  ])('N16 %s', (_, numbers, safe, exposed) => {
    const window = windowOnSheet(profile(numbers));
    expect(edges(window.safe)).toEqual(safe);
    expect(edges(window.exposed)).toEqual(exposed);
  });

  it('N16 ships three profiles, and says which were not measured on a real envelope', () => {
    expect(shippedProfiles.map(({ code, provisional }) => [code, provisional])).toEqual([
      ['nl-right', true],
      ['be-right', true],
      ['de-b', false],
    ]);
    const { safe } = windowOnSheet(shippedProfile('nl-right')!);
    expect(safe.y + safe.height / 2).toBe(63.5);
    expect(edges(windowOnSheet(shippedProfile('be-right')!).safe)).toEqual([105, 195, 45, 69]);
    expect(edges(windowOnSheet(shippedProfile('de-b')!).safe)).toEqual([20, 100, 50, 90]);
    expect(shippedProfile('nowhere')).toBeUndefined();
  });
});
