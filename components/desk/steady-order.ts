/**
 * The order of a list that must not move under the pointer: what was shown stays in its place, gone rows
 * too; new ones come at the end.
 */
export function steadyOrder(shown: readonly string[], now: readonly string[]): string[] {
  const known = new Set(shown);
  return [...shown, ...now.filter((id) => !known.has(id))];
}
