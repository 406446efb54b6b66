import { SERVICES } from '../catalog/services.ts';

const ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Returns whether a text may be the id of a target. Names such as `constructor` are none: ids are keys of objects. */
export function isTargetId(text: string): boolean {
  return ID.test(text) && !(text in Object.prototype);
}

let taken: ReadonlySet<string> | undefined;

/** Returns whether the catalogue has a service of this id: a listed target under it would become a host of that service. */
export function isServiceId(id: string): boolean {
  taken ??= new Set(SERVICES.map((service) => service.id));
  return taken.has(id);
}

/** Returns an id that stays the same for a URL wherever it is imported; `taken` decides only between equal hashes. */
export function idFor(url: URL, taken: ReadonlySet<string>): string {
  const slug = url.hostname.replace(/[^a-z0-9.-]/g, '').slice(0, 48);
  const id = `${slug}-${hash(url.href)}`;
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

/** FNV-1a, 32 bits, as seven digits of base 36. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36).padStart(7, '0');
}
