import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const MINUTE_S = 60;

/**
 * Brakes the guessing of passwords: per account from one place, per account from anywhere, and per place (a library's
 * whole staff may share one address of the internet, so that last one is wide).
 *
 * Kept in this process: after a restart the counting begins anew, and each replica counts for itself. That costs a
 * guesser nothing worth having at these rates, while a shared table would be written at every guess.
 */
@Injectable()
export class SignInLimits {
  private readonly accountHere = new RateLimiterMemory({ keyPrefix: 'here', points: 5, duration: MINUTE_S });
  private readonly account = new RateLimiterMemory({ keyPrefix: 'account', points: 20, duration: MINUTE_S });
  private readonly place = new RateLimiterMemory({ keyPrefix: 'place', points: 60, duration: MINUTE_S });

  /** Counts one try. @returns whether it may go on */
  async allow(loginName: string, address: string | null): Promise<boolean> {
    const counted = await Promise.allSettled([
      this.place.consume(address ?? 'unknown'),
      this.accountHere.consume(pair(loginName, address)),
      this.account.consume(loginName),
    ]);
    return counted.every(({ status }) => status === 'fulfilled');
  }

  /** Forgets the tries of somebody who got it right in the end. */
  async forget(loginName: string, address: string | null): Promise<void> {
    await this.accountHere.delete(pair(loginName, address));
  }
}

function pair(loginName: string, address: string | null): string {
  return `${address} ${loginName}`;
}
