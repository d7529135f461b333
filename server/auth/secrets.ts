import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie, a link or a device: 256 random bits, safe in an address. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored in a secret's place. The secret is random, so a plain SHA-256 cannot be searched. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
