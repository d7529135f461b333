import { type Heart, nouns } from './meeting.ts';
import type { CommandRule, Sender } from './noun.ts';

/** Every command of the wire: its type, who may send it, its shape. Read by tests and documents; rules live with their nouns. */
export const commandTable: readonly {
  type: string;
  sender: Sender;
  schema: CommandRule['schema'];
}[] = nouns.flatMap((noun) =>
  Object.entries(noun.commands).map(([type, { sender, schema }]) => ({
    type,
    sender,
    schema,
  })),
);

/** Commands that may come over the wire: all but those that only the product itself sends. */
export function wireCommands(heart: Heart): string[] {
  return [...heart.commands].filter(([, rule]) => rule.sender !== 'system').map(([type]) => type);
}
