// What a port of the device is: a register, a data port, a reset port; one whose writes are commands, or its status.
import type {PortRange} from '../../kits/contract/port-sheet.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';

/** An access by the port that it meets. */
export type AtPort = Pick<Extract<RecordView, {readonly kind: 'access'}>, 'direction' | 'offset' | 'page'>;

/** The register or port that an access meets, by name. */
export function accessPort({page, offset, direction}: AtPort): string {
  return device.sheet.portName(page, offset, direction === 'out');
}

/** True of a port that is no data port and no reset port. */
export function isRegister(offset: number): boolean {
  return rangeAt(offset) === undefined;
}

/** How many registers or other ports an access of so many bytes meets: one where a register is as wide as the access. */
export function portsMet(offset: number, size: number, page = 0): number {
  const {registers, portName} = device.sheet;
  if (isOfConfiguration({page})) return 1; // nothing there is ordered by several at once
  const met = (each: number): boolean => registers.includes(each) || rangeAt(each) !== undefined;
  const bytes = Array.from({length: size}, (_, i) => offset + i).filter(met);
  // What goes on by the same name is the same register.
  return bytes.filter((each, i) => i === 0 || portName(0, each, true) !== portName(0, each - 1, true)).length;
}

/** True of an access to configuration space, which the VMM answers from a picture of its guest's: no register of the device's own is met. */
export function isOfConfiguration({page}: Pick<AtPort, 'page'>): boolean {
  return page >= device.sheet.pages;
}

/** True where bytes of device memory pass. */
export function isDataPort(offset: number): boolean {
  return rangeAt(offset)?.does === 'move';
}

/** What answers there on every page alike; undefined at registers. */
export function rangeAt(offset: number): PortRange | undefined {
  return device.sheet.ranges.find(({start, end}) => offset >= start && offset < end);
}

/** Where bytes of device memory pass, first of all; undefined where nowhere. */
export function dataPort(): PortRange | undefined {
  return device.sheet.ranges.find(({does}) => does === 'move');
}

/** True of a write that can be a command: events of the model come of writes to its port. */
export function isCommand(access: AtPort): boolean {
  const name = accessPort(access);
  return (
    access.direction === 'out' &&
    device.model.eventPorts.some((port) => port !== null && port.direction === 'out' && port.name === name)
  );
}

/** True of a read of the register that says why the device interrupts. */
export function isStatusRead(access: AtPort): boolean {
  return access.direction === 'in' && accessPort(access) === device.status.name;
}
