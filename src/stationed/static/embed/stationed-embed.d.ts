// Types of stationed-embed.js. Everything that is said here is explained in docs/embedding.md.

/** The keys of a map's state. Every value is text; lists are joined by commas. */
export interface StationedState {
  /** zoom/latitude/longitude, as in 6/46.2/107.6 */
  map?: string;
  /** west,south,east,north: a view to set; it is never told */
  bbox?: string;
  /** ids of periods, or all, or none */
  periods?: string;
  /** one day, as in 1939-08-20 */
  date?: string;
  /** first and last day of a range */
  start_date?: string;
  end_date?: string;
  /** id of a deployment, unit or location */
  select?: string;
  language?: string;
  theme?: 'light' | 'dark' | 'contrast';
  ui?: 'full' | 'minimal' | 'none';
  colour?: 'allegiance' | 'period';
  size?: 'strength';
  agreed?: 'yes';
  /** ids of sources that are left out */
  without?: string;
  /** number of a step of the story, from 1 */
  story?: string;
}

/** What may be set: a list may be given as one, and null or '' takes a key out. */
export type StationedChange = {
  [Key in keyof StationedState]?: StationedState[Key] | string | number | readonly (string | number)[] | null;
};

export interface StationedShown {
  /** ids of deployments that are drawn as certain */
  definite: string[];
  /** ids of those that are drawn as possible */
  possible: string[];
}

export interface StationedReady {
  type: 'stationed:ready';
  version: 1;
  /** id of the map */
  map: string;
  title: string;
  languages: string[];
  periods: { id: string; title: string }[];
  state: StationedState;
}

export interface StationedEvents {
  'stationed:ready': CustomEvent<StationedReady>;
  'stationed:state': CustomEvent<{ type: 'stationed:state'; version: 1; state: StationedState }>;
  'stationed:select': CustomEvent<{ type: 'stationed:select'; version: 1; select: string | null }>;
  'stationed:height': CustomEvent<{ type: 'stationed:height'; version: 1; height: number }>;
}

/**
 * The element stationed-map. Its attributes: src, title, period, date, language, theme, ui, select, map, height,
 * sandbox.
 */
export interface StationedMapElement extends HTMLElement {
  /** Kept when the map is there. It is loaded when it comes near the part of the page that is seen. */
  readonly ready: Promise<StationedMapElement>;
  /** What the map said last. */
  readonly state: StationedState;
  /** What of the last setState meant nothing to the map, by key; the map names it in a line of its own too. */
  readonly unmet: { [key: string]: string };
  readonly frame: HTMLIFrameElement;
  getState(): Promise<StationedState>;
  /** Sets some keys and gives the whole state after that; what means nothing to the map is in unmet then. */
  setState(state: StationedChange): Promise<StationedState>;
  shown(): Promise<StationedShown>;
  addEventListener<Name extends keyof StationedEvents>(
    name: Name,
    listener: (event: StationedEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'stationed-map': StationedMapElement;
  }
}
