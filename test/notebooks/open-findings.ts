// What `course check` finds at present. Whoever mends a fault takes its line away.

const sources: readonly string[] = [
  'notebooks/03-two-nodes.ipynb: cell "descent", line 16: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/04-nine-derivatives.ipynb: cell "nine", line 16: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/04-nine-derivatives.ipynb: cell "edge-chains", line 16: has 19 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/04-nine-derivatives.ipynb: cell "derivatives-figure", line 16: has 18 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/05-feed-forward.ipynb: cell "slopes-check", line 16: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/05-feed-forward.ipynb: cell "collapse", line 16: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell',
  'notebooks/06-back-propagation.ipynb: does not show the erratum E37 of S3:97, S3:111; write a text cell on it, with "E37" in its course.errata',
  'notebooks/06-back-propagation.ipynb: cell "symbolic", line 16: has 16 lines without the blank ones, but at most 15 fit on a slide; split the cell',
];

const outputs: readonly string[] = [
  'notebooks/03-two-nodes.ipynb: cell "step-text", line 11: no cell prints 0.59892; add it to the listing of the cell that computes it',
  'notebooks/03-two-nodes.ipynb: cell "descent-text", line 3: no cell prints 0.59892; add it to the listing of the cell that computes it',
  'notebooks/03-two-nodes.ipynb: cell "descent-text", line 5: no cell prints 0.59892; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "activation-text", line 7: no cell prints 2.150273799; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "activation-text", line 7: no cell prints 1.771051586; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "activation-text", line 11: no cell prints 0.534942945; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "activation-text", line 11: no cell prints 0.435363708; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "output-text", line 7: no cell prints 0.325539938; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "output-text", line 7: no cell prints 0.282318146; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "output-text", line 8: no cell prints 1.784097588; add it to the listing of the cell that computes it',
  'notebooks/04-nine-derivatives.ipynb: cell "output-text", line 8: the text says 0.439492544, but cell "cost" prints -0.439492544; correct the sign, or print this number as well',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 5: the text says .576949810, but cell "batch" prints 0.578495096; correct the text, or print this number as well',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 5: no cell prints 1.419067549; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 5: no cell prints .951229425; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 7: no cell prints 1.576949810; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 7: no cell prints 2.419067549; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "activate-text", line 7: no cell prints 1.951229425; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 5: no cell prints .190240677; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 5: no cell prints .082676484; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 5: no cell prints .358748178; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 7: no cell prints -.380481355; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 7: no cell prints .165352968; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "second-layer-text", line 7: no cell prints .051249740; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "count-text", line 7: the text says 23\\,550, but cell "wide" prints 23520; correct the text, or print this number as well',
  'notebooks/05-feed-forward.ipynb: cell "erratum-prime", line 6: the text says .365864409, but cell "not-affine" prints 0.366105632; correct the text, or print this number as well',
  'notebooks/05-feed-forward.ipynb: cell "erratum-e7", line 6: no cell prints .157926365; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "erratum-e7", line 6: no cell prints .259110886; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "erratum-e7", line 8: no cell prints -.397399503; add it to the listing of the cell that computes it',
  'notebooks/05-feed-forward.ipynb: cell "erratum-e7", line 8: the text says .397399503, but cell "batch-picture" prints 0.401312339887548; correct the text, or print this number as well',
  'notebooks/06-back-propagation.ipynb: cell "cost-text", line 7: the text says .157926365, but cell "picture" prints 0.158872696; correct the text, or print this number as well',
  'notebooks/06-back-propagation.ipynb: cell "cost-text", line 7: no cell prints .259110886; add it to the listing of the cell that computes it',
];

/** Of the course as a whole. */
export const openInCourse: readonly string[] = [
  'notebooks: there is no notebook 01, which is to show F1, F2, F3; write it, or put it into curriculum/planned.ts',
  'notebooks: there is no notebook 02, which is to show F1, F2, F3, F4, E13, E14, E15, E18, E19, E20; write it, or put it into curriculum/planned.ts',
  'notebooks: there is no notebook 00, which is to show E4, E7, E37; write it, or put it into curriculum/planned.ts',
  'kernel-lib/index.ts: exports no tape to compute F1; write it, or correct curriculum/formulas',
  'test/kernel-lib: no test has F1 in its title; write one that checks the formula',
  'kernel-lib/index.ts: exports no dual to compute F2; write it, or correct curriculum/formulas',
  'test/kernel-lib: no test has F2 in its title; write one that checks the formula',
  'kernel-lib/index.ts: exports no tape to compute F3; write it, or correct curriculum/formulas',
  'test/kernel-lib: no test has F3 in its title; write one that checks the formula',
  'kernel-lib/index.ts: exports no dual, no tape to compute F4; write it, or correct curriculum/formulas',
  'test/kernel-lib: no test has F4 in its title; write one that checks the formula',
  'curriculum/lectures.ts: no notebook covers S0:84–136; add the lines to course.covers of the one that treats them',
  'curriculum/lectures.ts: no notebook covers S2:21–129; add the lines to course.covers of the one that treats them',
  'curriculum/lectures.ts: no notebook covers S3:15–19; add the lines to course.covers of the one that treats them',
  'curriculum/lectures.ts: no notebook covers S4:3–6; add the lines to course.covers of the one that treats them',
];

/** Of a notebook as it is kept. */
export function openInSources(file: string): readonly string[] {
  return sources.filter((line) => line.startsWith(file));
}

/** Of a notebook as it is executed, by cell and line. */
export function openInOutputs(file: string): readonly string[] {
  return outputs.filter((line) => line.startsWith(file));
}
