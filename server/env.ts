import { resolve } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from './start/refusal.ts';

/** What the environment of the process says, checked. Variables that are set but empty count as unset. */
export interface Env {
  mode: 'production' | 'development' | 'test';
  /** 0 takes a free port. */
  port: number;
  /** Absolute. */
  dataDir: string;
  /** null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** null: a LiveKit of our own. */
  livekit: { url: string; apiKey: string; apiSecret: string } | null;
  /** null: 7880, or the next free one. */
  livekitPort: number | null;
  /** null: mail is kept on an outbox page. */
  smtpUrl: string | null;
  /** Origin without a trailing slash; null: the address the process listens on. */
  baseUrl: string | null;
  /** Whether a proxy of ours stands in front, whose `X-Forwarded-For` tells the client's address. */
  trustProxy: boolean;
}

/**
 * Reads the variables once, at the start.
 * @param variables usually `process.env`
 * @throws StartRefusal naming the first variable that cannot be used
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new StartRefusal(sentenceOf(parsed.error));
  const values = parsed.data;
  return {
    mode: values.NODE_ENV,
    port: values.PORT,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL ?? null,
    livekit: livekitOf(values),
    livekitPort: values.LIVEKIT_PORT ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    baseUrl: values.BASE_URL ? new URL(values.BASE_URL).origin : null,
    trustProxy: values.TRUST_PROXY === '1',
  };
}

const schema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'production, development or test')
    .default('production'),
  PORT: port(0).default(3000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: address('postgres', 'postgresql').optional(),
  LIVEKIT_URL: address('ws', 'wss', 'http', 'https').optional(),
  LIVEKIT_API_KEY: z.string().optional(),
  LIVEKIT_API_SECRET: z.string().min(32, 'at least 32 characters long').optional(),
  LIVEKIT_PORT: port(1).optional(),
  SMTP_URL: address('smtp', 'smtps').optional(),
  BASE_URL: address('http', 'https').optional(),
  TRUST_PROXY: z.enum(['0', '1'], '0 or 1').default('0'),
});

function port(lowest: number) {
  const sentence = `a port number from ${lowest} to 65535`;
  return z
    .string()
    .regex(/^\d{1,5}$/, sentence)
    .transform(Number)
    .refine((value) => value >= lowest && value <= 65535, sentence);
}

function address(...schemes: string[]) {
  return z.string().refine((value) => {
    const url = URL.parse(value);
    return url !== null && url.hostname !== '' && schemes.includes(url.protocol.slice(0, -1));
  }, `an address such as ${schemes[0]}://host:port`);
}

// The value itself is never repeated: it may hold a password.
function sentenceOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `${issue?.path.join('.')} must be ${issue?.message}.`;
}

function livekitOf(values: z.infer<typeof schema>): Env['livekit'] {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = values;
  if (url && apiKey && apiSecret) return { url, apiKey, apiSecret };
  if (!url && !apiKey && !apiSecret) return null;
  throw new StartRefusal(
    'LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together: set all three or none.',
  );
}
