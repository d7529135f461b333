/** A value that can be watched: the two functions are what React's `useSyncExternalStore` takes. */
export interface Observable<Value> {
  getSnapshot(): Value;
  subscribe(listener: () => void): () => void;
}

export interface Settable<Value> extends Observable<Value> {
  set(value: Value): void;
}

/** Listeners hear a change once it is there to be read, and nothing when the value is the same one. */
export function createObservable<Value>(initial: Value): Settable<Value> {
  const listeners = new Set<() => void>();
  let current = initial;
  return {
    getSnapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
  };
}
