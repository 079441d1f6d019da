// The script of a notebook's page.

import { watchPlots } from '../../document/browser/plots.ts';
import { startKeys } from './keys.ts';
import {
  followReading,
  openContents,
  openInPrint,
  openTarget,
  stopWhereItScrolls,
} from './reading.ts';
import { startTheme } from './theme.ts';

startTheme();
startKeys();
openContents();
stopWhereItScrolls();
openTarget();
followReading();
openInPrint();
watchPlots();
