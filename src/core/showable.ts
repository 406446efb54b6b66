/** Controls, marks that turn or hide the text around them, unassigned and lone halves of characters, and ends of lines. */
const UNSHOWABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Returns a text from outside as it may be shown and kept: what cannot be seen, or changes how the rest is seen, is a space. */
export function showable(text: string): string {
  return text.replace(UNSHOWABLE, ' ');
}

/** Returns whether a text can be shown as it is, in one line, and has something to be seen in it. */
export function isShowable(text: string): boolean {
  return showable(text) === text && /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
