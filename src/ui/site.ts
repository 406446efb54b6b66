/** The site of a page: its origin and its name, never more of the address. */
export interface Site {
  readonly url: string;
  readonly host: string;
}

/** Returns the site of an address, null where there is none to ask about. */
export function siteOf(address: string): Site | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, username, password } = new URL(address);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  // No name ends in a number, and the parser has made an address of whatever does.
  const isNamed = /\.[^.\]\d][^.\]]*$/.test(hostname);
  if (!isWeb || !isNamed || port || username || password) return null;
  return { url: `${protocol}//${hostname}`, host: hostname };
}
