import { csv } from '../http/csv.js';
import type { BatchView, PieceView } from './batch-queries.js';

/** The list that goes along with a pile (N11): what the operator counts against, and what an auditor reads later. */
export interface Manifest {
  batch: number;
  printGroup: string;
  profile: string;
  state: BatchView['state'];
  revision: number;
  letters: number;
  sheets: number | null;
  pages: number | null;
  files: BatchView['files'];
  /** In the order of the pile; gaps are letters that were withdrawn before the files were first fetched. */
  pieces: ManifestPiece[];
}

export interface ManifestPiece {
  sequence: number;
  /** Id of the message. */
  letter: string;
  /** What people call it by. */
  number: number;
  type: string;
  textVersion: number | null;
  client: string | null;
  status: string;
  /** To be pulled from the pile before it is posted. */
  pull: boolean;
  address: string[];
}

export function manifestOf(batch: BatchView, pieces: readonly PieceView[]): Manifest {
  return {
    batch: batch.number,
    printGroup: batch.printGroup.name,
    profile: batch.profile,
    state: batch.state,
    revision: batch.revision,
    letters: batch.letters,
    sheets: batch.sheets,
    pages: batch.pages,
    files: batch.files,
    pieces: pieces.map(({ letterId, ...piece }) => ({ ...piece, letter: letterId })),
  };
}

/** One row a letter. */
export function manifestCsv({ batch, pieces }: Manifest): string {
  const header = [
    'batch',
    'sequence',
    'letter',
    'number',
    'type',
    'textVersion',
    'client',
    'status',
    'pull',
    'address',
  ];
  return csv(
    header,
    pieces.map((piece) => [
      batch,
      piece.sequence,
      piece.letter,
      piece.number,
      piece.type,
      piece.textVersion,
      piece.client,
      piece.status,
      piece.pull,
      piece.address.join('\n'),
    ]),
  );
}
