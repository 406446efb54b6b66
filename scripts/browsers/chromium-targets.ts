import type { Cdp, Session } from './cdp.ts';
import { evaluateIn } from './chromium-page.ts';
import { until, withDeadline } from './wait.ts';

export interface Target {
  targetId: string;
  type: string;
  url: string;
}

/** The extension as seen through the DevTools protocol: its worker, and a hidden page from which to call its APIs. */
export interface Extension {
  url(path: string): string;
  targets(): Promise<Target[]>;
  worker(): Promise<Target | undefined>;
  wake(): Promise<Target>;
  stop(): Promise<void>;
  /** Runs an expression in a hidden page of the extension that no tab API can see, and removes the page. */
  helper<T>(expression: string): Promise<T>;
}

export function extensionOf(cdp: Cdp, id: string): Extension {
  const url = (path: string) => `chrome-extension://${id}/${path.replace(/^\//, '')}`;
  const targets = async () => (await cdp.send<{ targetInfos: Target[] }>('Target.getTargets')).targetInfos;
  const worker = async () =>
    (await targets()).find((one) => one.type === 'service_worker' && one.url.startsWith(url('')));
  const inHelper = <T>(use: (session: Session) => Promise<T>) => withHidden(cdp, url('manifest.json'), use);

  return {
    url,
    targets,
    worker,
    helper: (expression) => inHelper((session) => evaluateIn(session, expression)),
    async wake() {
      const running = await worker();
      if (running) return running;
      await inHelper((session) => startWorker(session, url('')));
      return until(worker, { timeoutMs: 5000, what: 'the worker' });
    },
    async stop() {
      const running = await worker();
      if (!running) return;
      await cdp.send('Target.closeTarget', { targetId: running.targetId });
      await until(async () => (await worker())?.targetId !== running.targetId, {
        timeoutMs: 5000,
        what: 'the end of the worker',
      });
    },
  };
}

const TRIES = 3;

/** Works in a page that is in no window and that no tab API sees, and removes it. */
export async function withHidden<T>(cdp: Cdp, url: string, use: (session: Session) => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    const { targetId, session } = await openHidden(cdp, url);
    try {
      // A page that was asked for while a worker was being ended sometimes never comes: another one does.
      if ((await isReady(session, url)) || left === 1) return await use(session);
    } finally {
      await cdp.send('Target.closeTarget', { targetId }).catch(() => {});
    }
  }
}

async function openHidden(cdp: Cdp, url: string): Promise<{ targetId: string; session: Session }> {
  const options = { url, hidden: true, background: true };
  const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', options);
  return { targetId, session: await cdp.attach(targetId) };
}

function isReady(session: Session, url: string): Promise<boolean> {
  const ready = `location.href === '${url}' && document.readyState === 'complete' && !!chrome.runtime`;
  const loaded = until(() => evaluateIn<boolean>(session, ready), { timeoutMs: 5_000, everyMs: 5, what: url });
  return loaded.then(
    () => true,
    () => false,
  );
}

interface Versions {
  versions: { runningStatus: string }[];
}

async function startWorker(session: Session, scopeURL: string): Promise<void> {
  // "running" comes after the top level of the worker's script; a target alone may still be loading it.
  const running = session.next<Versions>('ServiceWorker.workerVersionUpdated', ({ versions }) =>
    versions.some(({ runningStatus }) => runningStatus === 'running'),
  );
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.startWorker', { scopeURL });
  await withDeadline(running, 10_000, 'Starting the worker');
}
