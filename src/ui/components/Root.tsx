import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { TONGUES } from '../../protocol.ts';
import type { Model } from '../model.ts';
import { isQuietTitle } from '../place-rules.ts';
import { ModelContext, UiContext } from '../ui.ts';

interface Props {
  model: Model;
  titleKey: string;
  children: () => ComponentChildren;
}

/** Draws the page anew at each change, waits for the words, and gives language, direction, title and theme to the page. */
export function Root({ model, titleKey, children }: Props) {
  const [, redraw] = useState({});
  useLayoutEffect(() => model.watch(() => redraw({})), [model]);
  const texts = model.texts.value;
  const snapshot = model.snapshot.value;
  const settings = snapshot?.settings;
  const isDiscreet = snapshot ? isQuietTitle(snapshot) : false;
  const theme = settings?.theme ?? 'auto';
  useLayoutEffect(() => {
    if (!texts) return;
    document.documentElement.lang = texts.language;
    document.documentElement.dir = TONGUES[texts.language].dir;
    document.documentElement.dataset.theme = theme;
    document.title = texts.say(isDiscreet ? 'notice_title_discreet' : titleKey);
  }, [texts, theme, isDiscreet, titleKey]);
  const nowMs = model.nowMs.value;
  // The same as long as it says the same: whatever reads it is drawn anew with it.
  const ui = useMemo(() => texts && { texts, nowMs, model }, [texts, nowMs, model]);
  if (!ui) return null;
  return (
    <ModelContext.Provider value={model}>
      <UiContext.Provider value={ui}>{children()}</UiContext.Provider>
    </ModelContext.Provider>
  );
}
