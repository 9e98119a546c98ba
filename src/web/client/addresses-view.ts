import type { JudgedEmail } from '../../clients/address-judgement.js';
import type { ClientDetail } from '../../clients/client-details.service.js';
import type { Correction } from '../../clients/corrections.js';
import { postalHintSentence } from '../../common/postal/postal-hints.js';
import { reasons } from '../../common/reasons.js';
import type { FailedAddress } from '../../messages/client-signs.service.js';
import { reasonText } from '../../messages/reason-text.js';
import { shortDay } from '../format.js';
import type { View } from '../view.js';
import type { AddressesProps, EmailLine, PostalLine } from './addresses.js';
import { onOneLine } from './postal-line.js';

/** What is known of a client's addresses, in the reader's words. */
export function addressesOf(
  client: ClientDetail,
  failed: readonly FailedAddress[],
  view: View,
): Pick<AddressesProps, 'emails' | 'postal' | 'notes'> {
  const { emails, postal } = client.corrections;
  const { correctedBy } = client;
  return {
    emails: client.addresses.emails.map((email) => emailLine(email, failed, view)),
    postal: postalLine(client, view),
    notes: {
      emails: note(emails, correctedBy.emails, (was) => was.join(', '), view),
      postal: note(postal, correctedBy.postal, (was) => onOneLine({ ...client, postal: was }, client.home), view),
    },
  };
}

/** The banner of L31: what to ask the client who stands there; null when all is well. */
export function alertOf(client: ClientDetail, failed: readonly FailedAddress[], view: View): string | null {
  const { t, language } = view;
  const [latest] = failed.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (latest) {
    const { address, reason, at } = latest;
    const sentence = `${reasonText(reason, null, language)}. ${reasons[reason].fix[language]}`;
    return `${t.clients.alert.failed(address, shortDay(at, view))} ${sentence}`;
  }
  const fault = client.addresses.emails.find((email) => email.fault)?.fault;
  return fault ? `${reasonText(fault, null, language)}. ${reasons[fault].fix[language]}` : null;
}

function emailLine(
  { address, fault, suggestion }: JudgedEmail,
  failed: readonly FailedAddress[],
  view: View,
): EmailLine {
  const t = view.t.clients.addresses;
  const sign = failed.find((known) => known.address === address);
  const day = sign && shortDay(sign.at, view);
  return {
    address,
    problem: day
      ? sign.reason === 'REFUSED_BY_SERVER'
        ? t.refused(day)
        : t.bounced(day)
      : fault && reasonText(fault, null, view.language),
    suggestion: suggestion === null ? null : { shown: whatDiffers(suggestion, address), address: suggestion },
  };
}

/** Of a proposal the domain alone, where the rest is the same. */
function whatDiffers(suggestion: string, address: string): string {
  const at = suggestion.lastIndexOf('@');
  return address.startsWith(suggestion.slice(0, at + 1)) ? suggestion.slice(at + 1) : suggestion;
}

function postalLine(client: ClientDetail, view: View): PostalLine | null {
  const text = onOneLine(client, client.home);
  const { postal } = client.addresses;
  if (text === null) return null;
  return {
    text,
    problem: postal.ok ? null : reasonText(postal.code, 'which' in postal ? postal.which : null, view.language),
    hints: 'hints' in postal ? postal.hints.map((hint) => postalHintSentence(hint, view.language)) : [],
  };
}

/** L21: that somebody here corrected it, or that the source sent something else since. */
function note<Value>(
  correction: Correction<Value> | undefined,
  correctedBy: string | null,
  shown: (value: Value) => string | null,
  view: View,
): string | null {
  if (!correction) return null;
  const t = view.t.clients.addresses;
  const by = correctedBy ?? t.nobody;
  const { overruled, at } = correction;
  if (!overruled) return t.corrected(by, shortDay(new Date(at), view));
  return t.overruled(by, shortDay(new Date(overruled.at), view), shown(overruled.corrected) || t.nothing);
}
