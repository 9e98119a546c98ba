import type { LetterInput } from '../../../src/letters/letter-input.js';
import type { Block } from '../../../src/message-types/text-tree.js';

export function paragraph(text: string): Block {
  return { type: 'paragraph', content: [{ text }] };
}

export function sampleLetter(changes: Partial<LetterInput> = {}): LetterInput {
  return {
    number: '10482',
    language: 'nl',
    address: { lines: ['Marie Peeters', 'Kerkstraat 12 bus 3', '9000 GENT'], droppable: [] },
    returnLine: 'Bib Noord · Stationsplein 4 · 9000 Gent',
    sender: ['Bibliotheek Noord', 'Stationsplein 4', '9000 Gent', 'T 09 210 10 10', 'www.bib.example'],
    dateLine: 'Gent, 21 november 2026',
    subject: 'Uw geleende materialen zijn te laat',
    blocks: [paragraph('Beste Marie Peeters,'), paragraph('Deze materialen zijn te laat.')],
    ...changes,
  };
}

export const createdAt = new Date(Date.UTC(2026, 10, 21, 8, 14));
