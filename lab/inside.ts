/** `tsx lab/inside.ts -- COMMAND...` runs COMMAND inside a simulated network and passes its exit code on. */
import { canUseNamespace, runInside } from './namespace.ts';

const separator = process.argv.indexOf('--');
const command = separator === -1 ? [] : process.argv.slice(separator + 1);
const usable = canUseNamespace();

if (command.length === 0) {
  console.error('usage: tsx lab/inside.ts -- COMMAND...');
  process.exitCode = 2;
} else if (!usable.ok) {
  console.error(`cannot make a network namespace here: ${usable.reason}`);
  process.exitCode = 3;
} else {
  process.exitCode = await runInside(command);
}
