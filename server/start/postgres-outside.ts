import postgres from 'postgres';
import { StartRefusal } from './refusal.ts';

const oldestVersion = 15;

/**
 * Checks that the PostgreSQL of `DATABASE_URL` can be used.
 * @throws StartRefusal saying what is wrong, without the password
 */
export async function checkOutsidePostgres(url: string): Promise<void> {
  const place = `The PostgreSQL of DATABASE_URL (${new URL(url).host})`;
  const version = await askVersion(url, place);
  if (version < oldestVersion) {
    throw new StartRefusal(`${place} is version ${version}: Tavolo needs ${oldestVersion} or later.`);
  }
}

async function askVersion(url: string, place: string): Promise<number> {
  const client = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await client<{ number: string }[]>`select current_setting('server_version_num') as number`;
    return Math.floor(Number(row?.number) / 10_000);
  } catch (error) {
    throw new StartRefusal(`${place} ${reasonOf((error as { code?: string }).code)}.`);
  } finally {
    await client.end({ timeout: 1 });
  }
}

function reasonOf(code: string | undefined): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'does not answer: is it running, and are host and port right?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'is on a host that cannot be found: check its name';
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return 'cannot be reached: check the host and the way there';
    case '28P01':
    case '28000':
      return 'refuses the user or the password';
    case '3D000':
      return 'has no database of that name: create it first';
    default:
      return `cannot be used (${code ?? 'unknown reason'})`;
  }
}
