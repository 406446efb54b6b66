import messages from '../../_locales/en/messages.json' with { type: 'json' };
import type { ServiceStatus, Snapshot } from '../../src/protocol.ts';
import { textsFrom } from '../../src/texts/texts.ts';
import { cardsOf } from '../../src/ui/advice.ts';
import { lineOf } from '../../src/ui/calls/words.ts';

const WIDTH = { name: 30, reach: 14 };
const texts = textsFrom('en', messages);

/** Prints the network, a row for each service, and the guidance, as the popup tells them. */
export function printSnapshot(snapshot: Snapshot): void {
  const { network, services } = snapshot;
  console.log(`\nNetwork: ${network?.state ?? 'not known'}\n`);
  console.log(`${'Service'.padEnd(WIDTH.name)}${'Reach'.padEnd(WIDTH.reach)}Why`);
  for (const service of services) console.log(row(service));
  console.log('\nWhat you can do');
  for (const { id, steps } of cardsOf(snapshot, Date.now())) {
    console.log(`* ${texts.say(`advice_${id}_title`)}\n  ${texts.say(`advice_${id}_body`)}`);
    for (let step = 1; step <= steps; step += 1) console.log(`  - ${texts.say(`advice_${id}_step${step}`)}`);
  }
}

/** Prints what the test of calls found, in the words of the popup. */
export function printCalls({ calls, services }: Snapshot): void {
  console.log(`\nCalls\n${calls?.udp ? texts.say(`calls_udp_${calls.udp}`) : 'not tested'}`);
  for (const { key, params } of services.flatMap((service) => lineOf(service) ?? []))
    console.log(`* ${texts.say(key, params)}`);
}

function row({ name, result }: ServiceStatus): string {
  const verdict = result?.verdict;
  if (!verdict) return `${name.padEnd(WIDTH.name)}not checked`;
  const why = [verdict.cause, verdict.method, verdict.confidence, `[${verdict.ruleId}]`].filter(Boolean).join(', ');
  return `${name.padEnd(WIDTH.name)}${verdict.reach.padEnd(WIDTH.reach)}${verdict.cause ? why : ''}`.trimEnd();
}
