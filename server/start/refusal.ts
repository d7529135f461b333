/**
 * A reason why Tavolo cannot start that the person at the terminal can do something about. Its
 * message is one clear sentence without secrets; it is printed alone, and the exit code is 1.
 */
export class StartRefusal extends Error {
  override name = 'StartRefusal';
}
