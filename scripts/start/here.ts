/** Well-known answers of unrelated owners; one is enough to know that there is an internet. */
const CONTROLS = [
  'https://www.gstatic.com/generate_204',
  'https://detectportal.firefox.com/success.txt',
  'https://cp.cloudflare.com/generate_204',
];

export async function hasInternet(): Promise<boolean> {
  const asked = CONTROLS.map(async (url) => {
    const { ok } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
    if (!ok) throw new Error('not the expected answer');
  });
  return Promise.any(asked).then(
    () => true,
    () => false,
  );
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
