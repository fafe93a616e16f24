// What the page itself shows, the run apart: which dialog is open, which panel stands beside the model, what is docked.
import {create} from 'zustand';
import type {VerdictChoice} from '../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {MapPlace} from '../layout/memory-scales.ts';
import {keptStorage} from './kept-storage.ts';
import {onOtherDevice} from './run-device.ts';

/** The dialogs; one at a time. */
export type PageDialog =
  | 'colours'
  | 'editor'
  | 'panels'
  | 'help'
  | 'run'
  | 'palette'
  | 'policies'
  | 'breakpoints'
  | 'act'
  | 'moments'
  | 'branches'
  | 'share';

/** The glossary at a word or the deck at a slide; null: at the start. */
export type Reading =
  | {readonly page: 'glossary'; readonly word: string | null}
  | {readonly page: 'deck'; readonly slide: number | null};

/** The panels of the lab, each of which can be put away. */
export const LAB_PANELS = ['machine', 'model', 'event', 'timeline', 'log'] as const;
export type LabPanel = (typeof LAB_PANELS)[number];

const HIDDEN_KEY = 'vpio-hidden';

/** How much the lab shows at once. */
export const LEVELS = ['intro', 'lab', 'research'] as const;
export type Level = (typeof LEVELS)[number];

const LEVEL_KEY = 'vpio-level';

/** What a rule can give a row of the log: a ground and a shape. */
export type RowColour = 'blue' | 'purple' | 'sky' | 'green' | 'orange';

/** The panels that share the place beside the model. */
export type SidePanel = 'event' | 'registers' | 'costs';

/** The chosen tabs of windows that have no room for all panels. */
export interface NarrowTabs {
  readonly main: 'machine' | 'model' | 'event';
  readonly lower: 'timeline' | 'log';
  readonly memory: 'map' | 'verdicts' | 'bytes';
}

/** What the dialog Share copies when it opens: the link, Markdown with a picture, the code that embeds the view. */
export type ShareForm = 'link' | 'markdown' | 'embed';

/** Everything the page's own parts share. */
export interface PageState {
  readonly dialog: PageDialog | null;
  readonly shareForm: ShareForm;
  readonly isInspectorDocked: boolean;
  readonly level: Level;
  /** Panels of the lab that are put away; never all of them. */
  readonly hidden: readonly LabPanel[];
  readonly side: SidePanel;
  /** The page of card memory whose bytes are shown; null: none. */
  readonly memoryPage: number | null;
  /** The scale at which memory is looked at, and the address that was chosen there last. */
  readonly memoryPlace: MapPlace;
  /** Which verdicts are listed. */
  readonly verdicts: VerdictChoice;
  /** The filter over the list of frames; empty: all of them. */
  readonly frameFilter: string;
  /** The place of the frame that is shown, among those of the list from the oldest; null: the last one. */
  readonly frame: number | null;
  /** The chosen record that memory page and frame do not follow: both are as a link has them. */
  readonly stayedFor: EventIndex | null;
  readonly tabs: NarrowTabs;
  /** Changes when sizes of panels were put in from outside. */
  readonly layout: number;
  /** The box to find records with stands over the log. */
  readonly isFinding: boolean;
  /** The colour that a rule gives a record; null: there is no rule. */
  readonly colourOf: ((index: EventIndex) => RowColour | null) | null;
  /** What is read over everything else, a dialog that is open included: a word's meaning, or a slide of the deck. */
  readonly reading: Reading | null;
  /** What broke where nothing caught it; null: nothing. */
  readonly mishap: string | null;
  /** Kept in the browser. */
  setLevel(level: Level): void;
  openDialog(dialog: PageDialog): void;
  /** Opens the dialog Share, which copies the view in this form. */
  share(form: ShareForm): void;
  tellMishap(mishap: string | null): void;
  /** Puts a panel away or brings it back; the last one stays. Kept in the browser. */
  showPanel(panel: LabPanel, isShown: boolean): void;
  /** Takes this dialog away, if it is the open one. */
  closeDialog(dialog: PageDialog): void;
  layAgain(): void;
  read(reading: Reading | null): void;
  dockInspector(isDocked: boolean): void;
  showSide(side: SidePanel): void;
  chooseMemoryPage(page: number | null): void;
  lookAtMemory(place: MapPlace): void;
  listVerdicts(verdicts: VerdictChoice): void;
  chooseFrame(frame: number | null): void;
  /** Another list of frames, at its last one. */
  filterFrames(frameFilter: string): void;
  chooseTabs(tabs: Partial<NarrowTabs>): void;
  find(isFinding: boolean): void;
  colourBy(colourOf: PageState['colourOf']): void;
}

const ALL_OF_MEMORY: MapPlace = {scale: 0, at: 0};

export const usePage = create<PageState>()((set) => ({
  dialog: null,
  shareForm: 'link',
  isInspectorDocked: false,
  level: keptLevel(),
  hidden: keptHidden(),
  side: 'event',
  memoryPage: null,
  memoryPlace: ALL_OF_MEMORY,
  verdicts: 'all',
  frameFilter: '',
  frame: null,
  stayedFor: null,
  tabs: {main: 'machine', lower: 'log', memory: 'map'},
  layout: 0,
  reading: null,
  isFinding: false,
  colourOf: null,
  mishap: null,
  tellMishap(mishap) {
    set({mishap});
  },
  setLevel(level) {
    keptStorage.setItem(LEVEL_KEY, level);
    set({level});
  },
  openDialog(dialog) {
    set({dialog, shareForm: 'link'});
  },
  share(shareForm) {
    set({dialog: 'share', shareForm});
  },
  showPanel(panel, isShown) {
    set(({hidden}) => {
      const next = LAB_PANELS.filter((one) => (one === panel ? !isShown : hidden.includes(one)));
      if (next.length === LAB_PANELS.length) return {};
      keptStorage.setItem(HIDDEN_KEY, next.join(' '));
      return {hidden: next};
    });
  },
  read(reading) {
    set({reading});
  },
  layAgain() {
    set(({layout}) => ({layout: layout + 1}));
  },
  closeDialog(closed) {
    set(({dialog}) => ({dialog: dialog === closed ? null : dialog}));
  },
  dockInspector(isInspectorDocked) {
    set({isInspectorDocked});
  },
  showSide(side) {
    set({side});
  },
  chooseMemoryPage(memoryPage) {
    set({memoryPage});
  },
  lookAtMemory(memoryPlace) {
    set({memoryPlace});
  },
  listVerdicts(verdicts) {
    set({verdicts});
  },
  chooseFrame(frame) {
    set({frame});
  },
  filterFrames(frameFilter) {
    set({frameFilter, frame: null});
  },
  chooseTabs(tabs) {
    set((state) => ({tabs: {...state.tabs, ...tabs}}));
  },
  find(isFinding) {
    set({isFinding});
  },
  colourBy(colourOf) {
    set({colourOf});
  },
}));

// Another device has other pages of memory.
onOtherDevice(() => usePage.setState({memoryPage: null, memoryPlace: ALL_OF_MEMORY}));

function keptLevel(): Level {
  const kept = keptStorage.getItem(LEVEL_KEY);
  return LEVELS.find((level) => level === kept) ?? 'lab';
}

function keptHidden(): readonly LabPanel[] {
  const kept = keptStorage.getItem(HIDDEN_KEY)?.split(' ') ?? [];
  const hidden = LAB_PANELS.filter((panel) => kept.includes(panel));
  return hidden.length === LAB_PANELS.length ? [] : hidden;
}
