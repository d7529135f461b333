import { benchAck, benchCommands } from './commands.ts';
import { benchWire } from './fan-out.ts';
import { openHouse } from './house.ts';
import { report } from './report.ts';

const house = await openHouse();
try {
  const commands = await benchCommands(house);
  const ack = await benchAck(house);
  const wire = await benchWire(house);
  report([...commands.figures, ...ack.figures, ...wire.figures], {
    commands: commands.raw,
    ack: ack.raw,
    wire: wire.raw,
  });
} finally {
  await house.close();
}
