/**
 * The walls between the rooms of `src/`: which room may import which. `npx tsx scripts/walls.ts` writes them into
 * `walls.json`, where the linter reads them; a test holds the two together. `docs/architecture.md` tells why.
 */
import { writeFileSync } from 'node:fs';

const ROOMS = ['core', 'catalog', 'browser', 'probe', 'store', 'background', 'ui', 'contract', 'texts'] as const;
type Room = (typeof ROOMS)[number];

/** Beside the room itself, and the protocol. */
const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  core: [],
  catalog: ['core'],
  browser: ['core'],
  texts: ['core', 'browser'],
  contract: ['core', 'catalog'],
  store: ['core', 'browser', 'contract'],
  probe: ['core', 'catalog', 'browser'],
  ui: ['core', 'catalog', 'browser', 'contract', 'texts'],
  background: ['core', 'catalog', 'browser', 'contract', 'texts', 'store', 'probe'],
};

/** Tests may look into every room, and the gallery borrows what it shows. */
const FREE = ['!**/*.test.ts', '!**/*.test.tsx', '!**/*test-kit.ts', '!src/ui/gallery/**'];

/** The one door to the browser's interfaces. */
const DOOR: Room = 'browser';

/** Returns the walls as the linter's configuration. */
export function wallsJson(): string {
  return `${JSON.stringify({ root: false, overrides: ROOMS.map(wallOf) }, null, 2)}\n`;
}

function wallOf(room: Room) {
  const closed = ROOMS.filter((other) => other !== room && !MAY_IMPORT[room].includes(other));
  const rooms = {
    group: closed.map((other) => `**/${other}/**`),
    message: `${room} does not know these rooms; see docs/architecture.md`,
  };
  const door = { group: ['webextension-polyfill'], message: `only src/${DOOR} talks to the browser` };
  const noRestrictedImports = { level: 'error', options: { patterns: room === DOOR ? [rooms] : [rooms, door] } };
  return { includes: [`src/${room}/**`, ...FREE], linter: { rules: { style: { noRestrictedImports } } } };
}

if (process.argv[1]?.endsWith('walls.ts')) writeFileSync('walls.json', wallsJson());
