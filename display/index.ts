// What a notebook shows: numbers and figures, from plain data. Knows nothing of kernel-lib.

export { type BackwardPass, backwardSteps } from './backward-steps.ts';
export { bracketing, type ChainFactor } from './bracketing.ts';
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
export { descentSteps } from './descent-steps.ts';
export { edgeSteps } from './edge-steps.ts';
export { type ErrorNorms, errorNorms } from './error-norms.ts';
export { type Display, type Figure, figure, type PlotlyObject, palette, show } from './figure.ts';
export { forwardSteps } from './forward-steps.ts';
export { bothNames, type IndexConvention, weightTable } from './index-convention.ts';
export { indexSwitch } from './index-switch.ts';
export { type JacobianSweeps, jacobianSweeps } from './jacobian-sweeps.ts';
export { type LinePlot, type LineSeries, line } from './line.ts';
export { type MatrixShape, type MatrixShapesOptions, matrixShapes } from './matrix-shapes.ts';
export { networkDrawing } from './network-drawing.ts';
export type { NetworkDrawing, NodeDrawing } from './network-plan.ts';
export {
  type NetworkStep,
  type NetworkSteps,
  type NodePlace,
  networkSteps,
} from './network-steps.ts';
export { digits, listing, type MatrixLike, type Printable } from './number.ts';
export type { LayerParameters, Pass, PerLayer } from './pass.ts';
export { type PassNumbers, type SideBySideOptions, sideBySide } from './side-by-side.ts';
export { type StackedBars, stackedBars } from './stacked-bars.ts';
export { type NetworkState, stateTable } from './state-table.ts';
export { type Step, type SteppingOptions, steps } from './steps.ts';
export {
  showTable,
  type Table,
  type TableContent,
  type TableGroup,
  type TableRow,
  table,
} from './table.ts';
