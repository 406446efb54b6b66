import { useEffect, useState } from 'preact/hooks';

export const SECTIONS = [
  'status',
  'page',
  'guide',
  'history',
  'lists',
  'settings',
  'report',
  'share',
  'erase',
] as const;
export type Section = (typeof SECTIONS)[number];

function current(): Section {
  const name = location.hash.slice(1);
  return SECTIONS.find((section) => section === name) ?? 'status';
}

/** The section that the address names; follows links and the browser's own back button. */
export function useSection(): Section {
  const [section, change] = useState(current);
  useEffect(() => {
    const follow = () => change(current());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return section;
}
