import { limits } from '#meeting/limits.ts';
import { Refusal } from '#meeting/refusals.ts';

/** The JSON object in a request's body; refuses `too_large` beyond 16 KB and `invalid` for anything else. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal('invalid');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Refusal('invalid');
  return { ...parsed };
}

/** The fields of a plain form; refuses `too_large` beyond 16 KB. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request));
}

/** Reads no more than it may: the length that a client declares is not believed. */
async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limits.messageBytes) throw new Refusal('too_large');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal('invalid');
  }
}
