import type { Trouble } from '../browser/trouble.ts';
import type { Answer, Message, RequestName, Snapshot } from '../protocol.ts';

/** All that the pages need of the browser, so that tests and the gallery can stand in for it. */
export interface Door {
  ask<N extends RequestName>(message: Message<N>): Promise<Answer<N>>;
  readSnapshot(): Promise<Snapshot | null>;
  watchSnapshot(changed: (snapshot: Snapshot) => void): () => void;
  /** What is wrong with the storage, null where nothing is. */
  readTrouble(): Promise<Trouble | null>;
  watchTrouble(changed: (trouble: Trouble | null) => void): void;
  askHosts(): Promise<boolean>;
  hasHosts(): Promise<boolean>;
  uiLanguage(): string;
  extensionUrl(path: string): string;
  /** Address of the tab in front, empty where the browser does not show it. */
  currentAddress(): Promise<string>;
  /** Resolves once the first words can be seen. */
  painted(): Promise<void>;
  openPage(url: string): Promise<void>;
  /** Opens an own page with a view of it, which stands nowhere in its address. */
  openAt(url: string, view: string | null): Promise<void>;
  /** With what this page was opened, once. */
  takeOpening(): Promise<string | null>;
  removeSelf(): Promise<void>;
}
