// What a notebook shows: numbers and figures, from plain data. Knows nothing of kernel-lib.

export { type Display, type Figure, figure, type PlotlyObject, palette, show } from './figure.ts';
export { digits, listing, type MatrixLike, type Printable } from './number.ts';
