import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../texts/texts.ts';
import type { Model } from './model.ts';

/** What every component may need: the words, the time, and what can be done. */
export interface Ui {
  readonly texts: Texts;
  readonly nowMs: number;
  readonly model: Model;
}

/** Changes with the words and with the time; what each of thousands of rows needs of the model alone comes by `ModelContext`. */
export const UiContext = createContext<Ui | null>(null);
export const ModelContext = createContext<Model | null>(null);

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (!model) throw new Error('no ModelContext around this component');
  return model;
}

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('no UiContext around this component');
  return ui;
}
