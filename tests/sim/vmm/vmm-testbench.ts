// A whole machine whose guests are a few lines of text.

import {present} from '../../../src/base/assert.ts';
import {STATES} from '../../../src/kits/ne2000/model/names.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import type {LabOptions} from '../../../src/sim/lab/open-lab.ts';
import {ne2000In} from '../../kits/ne2000/inside.ts';
import {opened, recordsOf, scenarioOf} from '../lab/runs.ts';
import {ListedGuest} from './listed-guest.ts';

/** One guest with all pages, or two: pages 0x40 to 0x5f and 0x60 to 0x7f. */
export class VmmTestbench {
  readonly lab: Lab;
  readonly guests: readonly ListedGuest[];

  constructor(texts: readonly string[], options: LabOptions = {}, change: Partial<Scenario> = {}) {
    const scenario = scenarioOf(texts.length === 1 ? 'transmit' : texts.length === 2 ? 'two-guests' : 'rogue');
    this.lab = opened({...scenario, ...change}, options);
    this.guests = texts.map((text, id) => {
      const guest = new ListedGuest(text);
      Object.assign(present(this.lab.machine.guests[id], `guest ${id}`), {program: guest});
      return guest;
    });
  }

  /** Runs to where nothing more happens. */
  run(): this {
    this.lab.runToEnd();
    return this;
  }

  /** Gives a guest more lines. */
  goOn(id: number, text: string): this {
    this.#guest(id).goOn(text);
    return this;
  }

  /** Gives a guest more lines and steps until it has done them. */
  let(id: number, text: string): this {
    const guest = this.#guest(id);
    guest.goOn(text);
    while (!guest.isDone && this.lab.step());
    return this;
  }

  #guest(id: number): ListedGuest {
    return present(this.guests[id], `guest ${id}`);
  }

  state(guest = 0): string {
    return STATES[this.lab.machine.monitor.state(guest)] ?? '';
  }

  /** What is in the event store, as views, from record `from` on. */
  records(from = 0) {
    return recordsOf(this.lab, from);
  }

  peek(register: string): number {
    return ne2000In(this.lab.machine).peek(register);
  }
}
