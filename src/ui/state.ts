import { batch, signal } from '@preact/signals-core';
import type { Trouble } from '../browser/trouble.ts';
import { reportsFor } from '../catalog/reports.ts';
import type { ServiceStatus, Snapshot } from '../protocol.ts';
import { type Language, languageOf, loadTexts, type Texts } from '../texts/texts.ts';
import type { Door } from './door.ts';
import { EMPTY_LAYOUT, type Layout, layoutOf } from './groups.ts';
import type { Site } from './site.ts';

/** What the pages show, and the one way to change it: a newer snapshot. */
export function createState(door: Door, now: () => number) {
  const state = {
    /** `undefined` until the storage was read, `null` when nothing is stored. */
    snapshot: signal<Snapshot | null | undefined>(undefined),
    texts: signal<Texts | null>(null),
    nowMs: signal(now()),
    layout: signal<Layout>(EMPTY_LAYOUT),
    /** Whether the first words can be seen, so that there is time for the rest. */
    isPainted: signal(false),
    opened: signal<ReadonlySet<string>>(new Set()),
    refusal: signal<string | null>(null),
    trouble: signal<Trouble | null>(null),
    site: signal<Site | null>(null),
    opening: signal<string | null>(null),
  };
  const { snapshot, texts, nowMs, layout, opened } = state;
  let turn = 0;
  // Read beside the snapshot, before it is known which language was chosen: mostly the browser's own.
  let reading = read(languageOf('auto', door.uiLanguage()));

  function read(language: Language) {
    return { language, words: loadTexts(language, door.extensionUrl) };
  }

  async function show(next: Snapshot | null): Promise<void> {
    turn += 1;
    const mine = turn;
    const language = languageOf(next?.settings.language ?? 'auto', door.uiLanguage());
    if (reading.language !== language) reading = read(language);
    // Before the words are there, which are read meanwhile.
    const told = next && withReports(next);
    // A reading that failed is not kept: the next one may succeed.
    const words = await reading.words.catch(() => {
      reading = read(language);
      return reading.words;
    });
    // A newer snapshot came while the words were being read.
    if (mine !== turn) return;
    batch(() => {
      texts.value = words;
      nowMs.value = now();
      if (next) layout.value = nextLayout(next, snapshot.peek() ?? null, layout.peek(), opened.peek().size > 0);
      snapshot.value = told;
    });
  }

  return { state, show };
}

/** Adds what others report of each service in this place. */
function withReports(snapshot: Snapshot): Snapshot {
  const { consent, services, page } = snapshot;
  const place = consent?.place;
  const reported = (one: ServiceStatus) => ({ ...one, reports: place ? reportsFor(place, one.id) : [] });
  const status = page?.status ? reported(page.status) : null;
  return { ...snapshot, services: services.map(reported), ...(page ? { page: { ...page, status } } : {}) };
}

/** Rows move only while nobody waits for them: not during a round, nor under an open row. */
function nextLayout(next: Snapshot, before: Snapshot | null, layout: Layout, isReading: boolean): Layout {
  const isChecking = next.activity.kind === 'checking';
  const wasChecking = before?.activity.kind === 'checking';
  const isFirst = isChecking && next.round === null;
  if (before && ((isChecking && wasChecking) || (isReading && layout.order.length > 0))) return layout;
  if (before && isChecking && !isFirst) return layout;
  return layoutOf(next.services, isFirst);
}
