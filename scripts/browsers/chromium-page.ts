import type { Cdp, Session } from './cdp.ts';
import type { Focused, Page, View } from './driver.ts';
import type { Stroke } from './keys.ts';
import { type Hands, makePage } from './page.ts';

export async function evaluateIn<T>(session: Session, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send<Evaluation>('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: false,
  });
  if (!exceptionDetails) return result.value as T;
  const { exception, text } = exceptionDetails;
  throw new Error(`In the page: ${exception?.description ?? JSON.stringify(exception?.value) ?? text}`);
}

interface Evaluation {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string; value?: unknown } };
}

export async function chromiumPage(cdp: Cdp, targetId: string, view: View = {}): Promise<Page> {
  const session = await cdp.attach(targetId);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  const hands = handsOf(cdp, session, targetId);
  await show(session, view, hands.resize);
  return makePage(hands);
}

async function show(session: Session, view: View, resize: Hands['resize']): Promise<void> {
  if (view.width && view.height) await resize(view.width, view.height);
  const features = [
    { name: 'prefers-color-scheme', value: view.colorScheme ?? '' },
    { name: 'prefers-reduced-motion', value: view.reducedMotion ? 'reduce' : '' },
    { name: 'forced-colors', value: view.forcedColors ? 'active' : '' },
  ];
  await session.send('Emulation.setEmulatedMedia', { features });
}

function handsOf(cdp: Cdp, session: Session, targetId: string): Hands {
  // A tab in the background neither paints nor takes input.
  const front = () => cdp.send('Target.activateTarget', { targetId }).catch(() => {});
  return {
    evaluate: (expression) => evaluateIn(session, expression),
    async clickAt(x, y) {
      await front();
      const at = { x, y, button: 'left', clickCount: 1 };
      await session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' });
      await session.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
      await session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' });
    },
    async stroke(stroke) {
      await front();
      await pressKey(session, stroke);
    },
    focused: () => focusedIn(session),
    async capture(fullPage) {
      await front();
      return capture(session, fullPage);
    },
    async resize(width, height) {
      const size = { width, height, deviceScaleFactor: 1, mobile: false };
      await session.send('Emulation.setDeviceMetricsOverride', size);
    },
    async close() {
      await cdp.send('Target.closeTarget', { targetId }).catch(() => {});
    },
  };
}

async function pressKey(session: Session, { key, modifierBits }: Stroke): Promise<void> {
  const text = (modifierBits & ~8) === 0 ? key.text : undefined;
  const event = {
    key: key.key,
    code: key.code,
    windowsVirtualKeyCode: key.keyCode,
    modifiers: modifierBits,
  };
  await session.send('Input.dispatchKeyEvent', { ...event, type: text ? 'keyDown' : 'rawKeyDown', text });
  await session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' });
}

async function focusedIn(session: Session): Promise<Focused> {
  const { result } = await session.send<{ result: { objectId: string } }>('Runtime.evaluate', {
    expression: 'document.activeElement',
  });
  const { nodes } = await session.send<{ nodes: { role?: { value: string }; name?: { value: string } }[] }>(
    'Accessibility.getPartialAXTree',
    { objectId: result.objectId, fetchRelatives: false },
  );
  return { role: nodes[0]?.role?.value ?? '', name: nodes[0]?.name?.value ?? '' };
}

async function capture(session: Session, fullPage: boolean): Promise<Buffer> {
  const { cssContentSize } = await session.send<{ cssContentSize: { width: number; height: number } }>(
    'Page.getLayoutMetrics',
  );
  const clip = { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 };
  const whole = fullPage ? { captureBeyondViewport: true, clip } : {};
  const { data } = await session.send<{ data: string }>('Page.captureScreenshot', { format: 'png', ...whole });
  return Buffer.from(data, 'base64');
}
