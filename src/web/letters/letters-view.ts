import type { Principal } from '../../auth/principal.js';
import type { Language } from '../../common/language.js';
import { reasons, reasonSentence, type Refusal } from '../../common/reasons.js';
import type { BatchView, PieceView, PrintGroupView } from '../../letters/batch-queries.js';
import type { Counts } from '../../letters/batch-steps.js';
import type { PullReport } from '../../letters/pull-list.js';
import type { FieldError } from '../components/form.js';
import { batchWords, type BatchStatus } from '../i18n/status-words.js';
import type { Texts } from '../i18n/texts.js';
import { urls, withQuery } from '../urls.js';
import type { NoticeData } from '../view.js';
import type { Piece } from './batch-page.js';
import type { PrintGroupRow } from './letters-page.js';
import { pullField, type PullAnswers } from './pull-list.js';
import type { PullPiece, ShownBatch } from './shown-batch.js';

/** Who looks at the print room: for whom words are chosen, and which links and buttons lead somewhere. */
export interface Viewer {
  language: Language;
  /** Takes batches through their steps (L06); others read. */
  canPrint: boolean;
  /** May open messages. A print operator need not know what people read (L29). */
  canRead: boolean;
}

/**
 * @param envelope name of the profile that new batches get
 * @param underWay batches that are not finished
 */
export function printGroupRow(
  group: PrintGroupView,
  envelope: string,
  underWay: readonly BatchView[],
  { language, canRead, canPrint }: Viewer,
): PrintGroupRow {
  const preparing = underWay.find(
    ({ printGroup, state, revision }) => printGroup.id === group.id && state === 'preparing' && revision === 1,
  );
  const heldList = withQuery(urls.messages, { status: 'held', printGroup: group.id });
  return {
    id: group.id,
    name: group.name,
    waiting: group.pending,
    oldest: group.oldest,
    held: group.held.reduce((sum, { count }) => sum + count, 0),
    heldReasons: group.held.map(({ reason, count }) => ({
      sentence: reasonSentence(reason, language),
      count,
      href: canRead ? withQuery(heldList, { reason }) : null,
    })),
    profile: envelope,
    preparing: preparing ? { id: preparing.id, number: String(preparing.number) } : null,
    canPrepare: canPrint,
  };
}

/** @param envelopes names of profiles by their code */
export function batchView(
  batch: BatchView,
  envelopes: ReadonlyMap<string, string>,
  { canPrint, language }: Pick<Viewer, 'canPrint' | 'language'>,
): ShownBatch {
  const open = batch.state === 'preparing' || batch.state === 'prepared';
  return {
    id: batch.id,
    number: String(batch.number),
    groupName: batch.printGroup.name,
    profile: envelopes.get(batch.profile) ?? batch.profile,
    status: batch.state,
    revision: batch.revision,
    createdAt: batch.createdAt,
    letters: batch.letters,
    sheets: batch.sheets ?? 0,
    held: batch.held,
    done: batch.rendered,
    failure: batch.failure && {
      sentence: `${reasonSentence(batch.failure.code, language, batch.failure.which)}.`,
      fix: reasons[batch.failure.code].fix[language],
    },
    files: batch.files.length,
    pull: batch.pull.map(({ number, ...entry }) => ({ ...entry, number: String(number) })),
    canPrint,
    canDiscard: canPrint && open,
  };
}

/** A letter of a pile: whom it is for, as it can be read through the window. */
export function pieceRow(piece: PieceView, typeNames: ReadonlyMap<string, string>, { canRead }: Viewer): Piece {
  return {
    href: canRead ? urls.message(piece.letterId) : null,
    sequence: piece.sequence,
    number: String(piece.number),
    typeCode: piece.type,
    typeName: typeNames.get(piece.type) ?? piece.type,
    addressee: piece.address[0] ?? '',
    place: piece.address.slice(piece.place).join(', '),
    status: piece.status,
    pull: piece.pull,
  };
}

/** What an operator filled in after counting; null where it is no number. */
export interface CountInput {
  letters: number | null;
  sheets: number | null;
}

/** What was counted, by the numbers that somebody typed; null for what is no whole number. */
export function readCounts(form: Record<string, unknown>): CountInput {
  return { letters: wholeNumber(form['letters']), sheets: wholeNumber(form['sheets']) };
}

/** People type "1.250" and "1 250" for what a counter shows as 1250. */
function wholeNumber(given: unknown): number | null {
  const digits = typeof given === 'string' ? given.trim().replace(/(?<=\d)[. ](?=\d{3}(\D|$))/g, '') : '';
  return /^\d{1,8}$/.test(digits) ? Number(digits) : null;
}

/** Each field that is no number, or not the number of the batch (N11). */
export function countErrors(counted: CountInput, batch: Counts & { number: string }, t: Texts): FieldError[] {
  const words = t.letters.batch;
  const fields = [
    { id: `letters-${batch.number}`, counted: counted.letters, expected: batch.letters, differs: words.lettersDiffer },
    { id: `sheets-${batch.number}`, counted: counted.sheets, expected: batch.sheets, differs: words.sheetsDiffer },
  ];
  return fields.flatMap(({ id, counted, expected, differs }): FieldError[] => {
    if (counted === null) return [{ field: id, text: words.countMissing }];
    return counted === expected ? [] : [{ field: id, text: differs(counted, expected) }];
  });
}

/** What an operator answered for the letters of a pull list; nothing for those that were left open. */
export function readPull(form: Record<string, unknown>, list: readonly Pick<PullPiece, 'id'>[]): PullAnswers {
  const answers = list.map((piece): [string, unknown] => [piece.id, form[pullField(piece)]]);
  return new Map(answers.filter((pair): pair is [string, string] => pair[1] === 'pulled' || pair[1] === 'not-found'));
}

/** Each letter of the pull list that was left open (N09). */
export function pullErrors(
  answers: PullAnswers,
  list: readonly Pick<PullPiece, 'id' | 'sequence'>[],
  t: Texts,
): FieldError[] {
  return list
    .filter(({ id }) => !answers.has(id))
    .map((piece) => ({ field: pullField(piece), text: t.letters.pull.open(String(piece.sequence)) }));
}

/** The letters that were taken out of the pile, and those that were not found in it. */
export function pullReport(answers: PullAnswers): PullReport {
  const those = (wanted: string) => [...answers].filter(([, answer]) => answer === wanted).map(([id]) => id);
  return { pulled: those('pulled'), notFound: those('not-found') };
}

/** Why a step was not taken. */
export function refusalNotice({ code, which }: Refusal, language: Language): NoticeData {
  const state = which !== undefined && which in batchWords ? batchWords[which as BatchStatus] : undefined;
  return { tone: 'hands', text: `${reasonSentence(code, language, state?.word[language].toLowerCase() ?? which)}.` };
}

/** Who looks, and what he may do here. */
export function viewerOf({ language, permissions }: Principal): Viewer {
  return { language, canPrint: permissions.has('letters:print'), canRead: permissions.has('messages:read') };
}

/** A place in a list, as a link of ours says it; anything else begins at the start. */
export function place(given: string | undefined): number | undefined {
  return given !== undefined && /^[1-9]\d{0,14}$/.test(given) ? Number(given) : undefined;
}
