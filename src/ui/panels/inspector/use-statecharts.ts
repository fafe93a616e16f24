// The lab's statecharts as this window hears of them, redrawn once a frame however much is told.
import {useEffect, useRef, useState} from 'react';
import {type Receiver, receiveStatecharts} from '../../../inspector/receiver.ts';
import {isKnown, learn, speak} from '../../../kits/screens.ts';
import {readEvent, readMeta, readState} from './read-news.ts';
import {met, registered, type StatechartList, stands, stopped} from './statechart-list.ts';

/** How this window stands to the lab's. */
export type Link = 'waiting' | 'connected' | 'gone';

/** What is known, and how to send an event to a statechart. */
export interface Statecharts {
  /** Those of the device whose words are spoken. */
  readonly list: StatechartList;
  /** The devices that there are statecharts of, and the one that is shown; null: there is none. */
  readonly devices: readonly string[];
  readonly device: string | null;
  /** Shows those of another. */
  show(device: string): void;
  readonly link: Link;
  send(statechart: string, event: string): void;
}

const NOTHING = {list: [], devices: [], device: null};

/** Listens from the first drawing on; a page has one listener for its whole life. */
export function useStatecharts(): Statecharts {
  const [shown, setShown] = useState<Pick<Statecharts, 'list' | 'devices' | 'device'>>(NOTHING);
  const draws = useRef<(device: string) => void>(() => undefined);
  const [link, setLink] = useState<Link>('waiting');
  const receiver = useRef<Receiver | null>(null);
  useEffect(() => {
    if (receiver.current !== null) return;
    let known: StatechartList = [];
    let isDue = false;
    // The lab's window says which card it shows.
    let wanted: string | null = decodeURIComponent(location.hash.slice(1));
    // One device is spoken of at a time: what is said of it is fetched before its statecharts are drawn.
    const draw = (): void => {
      const devices = [...new Set(known.map(({meta}) => meta.device))];
      const device = devices.find((name) => name === wanted) ?? devices[0] ?? null;
      if (device !== null && !isKnown(device)) {
        learn(device).then(draw, () => {
          isDue = false; // the next news asks again
        });
        return;
      }
      isDue = false;
      if (device !== null) speak(device);
      setShown({list: known.filter(({meta}) => meta.device === device), devices, device});
    };
    draws.current = (device) => {
      wanted = device;
      draw();
    };
    const know = (next: StatechartList): void => {
      known = next;
      if (isDue) return;
      isDue = true;
      // A window behind others gets no frames; what it shows then is drawn when it comes forward.
      requestAnimationFrame(draw);
    };
    receiver.current = receiveStatecharts({
      registered(statechart, definition, {value, context}) {
        const meta = readMeta(definition);
        const state = readState(value, context);
        if (meta !== null && state !== null) know(registered(known, statechart, meta, state));
      },
      state(statechart, {value, context}) {
        const state = readState(value, context);
        if (state !== null) know(stands(known, statechart, state));
      },
      event(statechart, told) {
        const event = readEvent(told);
        if (event !== null) know(met(known, statechart, event));
      },
      stopped(statechart) {
        know(stopped(known, statechart));
      },
      link: setLink,
    });
  }, []);
  const show = (device: string): void => draws.current(device);
  return {...shown, show, link, send: (statechart, event) => receiver.current?.send(statechart, event)};
}
