/** Second-level labels under which names are registered one level deeper; enough to not call co.uk one site. */
const SHARED = /^(com?|net|org|gov|edu|ac|in)\.[a-z]{2}$/;

/** Returns whether two hosts belong to one registrable domain, as far as the labels tell. */
export function sameSite(a: string, b: string): boolean {
  return registrable(a) === registrable(b);
}

function registrable(host: string): string {
  const labels = host.split('.');
  const two = labels.slice(-2).join('.');
  return SHARED.test(two) ? labels.slice(-3).join('.') : two;
}
