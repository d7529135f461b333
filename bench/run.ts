import { benchAck, benchCommands } from './commands.ts';
import { openHouse } from './house.ts';
import { report } from './report.ts';

const house = await openHouse();
try {
  const commands = await benchCommands(house);
  const ack = await benchAck(house);
  report([...commands.figures, ...ack.figures], { commands: commands.raw, ack: ack.raw });
} finally {
  await house.close();
}
