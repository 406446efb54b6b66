import { onProbeEvent } from '../browser/requests.ts';
import { EventBook } from './events.ts';

/** Begins to collect events of our own requests; to be called at the top level of the background. */
export function listenForProbes(): EventBook {
  const book = new EventBook();
  onProbeEvent((event) => book.note(event));
  return book;
}
