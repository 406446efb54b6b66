import { isIP } from 'node:net';

/** The name in a Host header, lower case and without port; null for a bare address. */
export function hostName(header: string): string | null {
  const name = header.trim().toLowerCase().replace(/:\d+$/, '');
  return isIP(name.replace(/^\[|\]$/g, '')) === 0 ? name : null;
}
