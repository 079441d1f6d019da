// What a notebook shows: numbers and figures, from plain data. Knows nothing of kernel-lib.

export {
  type ContourPlot,
  contour,
  type DescentPath,
  grid,
  type NamedPoints,
  spaced,
} from './contour.ts';
export { type ErrorNorms, errorNorms } from './error-norms.ts';
export { type Display, type Figure, figure, type PlotlyObject, palette, show } from './figure.ts';
export { type LinePlot, type LineSeries, line } from './line.ts';
export { type MatrixShape, type MatrixShapesOptions, matrixShapes } from './matrix-shapes.ts';
export { networkDrawing } from './network-drawing.ts';
export type { NetworkDrawing, NodeDrawing } from './network-plan.ts';
export { digits, listing, type MatrixLike, type Printable } from './number.ts';
export {
  showTable,
  type Table,
  type TableContent,
  type TableGroup,
  type TableRow,
  table,
} from './table.ts';
