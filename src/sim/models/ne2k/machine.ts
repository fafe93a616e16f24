// The NE2000 model as an XState machine: the source of truth that the table is compiled from, the page draws and tests walk.
// [deck, slide 26]. Not modelled: reception (the slide has no event for it), packet memory, ring registers.
import {setup} from 'xstate';
import {CHECKS, type EventName} from './names.ts';

/** A model event. `allowed` is what the checking function answered, where the transition asks one; absent means yes. */
export interface ModelEvent {
  readonly type: EventName;
  readonly allowed?: boolean;
}

const [remote, frame] = CHECKS;

/**
 * Slide 26's seven states and fifteen edges, and the cells of `UNDRAWN_CELLS` that move or ask a check.
 * A cell that is not written here stays.
 */
export const ne2kMachine = setup({
  types: {events: {} as ModelEvent},
  guards: {
    remoteDmaInWindow: ({event}) => event.allowed !== false,
    frameInWindow: ({event}) => event.allowed !== false,
  },
}).createMachine({
  id: 'ne2k',
  initial: 'Initiation',
  on: {Reset: {target: '.Initiation'}},
  states: {
    Initiation: {on: {Initiate: {target: 'Idle'}}},
    Idle: {
      tags: 'reusable',
      on: {
        Transmit: {guard: frame, target: 'Trans'},
        DmaRd: {guard: remote, target: 'DmaRd'},
        DmaWr: {guard: remote, target: 'DmaWr'},
      },
    },
    Trans: {
      on: {
        PTX: {target: 'Idle'},
        TXE: {target: 'Idle'},
        DmaRd: {guard: remote, target: 'TransDmaRd'},
        DmaWr: {guard: remote, target: 'TransDmaWr'},
      },
    },
    DmaRd: {
      on: {
        Stop: {target: 'Idle'},
        AbortDma: {target: 'Idle'},
        RDC: {target: 'Idle'},
        Transmit: {guard: frame, target: 'TransDmaRd'},
        DmaRd: {guard: remote, target: 'DmaRd'},
        DmaWr: {guard: remote, target: 'DmaWr'},
      },
    },
    DmaWr: {
      on: {
        Stop: {target: 'Idle'},
        AbortDma: {target: 'Idle'},
        RDC: {target: 'Idle'},
        Transmit: {guard: frame, target: 'TransDmaWr'},
        DmaRd: {guard: remote, target: 'DmaRd'},
        DmaWr: {guard: remote, target: 'DmaWr'},
      },
    },
    TransDmaRd: {
      on: {
        Stop: {target: 'Trans'},
        AbortDma: {target: 'Trans'},
        RDC: {target: 'Trans'},
        PTX: {target: 'DmaRd'},
        TXE: {target: 'DmaRd'},
        DmaRd: {guard: remote, target: 'TransDmaRd'},
        DmaWr: {guard: remote, target: 'TransDmaWr'},
      },
    },
    TransDmaWr: {
      on: {
        Stop: {target: 'Trans'},
        AbortDma: {target: 'Trans'},
        RDC: {target: 'Trans'},
        PTX: {target: 'DmaWr'},
        TXE: {target: 'DmaWr'},
        DmaRd: {guard: remote, target: 'TransDmaRd'},
        DmaWr: {guard: remote, target: 'TransDmaWr'},
      },
    },
  },
});
