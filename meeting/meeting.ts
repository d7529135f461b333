import { agenda } from './agenda.ts';
import { notices } from './notices.ts';
import type {
  Actor,
  Change,
  CommandRule,
  Context,
  Decision,
  EvolveContext,
  Noun,
  SavedState,
  Veil,
} from './noun.ts';
import { people } from './people.ts';
import { phase } from './phase.ts';
import { questions } from './questions.ts';
import { Refusal } from './refusals.ts';
import type { Role } from './roles.ts';
import type { State } from './state.ts';
import { createViews, type Views } from './views.ts';

/** Version of the shape of a saved state: raise it when a slice changes, and snapshots are folded anew. */
export const stateVersion = 1;

/** A command as it came over the wire: known by nothing yet. */
export interface Command {
  /** UUID made by the client; the same id is the same command. */
  id: string;
  type: string;
  [field: string]: unknown;
}

/** The meeting as a pure state machine, put together from its nouns. */
export interface Heart {
  empty: State;
  commands: ReadonlyMap<string, CommandRule>;
  urgent: ReadonlySet<string>;
  views: Views;
  /** What a command changes, given who sends it. Refuses with a `Refusal`; changes nothing by itself. */
  decide(state: State, actor: Actor, command: Command, context: Context): Decision;
  /** The state after a committed change. Never refuses; a change of an unknown type is passed over. */
  evolve(state: State, change: Change, context: EvolveContext): State;
  save(state: State): SavedState;
  load(saved: SavedState, veil: Veil): State;
}

export const nouns: readonly Noun[] = [
  phase,
  agenda,
  people,
  questions,
  notices,
] as unknown as readonly Noun[];

export function createHeart(parts: readonly Noun[] = nouns): Heart {
  const commands = new Map(parts.flatMap((noun) => Object.entries(noun.commands)));
  const evolvers = new Map(
    parts.flatMap((noun) =>
      Object.entries(noun.evolve).map(([type, evolve]) => [type, { noun, evolve }] as const),
    ),
  );
  return {
    empty: Object.fromEntries(parts.map((noun) => [noun.name, noun.empty])) as unknown as State,
    commands,
    urgent: new Set(parts.flatMap((noun) => noun.urgent ?? [])),
    views: createViews(parts),
    decide: (state, actor, command, context) => decide(commands, state, actor, command, context),
    evolve(state, change, context) {
      const found = evolvers.get(change.type);
      if (!found) return state;
      const { noun, evolve } = found;
      return {
        ...state,
        [noun.name]: evolve(state[noun.name], change as never, context),
      };
    },
    save: (state) =>
      Object.fromEntries(
        parts.map((noun) => [noun.name, noun.save ? noun.save(state[noun.name]) : state[noun.name]]),
      ),
    load: (saved, veil) =>
      Object.fromEntries(
        parts.map((noun) => {
          const slice = saved[noun.name];
          if (slice === undefined) return [noun.name, noun.empty];
          return [noun.name, noun.load ? noun.load(slice as never, veil) : slice];
        }),
      ) as unknown as State,
  };
}

/** Whether an actor may send a command at all; the rule itself may still refuse. */
export function maySend(rule: CommandRule, actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  if (rule.sender === 'system') return false;
  return rule.sender === 'seat' || rule.sender.some((role: Role) => actor.roles.includes(role));
}

function decide(
  commands: ReadonlyMap<string, CommandRule>,
  state: State,
  actor: Actor,
  command: Command,
  context: Context,
): Decision {
  const rule = commands.get(command.type);
  if (!rule) throw new Refusal('invalid', { field: 'type' });
  if (!maySend(rule, actor)) throw new Refusal('forbidden');
  const { id, type: _type, ...fields } = command;
  const parsed = rule.schema.safeParse(fields);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    throw new Refusal('invalid', field === undefined ? {} : { field: String(field) });
  }
  return rule.decide(state, actor, { ...parsed.data, id }, context);
}
