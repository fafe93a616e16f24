// What the page itself shows, the run apart: which dialog is open, which panel stands beside the model, what is docked.
import {create} from 'zustand';

/** The dialogs; one at a time. */
export type PageDialog = 'help' | 'run' | 'palette' | 'policies';

/** Everything the page's own parts share. */
export interface PageState {
  readonly dialog: PageDialog | null;
  readonly isInspectorDocked: boolean;
  openDialog(dialog: PageDialog): void;
  closeDialog(): void;
  dockInspector(isDocked: boolean): void;
}

export const usePage = create<PageState>()((set) => ({
  dialog: null,
  isInspectorDocked: false,
  openDialog(dialog) {
    set({dialog});
  },
  closeDialog() {
    set({dialog: null});
  },
  dockInspector(isInspectorDocked) {
    set({isInspectorDocked});
  },
}));
