import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Product } from './product.ts';

export { expect };

interface People {
  /** A person in the hall: joined with the code, on the live page. */
  phone: (name: string, body?: string) => Promise<Page>;
  /** A person elsewhere, on a desk computer. */
  remote: (name: string, body?: string) => Promise<Page>;
  /** A moderator at the desk. */
  desk: () => Promise<Page>;
  /** The hall's screen. */
  hall: () => Promise<Page>;
  /** Somebody who has opened nothing yet. */
  stranger: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
}

/**
 * A story has several people at once, each in a browser of their own. The product is started once a
 * file; an error in anybody's console fails the story.
 */
export const test = base.extend<People & { contexts: Contexts }, { product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from here.
    async ({}, use) => {
      const product = await Product.start();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  contexts: async ({ browser }, use) => {
    const contexts = new Contexts(browser);
    await use(contexts);
    await contexts.close();
    expect(contexts.errors, 'nobody has an error in the console').toEqual([]);
  },
  stranger: async ({ contexts }, use) => use((options) => contexts.open(options)),
  phone: async ({ contexts, product }, use) =>
    use((name, body) => join(contexts.open(phoneSize), product, { name, body, place: 'In presenza' })),
  remote: async ({ contexts, product }, use) =>
    use((name, body) => join(contexts.open(deskSize), product, { name, body, place: 'Da remoto' })),
  desk: async ({ contexts, product }, use) =>
    use(() => enter(contexts.open(deskSize), product.announcement.links.desk)),
  hall: async ({ contexts, product }, use) =>
    use(() =>
      enter(contexts.open({ viewport: { width: 1280, height: 720 } }), product.announcement.links.screen),
    ),
});

export const phoneSize = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const deskSize = { viewport: { width: 1440, height: 900 } };

/** Refuses a page with anything that WCAG 2.2 AA rules out and a program can find. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target }) => target.join(' ')),
  }));
  expect(found).toEqual([]);
}

/** What the network says by itself while a server is down, or a page is cut off on purpose. */
const ofTheNetwork = /net::ERR_|WebSocket connection to|Failed to load resource/;

class Contexts {
  readonly errors: string[] = [];
  readonly #browser: Browser;
  readonly #open: BrowserContext[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: 'it-IT',
      timezoneId: 'Europe/Rome',
      ...options,
    });
    this.#open.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !ofTheNetwork.test(message.text())) this.errors.push(message.text());
    });
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((context) => context.close()));
  }
}

async function join(
  opening: Promise<Page>,
  { announcement }: Product,
  { name, body, place }: { name: string; body: string | undefined; place: string },
): Promise<Page> {
  const page = await opening;
  await page.goto(announcement.links.phone);
  await page.getByRole('radio', { name: place }).check();
  await page.getByLabel('Nome e cognome').fill(name);
  if (body) await page.getByLabel('Ente').fill(body);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.waitForURL(/\/live/);
  await expect(page.getByText('in diretta')).toBeVisible();
  return page;
}

async function enter(opening: Promise<Page>, link: string): Promise<Page> {
  const page = await opening;
  await page.goto(link);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/m\//);
  return page;
}
