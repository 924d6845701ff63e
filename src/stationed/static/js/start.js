// Start: the script of whole pages, with all controls. Their names are those of static/controls.json.

import { Card } from './card/card.js';
import { start } from './handle.js';
import { Legend } from './map/legend.js';
import { Locator } from './map/locator.js';
import { Tools } from './map/tools.js';
import { Download } from './out/download.js';
import { PrintSheet } from './out/print.js';
import { Share } from './out/share.js';
import { Panel } from './panel/panel.js';
import { Story } from './panel/story.js';
import { Search } from './search/search.js';
import { Table } from './table/table.js';
import { Timeline } from './timeline/timeline.js';

start({
  panel: Panel,
  timeline: Timeline,
  card: Card,
  legend: Legend,
  tools: Tools,
  story: Story,
  locator: Locator,
  search: Search,
  table: Table,
  print: PrintSheet,
  share: Share,
  download: Download,
});
