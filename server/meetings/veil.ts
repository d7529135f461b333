import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { Veil } from '#meeting/noun.ts';

const prefix = '~';

/**
 * Hides seats behind the meeting's key (AES-256-GCM; the nonce comes from the row's id, which is never
 * used twice). With `key` null, once the meeting is closed, nothing can be read any more.
 */
export function createVeil(key: Uint8Array | null): Veil {
  return {
    hide(seatId, rowId) {
      if (!key) throw new Error('The key of this meeting is erased: nothing can be veiled.');
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(rowId));
      const sealed = Buffer.concat([cipher.update(seatId, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return prefix + sealed.toString('base64url');
    },
    reveal(mark, rowId) {
      if (!key || !isVeiled(mark)) return null;
      const sealed = Buffer.from(mark.slice(prefix.length), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(rowId));
      decipher.setAuthTag(sealed.subarray(-16));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

/** Whether the log's actor is a veiled mark and not a seat. */
export function isVeiled(actor: string): boolean {
  return actor.startsWith(prefix);
}

function nonceOf(rowId: string): Buffer {
  return createHash('sha256').update(rowId).digest().subarray(0, 12);
}
