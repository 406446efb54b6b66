import { render } from '@testing-library/preact';
import type { ComponentType } from 'preact';
import { vi } from 'vitest';
import type { Snapshot } from '../../protocol.ts';
import type { Language } from '../../texts/texts.ts';
import { Root } from '../components/Root.tsx';
import { createModel, type Model } from '../model.ts';
import { type Canned, type FakeDoor, fakeDoor } from './fake-door.ts';
import { MESSAGES } from './messages.ts';
import { NOW_MS } from './snapshots.ts';

export interface Stage {
  readonly door: FakeDoor;
  readonly model: Model;
  readonly text: () => string;
}

interface Wish {
  readonly language?: Language;
  readonly answers?: Canned;
  /** With what the page is opened. */
  readonly opening?: string | null;
}

/** Renders a page in a test, as the browser would start it. */
export async function stage(
  Page: ComponentType,
  snapshot: Snapshot | null,
  { language = 'en', answers = {}, opening = null }: Wish = {},
): Promise<Stage> {
  vi.stubGlobal('fetch', async (url: string) => {
    const asked = url.split('/')[2] as Language;
    return { json: async () => MESSAGES[asked] };
  });
  const door = fakeDoor(snapshot, language, answers, undefined, opening);
  const model = createModel(door, () => NOW_MS);
  render(
    <Root model={model} titleKey="app_name">
      {() => <Page />}
    </Root>,
  );
  await model.start();
  return { door, model, text: () => document.body.textContent ?? '' };
}
