/** WebRTC and WebTransport as browsers show them (docs/browsers.md): with addresses of the user in every candidate. */
import type { Build } from './world.ts';

/** Addresses of the user, inside and outside of a router, and the name that a browser makes up for one. */
export const OWN_ADDRESSES = ['10.77.31.5', '95.72.14.9', '2a02:6b8:77:31::5', '6f1c1a52-0000.local'] as const;
const [INSIDE, OUTSIDE, INSIDE_6, MADE_UP] = OWN_ADDRESSES;

/** What comes of asking a server; `unnamed`: its name is not found. */
export type CallReply = 'answers' | 'silent' | 'unnamed';

/** When Firefox gives a silent server up by itself, and Chromium a silent HTTP/3, in ms. */
const FIREFOX_SILENT_MS = 11_100;
const CHROMIUM_QUIC_MS = 4_000;

interface Shown {
  readonly candidate: string;
  readonly type: 'host' | 'srflx';
  readonly protocol: 'udp';
  readonly address: string;
}

interface Given {
  readonly iceServers: readonly { readonly urls: string }[];
  readonly iceTransportPolicy?: 'all' | 'relay';
}

export class Peers {
  /** URLs of servers that a packet went to, in order. */
  readonly asked: string[] = [];
  /** Connections that were not closed. */
  open = 0;
  /** Whether the browser lets no page use UDP. */
  isForbidden = false;
  reply: (url: string) => CallReply = () => 'answers';
  readonly #build: Build;

  constructor(build: Build) {
    this.#build = build;
  }

  globals(isOver: () => boolean): object {
    const { reply, later } = { reply: (url: string) => this.#reply(url, isOver), later: laterOf(isOver) };
    const peers = this;
    const isFirefox = this.#build === 'firefox';
    return {
      RTCPeerConnection: class {
        onicecandidate: (event: { candidate: Shown | null }) => void = () => undefined;
        onicecandidateerror: (event: object) => void = () => undefined;
        #isClosed = false;
        readonly #given: Given;
        constructor(given: Given) {
          this.#given = given;
          peers.open += 1;
        }
        createDataChannel(): object {
          return {};
        }
        async createOffer(): Promise<object> {
          return { type: 'offer', sdp: `o=- 1 2 IN IP4 ${INSIDE}\r\na=candidate:1 1 udp 1 ${OUTSIDE} 9 typ srflx\r\n` };
        }
        async setLocalDescription(): Promise<void> {
          const url = this.#given.iceServers[0]?.urls ?? '';
          const show = (shown: Shown | null) => this.#isClosed || this.onicecandidate({ candidate: shown });
          const fail = (errorCode: number) =>
            this.#isClosed ||
            this.onicecandidateerror({ errorCode, url, address: INSIDE, port: 4711, errorText: INSIDE });
          if (peers.isForbidden) return later(5, () => show(null));
          const isRelay = this.#given.iceTransportPolicy === 'relay';
          if (!isRelay) later(1, () => [INSIDE, INSIDE_6, MADE_UP].map((own) => show(shown('host', own))));
          const told = reply(url);
          if (told === 'answers') {
            later(40, () => (isRelay ? fail(401) : show(shown('srflx', OUTSIDE))));
            later(140, () => show(null));
          } else if (told === 'unnamed' || isFirefox) {
            const ms = told === 'unnamed' ? 60 : FIREFOX_SILENT_MS;
            later(ms, () => [1, 2, 3].map(() => fail(701)));
            later(ms + 1, () => show(null));
          }
        }
        close(): void {
          if (!this.#isClosed) peers.open -= 1;
          this.#isClosed = true;
        }
      },
      WebTransport: class {
        readonly closed = new Promise(() => undefined);
        readonly ready: Promise<unknown>;
        constructor(url: string) {
          const told = reply(url);
          this.ready = new Promise((_, reject) => {
            if (told !== 'silent') later(40, () => reject(new Error('Opening handshake failed.')));
            else if (!isFirefox) later(CHROMIUM_QUIC_MS, () => reject(new Error('Opening handshake failed.')));
          });
        }
        close(): void {
          // Nothing was opened.
        }
      },
    };
  }

  #reply(url: string, isOver: () => boolean): CallReply {
    if (isOver()) return 'silent';
    this.asked.push(url);
    return this.reply(url);
  }
}

function shown(type: Shown['type'], address: string): Shown {
  return { candidate: `candidate:1 1 udp 2122260223 ${address} 50000 typ ${type}`, type, protocol: 'udp', address };
}

function laterOf(isOver: () => boolean) {
  return (ms: number, work: () => unknown): void => {
    setTimeout(() => {
      if (!isOver()) work();
    }, ms);
  };
}
