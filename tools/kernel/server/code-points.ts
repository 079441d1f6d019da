// The protocol counts cursor positions in Unicode code points, JavaScript in UTF-16 units: an emoji
// is one of the first and two of the second. Combining characters count for themselves in both.

/** The position in UTF-16 units of a position in code points; beyond the text it is its end. */
export function utf16Position(text: string, codePoints: number): number {
  let units = 0;
  for (let seen = 0; seen < codePoints && units < text.length; seen++) {
    units += unitsAt(text, units);
  }
  return units;
}

/** The position in code points of a position in UTF-16 units; inside a pair it is that before it. */
export function codePointPosition(text: string, units: number): number {
  const end = Math.min(units, text.length);
  let codePoints = 0;
  for (let at = 0; at + unitsAt(text, at) <= end; at += unitsAt(text, at)) codePoints++;
  return codePoints;
}

function unitsAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}
