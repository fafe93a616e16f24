// A card as power-on leaves it, with what the machine's firmware then writes into its configuration space.
import {present} from '../../../base/assert.ts';
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import {powerOnConfiguration} from '../sheet/configuration.ts';
import type {Core, Rtl8139Config} from './core.ts';
import {powerOnEeprom} from './eeprom.ts';
import {DATASHEET_QUIRKS, QEMU_QUIRKS} from './quirks.ts';
import {type Latches, type Registers, type Tally, TX_OFF} from './registers.ts';
import {loadStationAddress, resetChip} from './reset.ts';

/** A card at power-on; the machine must have memory that it can reach. */
export function powerOn(config: Rtl8139Config, host: DeviceHost): Core {
  const rules = {...(config.profile === 'qemu' ? QEMU_QUIRKS : DATASHEET_QUIRKS), ...config.quirks};
  const core: Core = {
    regs: blankRegisters(),
    latches: blankLatches(),
    tally: blankTally(),
    eeprom: powerOnEeprom(),
    frames: {
      held: null,
      partial: new Uint8Array(0),
      partialFrom: [],
      outgoing: [],
      outgoingFrom: [],
      fetched: [],
      arrived: [],
    },
    tsd: new Uint32Array(4),
    tsad: new Uint32Array(4),
    idr: new Uint8Array(6),
    mar: new Uint8Array(8),
    pci: powerOnConfiguration(),
    quirks: config.watchQuirks === undefined ? rules : config.watchQuirks(rules),
    config,
    host,
    memory: present(host.hostMemory, 'a card that masters the bus needs memory to master'),
  };
  loadStationAddress(core);
  resetChip(core);
  return core;
}

function blankRegisters(): Registers {
  return {
    CR: 0,
    CR9346: 0,
    CONFIG0: 0,
    CONFIG1: 0,
    CONFIG3: 0,
    CONFIG4: 0,
    CONFIG5: 0,
    ETTHR: 0,
    RBSTART: 0,
    CAPR: 0,
    CBR: 0,
    IMR: 0,
    ISR: 0,
    TCR: 0,
    RCR: 0,
    MPC: 0,
    TIMERINT: 0,
    MULINT: 0,
    BMCR: 0,
    BMSR: 0,
    ANAR: 0,
    ANLPAR: 0,
    ANER: 0,
    CPCR: 0,
    RDSARLO: 0,
    RDSARHI: 0,
  };
}

function blankLatches(): Latches {
  return {
    asked: 0,
    irq: 0,
    clock: 0,
    turn: 0,
    ringLength: 0,
    cplus: 0,
    cpTransmit: 0,
    cpReceive: 0,
    blocked: 0,
    tctrFrom: 0,
    tx: TX_OFF,
    txLooped: 0,
    txDescriptor: 0,
    txAddress: 0,
    txLength: 0,
    txFrom: 0,
    txUntil: 0,
    txThreshold: 0,
    txFetched: 0,
    txBurst: 0,
    txBurstUntil: 0,
    txTold: 0,
    rxStored: 0,
    rxBurst: 0,
    rxBurstUntil: 0,
    busUntil: 0,
    sentAddress: 0,
    sentLength: 0,
  };
}

function blankTally(): Tally {
  return {TxOk: 0, RxOk: 0, RxERR: 0, MissPkt: 0, RxOkPhy: 0, RxOkBrd: 0, RxOkMul: 0};
}
