// The script of a page of plots that has no other: draws them when they are seen.
import { watchPlots } from './plots.ts';

watchPlots();
