/**
 * Something that keeps Bode from starting and that its operator can mend. Its message is the whole story, with the
 * remedy in it, so the console shows it without a stack.
 */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
