import { storageItem } from './storage.ts';

/** The page about which a person was only warned: in memory, since nothing was asked and nothing of it belongs on the disk. */
export const warnedPage = storageItem('warned', 'session', (value): value is string => typeof value === 'string');
