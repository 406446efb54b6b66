import { describe, expect, it } from 'vitest';
import { addressKind } from '../core/address.ts';
import { BLOCK_PAGE_ADDRESSES, BLOCK_PAGE_SOURCE, BLOCK_PAGES, blockPageOf } from './block-pages.ts';
import { SOURCES } from './sources.ts';

const led = (redirectedTo: string) => ({ redirectedTo, body: null });
const read = (body: string) => ({ redirectedTo: null, body });

describe('known block pages', () => {
  it('have unique ids, a country, a source and its date', () => {
    expect(new Set(BLOCK_PAGES.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(BLOCK_PAGES.length);
    expect(SOURCES[BLOCK_PAGE_SOURCE].date).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { country, value } of BLOCK_PAGES) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(value.length).toBeGreaterThan(5);
    }
  });

  it('have addresses that are addresses', () => {
    expect(BLOCK_PAGE_ADDRESSES).toContain('10.10.34.35');
    for (const address of BLOCK_PAGE_ADDRESSES) expect(addressKind(address)).not.toBeNull();
  });

  it.each([
    ['http://warning.rt.ru/?id=1', 'russia', 'warning.rt.ru'],
    ['https://eais.rkn.gov.ru/', 'russia', 'eais.rkn.gov.ru'],
    ['http://erblock.crimea.com/', 'occupied', 'erblock.crimea.com'],
    ['http://t2blocked.com', 'russia', 't2blocked.com'],
    ['https://www.a1.by/mininfo/', 'belarus', 'a1.by/mininfo'],
    ['http://82.209.230.23/x', 'belarus', '82.209.230.23'],
    ['http://10.10.34.36/', 'iran', '10.10.34.36'],
    ['http://195.175.254.2/', 'filtered', '195.175.254.2'],
    ['http://blocked.mgts.ru/', 'unsaid', 'blocked.mgts.ru'],
  ] as const)('%s in %s is one', (url, place, id) => {
    expect(blockPageOf(led(url), place)).toBe(id);
  });

  it.each([
    ['of another country', 'http://warning.rt.ru/', 'belarus'],
    ['a longer host name', 'http://block.rt.ru.example/', 'russia'],
    ['a longer path', 'https://www.a1.by/mininformation', 'belarus'],
    ['the operator itself', 'https://www.a1.by/', 'belarus'],
    ['a page that names one', 'https://news.example/?about=warning.rt.ru', 'russia'],
  ] as const)('not %s', (_, url, place) => {
    expect(blockPageOf(led(url), place)).toBeNull();
  });

  it('are known by their text, where the country agrees', () => {
    const page = '<html><body><iframe src="http://10.10.34.34?type=Invalid Site"></iframe>';
    expect(blockPageOf(read(page), 'iran')).toBe('ir-text-0');
    expect(blockPageOf(read(page), 'russia')).toBeNull();
    expect(blockPageOf(read('<h1>Доступ заблокирован</h1>'), 'russia')).toBeNull();
    expect(blockPageOf({ redirectedTo: null, body: null }, 'russia')).toBeNull();
  });
});
