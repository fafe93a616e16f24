// The lab's machines as this window hears of them, redrawn once a frame however much is told.
import {useEffect, useRef, useState} from 'react';
import {type Receiver, receiveMachines} from '../../../inspector/receiver.ts';
import {type MachineList, met, registered, stands, stopped} from './statechart-list.ts';
import {readEvent, readMeta, readState} from './read-news.ts';

/** How this window stands to the lab's. */
export type Link = 'waiting' | 'connected' | 'gone';

/** What is known, and how to send an event to a machine. */
export interface Machines {
  readonly list: MachineList;
  readonly link: Link;
  send(machine: string, event: string): void;
}

/** Listens from the first drawing on; a page has one listener for its whole life. */
export function useMachines(): Machines {
  const [list, setList] = useState<MachineList>([]);
  const [link, setLink] = useState<Link>('waiting');
  const receiver = useRef<Receiver | null>(null);
  useEffect(() => {
    if (receiver.current !== null) return;
    let known: MachineList = [];
    let isDue = false;
    const know = (next: MachineList): void => {
      known = next;
      if (isDue) return;
      isDue = true;
      // A window behind others gets no frames; what it shows then is drawn when it comes forward.
      requestAnimationFrame(() => {
        isDue = false;
        setList(known);
      });
    };
    receiver.current = receiveMachines({
      registered(machine, definition, {value, context}) {
        const meta = readMeta(definition);
        const state = readState(value, context);
        if (meta !== null && state !== null) know(registered(known, machine, meta, state));
      },
      state(machine, {value, context}) {
        const state = readState(value, context);
        if (state !== null) know(stands(known, machine, state));
      },
      event(machine, told) {
        const event = readEvent(told);
        if (event !== null) know(met(known, machine, event));
      },
      stopped(machine) {
        know(stopped(known, machine));
      },
      link: setLink,
    });
  }, []);
  return {list, link, send: (machine, event) => receiver.current?.send(machine, event)};
}
