import { numberFor } from './bytes.ts';

const SENTENCES = [
  'The council met on Tuesday and put the question off until the spring.',
  'Readers write in from three continents, and every letter is answered.',
  'A new bridge over the river will open to walkers before it opens to cars.',
  'Prices of bread rose again, though more slowly than in the month before.',
  'The archive holds nine thousand photographs, most of them never shown.',
  'How to choose a password that is long, easy to keep in mind and hard to guess.',
  'Rain is expected in the north; the south stays dry until the weekend.',
  'The team played a draw and goes into the last round with one point more.',
];

/** A page that looks like the front page of a large site: of 60 to 90 kB, unless a size is given. */
export function frontPage(host: string, words: string | null, size = numberFor(host, 60_000, 90_000)): string {
  const parts = [head(host), words === null ? '' : `<section><h2>${words}</h2></section>\n`];
  let length = parts.join('').length;
  for (let index = 0; length < size; index += 1) {
    const part = article(host, index);
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('')}</main><footer>© ${host}</footer></body></html>\n`;
}

function head(host: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${titleOf(host)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.ico"><link rel="stylesheet" href="/static/main.css">
</head><body><header><nav><a href="/">${host}</a> <a href="/about">About</a> <a href="/help">Help</a></nav></header><main>
`;
}

function article(host: string, index: number): string {
  const from = numberFor(`${host}${index}`, 0, SENTENCES.length);
  const text = Array.from({ length: 6 }, (_, at) => SENTENCES[(from + at) % SENTENCES.length]).join(' ');
  return `<article id="a${index}"><h2><a href="/item/${index}">${SENTENCES[from]}</a></h2><p>${text}</p></article>\n`;
}

function titleOf(host: string): string {
  return `${host.replace(/^www\./, '')} - front page`;
}

export const EXAMPLE_DOMAIN = `<!doctype html><html lang="en"><head><title>Example Domain</title>\
<meta name="viewport" content="width=device-width, initial-scale=1"></head>\
<body><div><h1>Example Domain</h1><p>This domain is for use in documentation examples without needing permission.</p>\
<p><a href="https://iana.org/domains/example">Learn more</a></p></div></body></html>
`;
