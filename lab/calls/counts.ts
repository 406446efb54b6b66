import { spawnSync } from 'node:child_process';

interface Count {
  readonly packets: number;
  readonly bytes: number;
}

interface Listed {
  readonly nftables: readonly { readonly counter?: Count & { readonly name: string } }[];
}

/** Reads the counters of the packet filter of calls. */
export function udpCounts(): { sent: Count; came: Count } {
  const { stdout } = spawnSync('nft', ['-j', 'list', 'counters', 'table', 'ip', 'reach_calls'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  const { nftables } = JSON.parse(stdout) as Listed;
  const of = (name: string): Count => {
    const { packets = 0, bytes = 0 } = nftables.find(({ counter }) => counter?.name === name)?.counter ?? {};
    return { packets, bytes };
  };
  return { sent: of('sent'), came: of('came') };
}
