/** Chromium's offscreen document, the Port to the frame in it, and how a page that waits keeps its event page awake. */

declare const __HAS_OFFSCREEN__: boolean;

const FRAME = 'probe-frame:';

/** The few things that both ends of a Port do. */
export interface Channel {
  send(message: unknown): void;
  onMessage(heard: (message: unknown) => void): void;
  onEnd(ended: () => void): void;
}

/** Whether this build is for browsers with offscreen documents; fixed when it is built, so that the other code does not ship. */
export const HAS_OFFSCREEN: boolean = __HAS_OFFSCREEN__;

/** Opens the extension's only offscreen document; rejects when there is one already. */
export async function createOffscreen(path: string): Promise<void> {
  const justification =
    'Checks sites over connections of its own, apart from those that are open already; where the user asks to test calls, asks call servers.';
  const { IFRAME_SCRIPTING, WEB_RTC } = chrome.offscreen.Reason;
  await chrome.offscreen.createDocument({ url: path, reasons: [IFRAME_SCRIPTING, WEB_RTC], justification });
}

/** Closes the document, also one that a stopped worker left behind. */
export async function closeOffscreen(): Promise<void> {
  await chrome.offscreen.closeDocument().catch(() => undefined);
}

/** Calls back when a frame of the extension's own has loaded, with the name it was given. */
export function onFrame(arrived: (name: string, line: Channel) => void): void {
  chrome.runtime.onConnect.addListener((port) => {
    const isOwn = port.sender?.id === chrome.runtime.id && !port.sender.tab;
    if (isOwn && port.name.startsWith(FRAME)) arrived(port.name.slice(FRAME.length), lineOf(port));
  });
}

/** The frame's end of the line. */
export function connectFrame(name: string): Channel {
  return lineOf(chrome.runtime.connect({ name: `${FRAME}${name}` }));
}

function lineOf(port: chrome.runtime.Port): Channel {
  return {
    send(message) {
      try {
        port.postMessage(message);
      } catch {
        // The other end is gone; its end event says so.
      }
    },
    onMessage: (heard) => port.onMessage.addListener(heard),
    onEnd: (ended) => port.onDisconnect.addListener(ended),
  };
}

/** Any call of an extension API resets the clock after which an idle event page is suspended. */
export function stayAwake(): void {
  void chrome.runtime.getPlatformInfo(() => undefined);
}
