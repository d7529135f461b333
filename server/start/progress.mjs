/**
 * Tells on standard error how long a step has been going on, every ten seconds and at its end.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function withProgress(what, step) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error(`${what} …`);
  const ticking = setInterval(() => console.error(`${what} … ${seconds()}`), 10_000);
  try {
    return await step();
  } finally {
    clearInterval(ticking);
    console.error(`${what}: ended after ${seconds()}`);
  }
}
