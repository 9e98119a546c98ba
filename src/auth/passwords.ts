import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/**
 * Stored passwords: argon2id in PHC form with the library's parameters, 19 MiB, 2 passes and 1 lane, which are OWASP's
 * minimum too (Password Storage Cheat Sheet).
 */
@Injectable()
export class Passwords {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(normalised(password));
  }

  /**
   * Whether it is the password. Without a stored hash it is not, and finding that out takes as long: how fast the answer
   * comes must not tell which addresses have an account.
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await (this.decoy ??= hash('nobody has this password')));
    return (await verify(against, normalised(password))) && stored !== null;
  }
}

/** The same letters typed on another keyboard may come composed differently (RFC 8265 §4.2). */
function normalised(password: string): string {
  return password.normalize('NFC');
}
