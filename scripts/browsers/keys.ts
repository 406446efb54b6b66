interface Key {
  key: string;
  code: string;
  /** Windows virtual key code, as the DevTools protocol wants it. */
  keyCode: number;
  text?: string;
  /** The code point that WebDriver uses for the key. */
  webDriver: string;
}

const named: Record<string, Key> = {
  Tab: { key: 'Tab', code: 'Tab', keyCode: 9, webDriver: '\uE004' },
  Enter: { key: 'Enter', code: 'Enter', keyCode: 13, text: '\r', webDriver: '\uE007' },
  Escape: { key: 'Escape', code: 'Escape', keyCode: 27, webDriver: '\uE00C' },
  Space: { key: ' ', code: 'Space', keyCode: 32, text: ' ', webDriver: ' ' },
  Backspace: { key: 'Backspace', code: 'Backspace', keyCode: 8, webDriver: '\uE003' },
  Delete: { key: 'Delete', code: 'Delete', keyCode: 46, webDriver: '\uE017' },
  Home: { key: 'Home', code: 'Home', keyCode: 36, webDriver: '\uE011' },
  End: { key: 'End', code: 'End', keyCode: 35, webDriver: '\uE010' },
  PageUp: { key: 'PageUp', code: 'PageUp', keyCode: 33, webDriver: '\uE00E' },
  PageDown: { key: 'PageDown', code: 'PageDown', keyCode: 34, webDriver: '\uE00F' },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', keyCode: 37, webDriver: '\uE012' },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', keyCode: 38, webDriver: '\uE013' },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, webDriver: '\uE014' },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40, webDriver: '\uE015' },
};

const modifiers: Record<string, { bit: number; webDriver: string }> = {
  Alt: { bit: 1, webDriver: '\uE00A' },
  Control: { bit: 2, webDriver: '\uE009' },
  Meta: { bit: 4, webDriver: '\uE03D' },
  Shift: { bit: 8, webDriver: '\uE008' },
};

export interface Stroke {
  key: Key;
  modifierBits: number;
  /** WebDriver code points of the modifiers to hold. */
  held: string[];
}

/** 'Shift+Tab' as a key and the modifiers held with it. */
export function strokeOf(name: string): Stroke {
  const parts = name.length > 1 ? name.split('+') : [name];
  const last = parts.pop() ?? '';
  const held = parts.map((part) => {
    const modifier = modifiers[part];
    if (!modifier) throw new Error(`Unknown modifier "${part}" in "${name}"`);
    return modifier;
  });
  return {
    key: named[last] ?? character(last, name),
    modifierBits: held.reduce((bits, { bit }) => bits | bit, 0),
    held: held.map(({ webDriver }) => webDriver),
  };
}

function character(text: string, name: string): Key {
  if ([...text].length !== 1) throw new Error(`Unknown key "${name}"`);
  if (text === ' ') return named.Space as Key;
  const upper = text.toUpperCase();
  const keyCode = /^[A-Z0-9]$/.test(upper) ? upper.charCodeAt(0) : 0;
  const code = /^[A-Z]$/.test(upper) ? `Key${upper}` : /^[0-9]$/.test(upper) ? `Digit${upper}` : '';
  return { key: text, code, keyCode, text, webDriver: text };
}
