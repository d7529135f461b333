import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '#meeting/refusals.ts';

/** What strangers may try before they have a seat, in this process. */
export interface Rates {
  /** Joins from one address: a whole hall arrives at once behind one. */
  joins: RateLimiterMemory;
  wrongCodes: RateLimiterMemory;
  registrations: RateLimiterMemory;
  signInsFromAddress: RateLimiterMemory;
  signInsToEmail: RateLimiterMemory;
  /** Uses of links: sample links, personal links, links to set a password. */
  links: RateLimiterMemory;
}

export function createRates(): Rates {
  const limit = (points: number, duration = 60) => new RateLimiterMemory({ points, duration });
  return {
    joins: limit(600),
    wrongCodes: limit(10),
    registrations: limit(60),
    signInsFromAddress: limit(30),
    signInsToEmail: limit(5, 300),
    links: limit(120),
  };
}

/** Takes one from what `key` may still do; refuses `rate_limited` with the time to wait. */
export async function spend(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (exhausted) {
    if (!(exhausted instanceof RateLimiterRes)) throw exhausted;
    throw new Refusal('rate_limited', { retryAfterMs: exhausted.msBeforeNext });
  }
}
