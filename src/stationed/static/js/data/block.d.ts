// Types of the data block and its parts.
//
// Made from block.schema.json by tools/block/write.py; change the schema and run that.

import type { Columns } from './columns.js';

/** A table as it stands in the block. */
export interface Table {
  /** Number of rows. */
  n: number;
  /** Its columns by name. */
  columns: Record<string, Column>;
}

/** Distinct texts, which may be made when they are asked for. */
export interface Distinct {
  readonly length: number;
  at: (code: number) => string;
  indexOf: (text: string) => number;
}

/** What comes before the language in the names of columns of texts. */
export type Base<T> = T extends `${infer B}_${string}` ? B : never;

/** The data block of one map. */
export interface Block {
  /** What this is. */
  format: 'stationed';
  /** Version of this description. */
  version: 2;
  /** What the map is called, where and when it is. */
  meta: Meta;
  /** The page's own words by language, English always among them. */
  words: Record<string, Catalogue>;
  /** Drawings of military symbols and plain marks, which `symbol` of units numbers from 0. */
  symbols: SymbolDrawing[];
  /** The tables. */
  tables: Record<keyof BlockTables, Table>;
  /** Steps to a degree in `shapes`. */
  scale: number;
  /** Lines and areas, which tables number from 0, each once. */
  shapes: Shapes;
}

/** A text by language code. */
export type ByLanguage = Record<string, string>;

/** The page's own words in one language: a text by its key, or a list such as the months. */
export type Catalogue = Record<string, string | string[]>;

/** What the map is called, where and when it is. */
export interface Meta {
  /** The atlas. */
  atlas: AtlasName;
  /** Id of the map. */
  map: string;
  /** Title of the map. */
  title: ByLanguage;
  /** Subtitle of the atlas. */
  subtitle: ByLanguage;
  /** Summary of the map. */
  summary: ByLanguage;
  /** Language codes, the first one being that of columns without a suffix. */
  languages: string[];
  /** Licence of the data. */
  licence: Licence;
  /** Whom the page credits, in the words of the atlas. */
  credit: string;
  /** What of the package's ground the page credits besides, in its own words. */
  drawn: string[];
  /** West, south, east, north in degrees, WGS 84; east is beyond 180 when the map crosses the antimeridian. */
  extent: [number, number, number, number];
  /** First and last day of the timeline. */
  domain: [number, number];
  /** Ids of the periods that are switched on at first, joined by commas; blank: all. */
  periods: string;
  /** The figures. */
  quantities: QuantityName[];
  /** The columns of claims that are texts or words. */
  columns: ShownColumn[];
  /** Address of a link with `{id}` in it, by prefix. */
  links: ByPrefix;
  /** Origins that may speak to the page; null: any. */
  origins: string[] | null;
  /** Figures over time, the first being drawn first. */
  series: Series[];
}

/** A text by the prefix of a link, such as wd. */
export type ByPrefix = Record<string, string>;

/** Name of a column of claims that an atlas or the schema of the tables declares. */
export type ColumnName = string & { readonly columnName: true };

/** The atlas that a map is of. */
export interface AtlasName {
  /** Id of the atlas. */
  id: string;
  /** Its title. */
  title: ByLanguage;
}

/** The licence of the data. */
export interface Licence {
  /** Its name. */
  name: string;
  /** Its address. */
  url: string;
}

/** A figure that claims state. */
export interface QuantityName {
  /** Its column in claims. */
  name: ColumnName;
  /** What readers see. */
  label: ByLanguage;
  /** What it counts. */
  unit: ByLanguage;
}

/** A column of claims that the page shows as it is declared. */
export interface ShownColumn {
  /** Its name in the block. */
  name: ColumnName;
  /** Its name in deployments.csv and downloads, of a column of the atlas's own. */
  written?: string;
  /** Free text, or a word of a vocabulary. */
  holds: 'text' | 'word';
  /** What readers see. */
  label: ByLanguage;
  /** The places where the page shows it under that label. */
  shows: ('card' | 'table' | 'search' | 'download')[];
}

/** A figure over time; a row holds from its day until the next one. */
export interface Series {
  /** Its name. */
  name: string;
  /** What readers see. */
  label: ByLanguage;
  /** The days on which it changes. */
  days: Numbers;
  /** Lower bounds. */
  low: Numbers;
  /** Upper bounds. */
  high: Numbers;
  /** 1: a figure without upper bound is in it. */
  open: Numbers;
}

/** The drawing of a military symbol or a plain mark, in milsymbol's units, y downwards. */
export interface SymbolDrawing {
  /** Side, arm and echelon. */
  key: string;
  /** X, y, width and height of the frame. */
  box: [number, number, number, number];
  /** Room for the echelon above it. */
  head: number;
  /** What is drawn, the frame first. */
  steps: SymbolStep[];
}

/** Path, fill, stroke and stroke width; frame, ink or none for a colour, of a dot solid and of its icon on. */
export type SymbolStep = [string, string, string, number];

/** A column of numbers; null is not known, flags are 0 and 1. A row of another table counts from 0, -1 is none. */
export type Numbers = ArrayLike<number>;

/** A column of texts. */
export interface Texts {
  /** Each distinct text once. */
  texts: Distinct;
  /** For each row the place of its text. */
  codes: Numbers;
  /** Numbers by name, one for each distinct text. */
  parts?: Record<string, Numbers>;
  /** Words by the name of a place in the texts, which are patterns. */
  slots?: Record<string, string[]>;
}

/** A column of a table. */
export type Column = Numbers | Texts;

/** A geometry as whole-number steps. */
export interface Shape {
  /** Points, lines or rings of areas. */
  k: 'P' | 'L' | 'A';
  /** Parts: x0, y0, dx, dy, dx, dy ..., longitude first. */
  p: number[][];
}

/** Geometries, which tables number from 0. */
export type Shapes = readonly Shape[];

/** The tables of a block. */
export interface BlockTables {
  /** A row for each layer. */
  periods: Columns<PeriodsNumbers, PeriodsTexts>;
  /** The units of the claims, and all formations above them. */
  units: Columns<UnitsNumbers, UnitsTexts>;
  /** The sides. */
  allegiances: Columns<AllegiancesNumbers, AllegiancesTexts>;
  /** A row for each claim, deployment by deployment. */
  claims: Columns<ClaimsNumbers, ClaimsTexts>;
  /** A row for each deployment. */
  deployments: Columns<DeploymentsNumbers, DeploymentsTexts>;
  /** The locations of claims and events, and towns for orientation. */
  locations: Columns<LocationsNumbers, LocationsTexts>;
  /** The names of locations. */
  names: Columns<NamesNumbers, NamesTexts>;
  /** The sources that claims and events cite. */
  sources: Columns<SourcesNumbers, SourcesTexts>;
  /** The events within the timeline, in order of time. */
  events: Columns<EventsNumbers, EventsTexts>;
  /** The dated background. */
  context: Columns<ContextNumbers, ContextTexts>;
  /** The undated ground. */
  ground: Columns<GroundNumbers, GroundTexts>;
  /** Grey pictures of the slopes of the land. */
  relief: Columns<ReliefNumbers, ReliefTexts>;
  /** Scanned maps, the lowest first. */
  scans: Columns<ScansNumbers, ScansTexts>;
  /** The steps of the story. */
  story: Columns<StoryNumbers, StoryTexts>;
  /** The pictures of the story. */
  illustrations: Columns<IllustrationsNumbers, IllustrationsTexts>;
}

/** Columns of numbers in the table periods. */
export type PeriodsNumbers = 'first' | 'last' | 'definite' | 'possible';

/** Columns of texts in the table periods. */
export type PeriodsTexts =
  'id' | 'title' | 'summary' | 'colour' | 'uri' | `title_${string}` | `summary_${string}` | `span_${string}`;

/** Columns of numbers in the table units. */
export type UnitsNumbers = 'rank' | 'allegiance' | 'higher' | 'symbol';

/** Columns of texts in the table units. */
export type UnitsTexts =
  'id' | 'designation' | 'echelon' | 'arm' | 'kind' | 'note' | `designation_${string}` | `kind_${string}`;

/** Columns of numbers in the table allegiances. */
export type AllegiancesNumbers = never;

/** Columns of texts in the table allegiances. */
export type AllegiancesTexts = 'id' | 'label' | 'colour' | 'language' | `label_${string}`;

/** Columns of numbers in the table claims. */
export type ClaimsNumbers =
  | 'deployment'
  | 'unit'
  | 'location'
  | 'possible_first'
  | 'possible_last'
  | 'definite_first'
  | 'definite_last'
  | 'higher'
  | ColumnName
  | `${ColumnName}_${string}`;

/** Columns of texts in the table claims. */
export type ClaimsTexts =
  | 'start'
  | 'end'
  | 'designation'
  | 'kind'
  | 'role'
  | 'commander'
  | 'certainty'
  | 'sources'
  | 'locator'
  | 'quotation'
  | 'quotation_language'
  | 'note'
  | `dates_${string}`
  | `designation_${string}`
  | `role_${string}`
  | `commander_${string}`
  | ColumnName
  | `${ColumnName}_${string}`;

/** Columns of numbers in the table deployments. */
export type DeploymentsNumbers = 'first_claim' | 'claim_count';

/** Columns of texts in the table deployments. */
export type DeploymentsTexts = 'id' | 'contested_in';

/** Columns of numbers in the table locations. */
export type LocationsNumbers = 'located' | 'longitude' | 'latitude' | 'shape' | 'first_name' | 'name_count';

/** Columns of texts in the table locations. */
export type LocationsTexts = 'id' | 'name' | 'kind' | 'precision' | 'note' | 'links';

/** Columns of numbers in the table names. */
export type NamesNumbers = 'first' | 'last';

/** Columns of texts in the table names. */
export type NamesTexts = 'name' | 'language';

/** Columns of numbers in the table sources. */
export type SourcesNumbers = never;

/** Columns of texts in the table sources. */
export type SourcesTexts = 'id' | 'citation' | 'url' | 'note';

/** Columns of numbers in the table events. */
export type EventsNumbers = 'first' | 'last' | 'location';

/** Columns of texts in the table events. */
export type EventsTexts =
  'id' | 'title' | 'summary' | 'sources' | `title_${string}` | `summary_${string}` | `date_${string}`;

/** Columns of numbers in the table context. */
export type ContextNumbers = 'first' | 'last' | 'focus' | 'labelled' | 'label_longitude' | 'label_latitude' | 'shape';

/** Columns of texts in the table context. */
export type ContextTexts = 'kind' | 'name' | 'note' | `name_${string}`;

/** Columns of numbers in the table ground. */
export type GroundNumbers = 'name_zoom' | 'label_longitude' | 'label_latitude' | 'shape';

/** Columns of texts in the table ground. */
export type GroundTexts = 'layer' | 'name' | `name_${string}`;

/** Columns of numbers in the table relief. */
export type ReliefNumbers = 'size' | 'column' | 'row';

/** Columns of texts in the table relief. */
export type ReliefTexts = 'picture';

/** Columns of numbers in the table scans. */
export type ScansNumbers = 'first' | 'last' | 'left' | 'top' | 'right' | 'bottom' | 'opacity' | 'shown';

/** Columns of texts in the table scans. */
export type ScansTexts = 'id' | 'title' | 'source' | 'licence' | 'file' | 'picture' | `title_${string}`;

/** Columns of numbers in the table story. */
export type StoryNumbers = 'period' | 'first' | 'last';

/** Columns of texts in the table story. */
export type StoryTexts = 'title' | 'text' | 'view' | `title_${string}` | `text_${string}`;

/** Columns of numbers in the table illustrations. */
export type IllustrationsNumbers = 'step' | 'width' | 'height';

/** Columns of texts in the table illustrations. */
export type IllustrationsTexts =
  'alt' | 'caption' | 'credit' | 'licence' | 'file' | 'picture' | `alt_${string}` | `caption_${string}`;

/** The head of the packed part: the same tables, series and shapes, with a description in place of each column. */
export interface PackedHead {
  /** Tables by name. */
  tables: Record<string, PackedTable>;
  /** The shapes as columns. */
  shapes: PackedShapes;
  /** Columns of the series in `meta`, in their order. */
  series: PackedSeries[];
}

/** A packed table. */
export interface PackedTable {
  /** Number of rows. */
  n: number;
  /** How each column is read. */
  columns: Record<string, PackedNumbers | PackedTexts>;
}

/** How a column of numbers is read; docs/payload.md says what the words mean together. */
export interface PackedNumbers {
  /** Number of rows. */
  n: number;
  /** The first of numbers that go on by `step`. */
  from?: number;
  /** The step from each row to the next. */
  step?: number;
  /** Where the bytes begin, from the end of the head. */
  at?: number;
  /** Bytes of each number. */
  bytes?: number;
  /** 0, 1, 2, 3 ... mean 0, -1, 1, -2 ... */
  signed?: 1;
  /** Each row is the sum of the rows up to it. */
  sum?: 1;
  /** This is added. */
  least?: number;
  /** What the smallest numbers mean. */
  marks?: (number | null)[];
  /** The result is divided by this. */
  scale?: number;
  /** Numbers of eight bytes (IEEE 754). */
  float?: 1;
  /** The column of the table that this one follows. */
  by?: string;
  /** What follows from each code of that column, from -1 last. */
  values?: PackedNumbers;
  /** The rows that differ. */
  rows?: PackedNumbers;
  /** What they have. */
  others?: PackedNumbers;
}

/** How distinct texts are read: JSON, or a beginning and numbers. */
export interface PackedDistinct {
  /** How many there are. */
  n: number;
  /** Where the JSON begins, from the end of the head. */
  at?: number;
  /** Bytes of the JSON. */
  length?: number;
  /** What all texts begin with. */
  prefix?: string;
  /** Digits that follow at least. */
  width?: number;
  /** The numbers that follow. */
  numbers?: PackedNumbers;
}

/** How a column of texts is read. */
export interface PackedTexts {
  /** The distinct texts. */
  texts: PackedDistinct;
  /** For each row the place of its text. */
  codes: PackedNumbers;
  /** As in a column that is not packed. */
  parts?: Record<string, PackedNumbers>;
  /** As in a column that is not packed. */
  slots?: Record<string, string[]>;
}

/** How the columns of a series are read. */
export interface PackedSeries {
  /** Days. */
  days: PackedNumbers;
  /** Lower bounds. */
  low: PackedNumbers;
  /** Upper bounds. */
  high: PackedNumbers;
  /** Flags. */
  open: PackedNumbers;
}

/** How shapes are read. */
export interface PackedShapes {
  /** By shape: 0 P, 1 L, 2 A. */
  kinds: PackedNumbers;
  /** By shape: how many parts. */
  parts: PackedNumbers;
  /** By part: how many positions. */
  lengths: PackedNumbers;
  /** By part: the first longitude. */
  x: PackedNumbers;
  /** By part: the first latitude. */
  y: PackedNumbers;
  /** By further position: the step in longitude. */
  dx: PackedNumbers;
  /** By further position: the step in latitude. */
  dy: PackedNumbers;
}
