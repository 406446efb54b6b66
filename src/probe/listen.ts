import { onProbeEvent } from '../browser/requests.ts';
import { RequestLog } from './request-log.ts';

/** Begins to collect events of our own requests; to be called at the top level of the background. */
export function listenForProbes(): RequestLog {
  const book = new RequestLog();
  onProbeEvent((event) => book.note(event));
  return book;
}
