// What JSON.parse would make of a text, counted beforehand in one pass: it has no bounds of its own, and a
// megabyte of brackets would cost the grader a hundred.

const MOST_DEEP = 32;
const MOST_CONTAINERS = 200_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Why the text is not parsed, or nothing if it may be. It need not be JSON. */
export function beyondBounds(text: string): string | undefined {
  let depth = 0;
  let containers = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i);
    else if (code === 0x5b || code === 0x7b) {
      depth++;
      containers++;
      if (depth > MOST_DEEP) return `its JSON is nested more than ${MOST_DEEP} deep`;
      if (containers > MOST_CONTAINERS) {
        return `its JSON holds more than ${MOST_CONTAINERS} lists and objects; clear the outputs and save it again`;
      }
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return undefined;
}

/** The position of the closing quote, or of the end of the text. */
function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) {
    i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  }
  return i;
}
