const bytesOfRandom = 10;

/**
 * A UUID of version 7: the given moment (ms since 1970), then 74 random bits.
 * Not `crypto.randomUUID`, which is version 4 and missing on plain http.
 */
export function createId(now: number): string {
  const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
  const random = crypto.getRandomValues(new Uint8Array(bytesOfRandom));
  random[0] = 0x70 | ((random[0] ?? 0) & 0x0f);
  random[2] = 0x80 | ((random[2] ?? 0) & 0x3f);
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [time.slice(0, 8), time.slice(8), tail.slice(0, 4), tail.slice(4, 8), tail.slice(8)].join('-');
}
