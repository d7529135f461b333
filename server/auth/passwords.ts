import { hash, type Options, verify } from '@node-rs/argon2';
import { Refusal } from '#meeting/refusals.ts';

const argon2id = 2;
const options: Options = { algorithm: argon2id, memoryCost: 46 * 1024, timeCost: 1, parallelism: 1 };
/** At most this many at a time: each takes 46 MiB, and sign-ins must not starve a running meeting. */
const atOnce = 2;
const shortest = 12;
const longest = 200;

/** The Argon2id hash of a new password; refuses `invalid` when it is shorter than 12 or longer than 200 characters. */
export async function hashPassword(password: string): Promise<string> {
  const characters = [...password.normalize('NFC')].length;
  if (characters < shortest || characters > longest) throw new Refusal('invalid', { field: 'password' });
  return inTurn(() => hash(password.normalize('NFC'), options));
}

/** Whether a password is the one of a hash. Without a hash the answer is no, after the same work. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const isRight = await inTurn(async () =>
    verify(storedHash ?? (await hashOfNobody()), password.normalize('NFC').slice(0, 4 * longest)),
  );
  return storedHash !== null && isRight;
}

let nobody: Promise<string> | null = null;
/** Stands in for an unknown person, so that the time of an answer does not tell who is known. */
function hashOfNobody(): Promise<string> {
  nobody ??= hash('nobody has this password', options);
  return nobody;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place is handed over, never given back while somebody waits for it.
    if (next) next();
    else running -= 1;
  }
}
