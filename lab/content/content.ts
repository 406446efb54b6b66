/** One answer of a web server. */
export interface Content {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What a web server was asked for. */
export interface Asked {
  host: string;
  path: string;
  query: URLSearchParams;
  secure: boolean;
  /** The request does not say which site it wants: the machine decides. */
  unnamed?: boolean;
}

export function content(
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Content {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) };
}

export function html(status: number, body: string, headers: Record<string, string> = {}): Content {
  return content(status, 'text/html; charset=utf-8', body, headers);
}

export function text(body: string): Content {
  return content(200, 'text/plain', body);
}

export function json(value: unknown, type = 'application/json'): Content {
  return content(200, type, JSON.stringify(value));
}

export function redirect(status: number, location: string): Content {
  return content(status, 'text/html', '', { location });
}

export function noContent(): Content {
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
}
