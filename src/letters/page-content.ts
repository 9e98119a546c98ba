import type { Line } from './line-breaking.js';

/** Points to the millimetre; PDF counts in points of 1/72 inch. */
export const MM = 72 / 25.4;

/** A line of text on a page. Points from the top left corner of the sheet; `y` is the baseline. */
export interface PlacedText {
  x: number;
  y: number;
  size: number;
  line: Line;
  /** 0 is black, 1 is white. */
  grey: number;
}

/** A straight stroke from one point to another, in points from the top left corner. */
export interface PlacedStroke {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
  grey: number;
}

/** One side of a sheet, ready to be drawn. A page without anything is truly blank. */
export interface PageContent {
  texts: PlacedText[];
  strokes: PlacedStroke[];
}

/**
 * A horizontal slice of the body that is never cut by a page break; positions are relative to its own top.
 * `before` is the white above it, left out at the top of a page.
 */
export interface Row extends PageContent {
  height: number;
  before: number;
  /** True when it must not be the last on its page: a heading, or a line that would stand alone. */
  keepWithNext: boolean;
  /** What is said again above it when it begins a page: the header of its table. */
  repeated?: readonly Row[];
}

/** The column that text is set in, in points, and where characters that no font has are told. */
export interface Column {
  left: number;
  right: number;
  missing: Set<string>;
}
