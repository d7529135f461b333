import { collectDefaultMetrics, Registry } from 'prom-client';

// One registry a process, for all the copies of this module that Next bundles.
const key = Symbol.for('tavolo.metrics');
const shared = globalThis as { [key]?: Registry };

/** The metrics of this process; parts add theirs with `registers: [metrics()]`. */
export function metrics(): Registry {
  const known = shared[key];
  if (known) return known;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'tavolo_' });
  shared[key] = registry;
  return registry;
}
