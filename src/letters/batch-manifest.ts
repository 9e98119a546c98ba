import { csv } from '../http/csv.js';
import type { BatchView, PieceView } from './batch-queries.js';
import { pullCounts, type PullState } from './pull-list.js';

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
  /** Of these letters: pulled from the pile, and on the pull list but not found. */
  pulled: number;
  notFound: number;
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
  /** Withdrawn after it may have been printed: to be pulled from the pile, pulled, or not found in it. */
  pull: PullState | null;
  /** Which file it is in, the page where it begins there (from 1), and how much paper it is. */
  file: number | null;
  firstPage: number | null;
  pages: number | null;
  sheets: number | null;
  address: string[];
}

/** The list that goes with a batch to the printer: each piece with its pages, in the order of the PDF. */
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
    ...pullCounts(batch.pull),
    pieces: pieces.map(({ letterId, place: _place, ...piece }) => ({ ...piece, letter: letterId })),
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
    'file',
    'firstPage',
    'pages',
    'sheets',
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
      piece.file,
      piece.firstPage,
      piece.pages,
      piece.sheets,
      piece.address.join('\n'),
    ]),
  );
}
