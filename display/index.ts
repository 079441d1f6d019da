// What a notebook shows: numbers and figures, from plain data. Knows nothing of kernel-lib.

export { computationalGraph } from './computational-graph.ts';
export type { ComputationalGraph, GraphLine, Sweep } from './computational-graph-plan.ts';
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
export { type JacobianSweeps, jacobianSweeps } from './jacobian-sweeps.ts';
export { type LinePlot, type LineSeries, line } from './line.ts';
export { type MatrixShape, type MatrixShapesOptions, matrixShapes } from './matrix-shapes.ts';
export { networkDrawing } from './network-drawing.ts';
export type { NetworkDrawing, NodeDrawing } from './network-plan.ts';
export { digits, listing, type MatrixLike, type Printable } from './number.ts';
export { type StackedBars, stackedBars } from './stacked-bars.ts';
export { type Step, type SteppingOptions, steps } from './steps.ts';
