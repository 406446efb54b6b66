import type { Endpoint, Role, Service } from '../schema.ts';

/** Day on which the rows were last looked at; a row reviewed later says so itself. */
export const REVIEWED = '2026-11-23';

/** A host whose front page is likely to exceed 36 KB: favicon first, then the page. */
export const big = (host: string): Endpoint => ({ url: `https://${host}/favicon.ico`, largeUrl: `https://${host}/` });

/** A host of which no large public object is known. */
export const small = (host: string, path = ''): Endpoint => ({ url: `https://${host}/${path}` });

export const role = (name: Role['role'], ...endpoints: Endpoint[]): Role => ({ role: name, pool: false, endpoints });

/** Several hosts that do the same. */
export const pool = (name: Role['role'], ...endpoints: Endpoint[]): Role => ({ role: name, pool: true, endpoints });

type Row = Omit<Service, 'roles' | 'reviewed' | 'notTestable' | 'watched'> & Partial<Service>;

/** A row with the defaults of most rows: nothing beyond the web, off until turned on. */
export const service = (row: Row & Pick<Service, 'roles'>): Service => ({
  watched: false,
  notTestable: [],
  reviewed: REVIEWED,
  ...row,
});

/** A news site or an organisation: one host, one role. */
export const site = (row: Row & { readonly host: string }): Service => {
  const { host, ...rest } = row;
  return service({ ...rest, roles: [role('web', big(host))] });
};
