/** The header block of a mail with its last line break, without the empty line that ends it (RFC 5322 §2.1). */
export function headersOf(mail: Buffer): Buffer {
  const end = mail.indexOf('\r\n\r\n');
  return end < 0 ? mail : mail.subarray(0, end + 2);
}
