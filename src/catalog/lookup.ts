/** Who is asked who runs a network: RIPEstat of the RIPE NCC, the non-profit registry of internet addresses. */
export const LOOKUP_SERVICE = 'https://stat.ripe.net/data/';
