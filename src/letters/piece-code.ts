/**
 * What is printed on each sheet of a letter and people call it by, as in "B42-000812": the batch, and the place in it.
 * In two parts, because digits by themselves need no shaping.
 */
export function pieceCode(batch: string | number, sequence: number): [batch: string, place: string] {
  return [`B${batch}-`, String(sequence).padStart(6, '0')];
}
