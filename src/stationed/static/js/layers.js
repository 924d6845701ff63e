// Layers: the script of maps that carry PeriodLayers alone: their deployments and a card, no other control.

import { Card } from './card/card.js';
import { start } from './handle.js';

start({ card: Card });
