import type { Bilingual, Language } from '../../common/language.js';
import type { FixedAnswer } from './node.js';
import type { NodeId } from './step-words.js';

interface QuestionWords {
  question: Bilingual;
  answers: Partial<Record<FixedAnswer, Bilingual>>;
}

const yes: Bilingual = { nl: 'Ja', en: 'Yes' };
const no: Bilingual = { nl: 'Nee', en: 'No' };
const unknown: Bilingual = { nl: 'Weet ik niet', en: 'I don’t know' };

/** What only a person can know, and the answers to it. `unknown` goes on to the next cause. */
const QUESTION_WORDS: Partial<Record<NodeId, QuestionWords>> = {
  '1.1': {
    question: { nl: 'Om welke regel gaat het?', en: 'Which rule is it about?' },
    answers: { unknown },
  },
  B1: {
    question: { nl: 'Hebt u de testmail ontvangen?', en: 'Did you receive the test mail?' },
    answers: { send: { nl: 'Stuur mij een testmail', en: 'Send me a test mail' }, yes, no, unknown },
  },
  B2: {
    question: {
      nl: 'Ligt de mail in de map Ongewenste e-mail, bij u of bij de gebruiker?',
      en: 'Is the mail in the junk folder, yours or the user’s?',
    },
    answers: { yes, no, unknown },
  },
  B3: {
    question: {
      nl: 'Kopieer het adres, stuur er vanuit uw eigen mailprogramma een bericht naartoe en vraag de gebruiker: is het aangekomen?',
      en: 'Copy the address, send it a message from your own mail program and ask the user: did it arrive?',
    },
    answers: { yes, no, unknown },
  },
  D6: {
    question: {
      nl: 'Vindt de klant de mail in de map Ongewenste e-mail?',
      en: 'Does the client find the mail in the junk folder?',
    },
    answers: { yes, no, unknown },
  },
  D8: {
    question: { nl: 'Komt een testbericht nu aan?', en: 'Does a test message arrive now?' },
    answers: { send: { nl: 'Testbericht sturen', en: 'Send test message' }, yes, no, unknown },
  },
};

/** What is asked at a node. */
export function questionText(node: NodeId, language: Language): string {
  return wordsOf(node).question[language];
}

/** The words of a fixed answer to this question; a name that was chosen is its own word. */
export function answerText(node: NodeId, answer: string, language: Language): string {
  return wordsOf(node).answers[answer as FixedAnswer]?.[language] ?? answer;
}

function wordsOf(node: NodeId): QuestionWords {
  const words = QUESTION_WORDS[node];
  if (!words) throw new Error(`Node ${node} asks nothing`);
  return words;
}
