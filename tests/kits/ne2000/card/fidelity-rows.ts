// The card's behaviours, a row each: what the data sheet or the board's manual prints, what QEMU's card does, what ours does
// in each profile, and the tests that show it. tools/fidelity.mjs runs the tests and makes the table of docs/fidelity.md.
import {NOT_MODELLED} from '../../../../src/kits/ne2000/sheet/not-modelled.ts';

/** One behaviour. */
export interface FidelityRow {
  readonly behaviour: string;
  readonly chip: string;
  readonly qemu: string;
  /** Ours in profile `datasheet` and in profile `qemu`; a text that starts with `not modelled` needs no test. */
  readonly ours: {readonly datasheet: string; readonly qemu: string};
  readonly source: string;
  /** `file: name`: the test's file beside this one or below tests/, and how its full name begins. */
  readonly tests: readonly string[];
}

const SAME = {datasheet: 'as the data sheet', qemu: 'as QEMU'};
const ALIKE = 'the same';

function row(
  behaviour: string,
  chip: string,
  qemu: string,
  source: string,
  tests: readonly string[],
  ours: FidelityRow['ours'] = SAME,
): FidelityRow {
  return {behaviour, chip, qemu, source, tests, ours};
}

/** What a choice of ours reads like. */
function choice(text: string): FidelityRow['ours'] {
  return {datasheet: `choice: ${text}`, qemu: 'as QEMU'};
}

/** The reason that the machine panel gives too. */
function notModelled(what: (typeof NOT_MODELLED)[number]['what']): FidelityRow['ours'] {
  const why = NOT_MODELLED.find((each) => each.what === what)?.why;
  return {datasheet: `not modelled: ${why}`, qemu: 'as QEMU: not there'};
}

/** Taken away from QEMU's card, the rule makes a recording differ. */
function quirk(...names: readonly string[]): string[] {
  return names.map((name) => `../conformance/quirks.test.ts: a quirk ${name} taken away alone`);
}

export const FIDELITY_ROWS: readonly FidelityRow[] = [
  row(
    'power-on',
    'reset state: CR 21, ISR.RST alone; the rest unspecified',
    'CR 00 and running, ISR.RST set; `cr0`',
    '[DP8390D, Power-up Reset]',
    [
      'registers.test.ts: power-on the chip stands in the reset state',
      'registers.test.ts: power-on QEMU’s card reads CR 00',
    ],
    choice('unspecified registers start at 0, so that runs repeat'),
  ),
  row(
    'reset port',
    'a read of 18 to 1F pulses RESET: CR, ISR.RST, IMR, DCR.LAS, TCR.LB change, nothing else; a write is not described',
    'a byte read of 1F sets ISR to 80, nothing else; `rstport`, `irqstick`',
    '[AN897, 2.2.1; DP8390D, Power-up Reset]',
    [
      'command.test.ts: the reset port a read of',
      'command.test.ts: the reset port packet memory, PAR, MAR',
      'command.test.ts: the reset port the interrupt line drops at once',
      ...quirk('rstport', 'irqstick'),
    ],
    choice('a read gives FF, a write does nothing'),
  ),
  row(
    'reset port during a transmission',
    'the frame is cut',
    'a frame is never under way',
    '[DP8390D, Power-up Reset]',
    ['command.test.ts: the reset port a reset cuts a transmission'],
  ),
  row(
    'CR.STA',
    'a latch: set by a start, cleared by RESET only',
    'reads as written, starts nothing; `stp`',
    '[DP8390D, CR.STA]',
    [
      'command.test.ts: the command register STA is latched',
      'command.test.ts: the command register a write with neither STA nor STP',
      ...quirk('stp'),
    ],
  ),
  row(
    'leaving the reset state',
    'STP = 0 while STA is 1, be it that an earlier write has set it',
    'STP = 0; `rst`, `stp`',
    '[DP8390D, CR.STP, note]',
    [
      'command.test.ts: the command register a write of 20 after a stop',
      'latches.test.ts: the start latch',
      '../conformance/card-cases.test.ts: the data sheet’s card answers card-03',
      ...quirk('rst'),
    ],
  ),
  row(
    'a stop and its completion',
    'a frame on the wire is finished first, then ISR.RST rises; with loopback mode 1 it is cut, within 2 µs and without PTX or TXE',
    'at once, RST untouched; `rst`',
    '[DP8390D, CR.STP, ISR.RST]',
    [
      'command.test.ts: the command register a stop during a transmission waits',
      'command.test.ts: the command register ISR.RST falls on a start',
      'command.test.ts: the command register a start before the frame is out',
      'latches.test.ts: a stop that waits for a frame',
      'outcomes.test.ts: a transmission',
      '../conformance/card-cases.test.ts: the data sheet’s card answers card-07',
      'transmit.test.ts: transmission on the chip a stop while the wire is busy',
    ],
    choice('an idle chip stops, and loopback mode 1 cuts, without the few microseconds'),
  ),
  row(
    'transmission takes wire time',
    '(8 + TBCR + 4) × 0.8 µs, CR.TXP reads 1 meanwhile',
    'inside the CR write; `txnow`',
    '[DP8390D, Packet Transmission]',
    [
      'transmit.test.ts: transmission on the chip 60 bytes are on the wire',
      'transmit.test.ts: transmission on the chip 1514 bytes are on the wire',
      'transmit.test.ts: transmission in QEMU the frame leaves inside',
      ...quirk('txnow'),
    ],
    choice('PTX rises with the last bit of the FCS; the bytes are taken from memory then'),
  ),
  row(
    'CR.TXP',
    'set only; a second one meanwhile is ignored; a stopped chip does not send',
    'works with STA = 0; `stp`',
    '[DP8390D, CR.TXP]',
    [
      'transmit.test.ts: transmission on the chip a second TXP',
      'transmit.test.ts: transmission on the chip writing TXP = 0',
      'transmit.test.ts: transmission on the chip a stopped chip',
    ],
  ),
  row(
    'TSR',
    'cleared at each start; PTX 1; bit 1 is reserved and set in National’s own results',
    '01 always',
    '[DP8390D, TSR, Loopback results; Linux: not deferred]',
    [
      'status.test.ts: a station alone on its wire TSR is cleared',
      'transmit.test.ts: transmission on the chip a busy wire is waited for',
    ],
    choice('bit 1 is 1 when the frame did not have to wait'),
  ),
  row(
    'collisions, carrier, heartbeat, NCR',
    'COL, ABT, CRS, CDH, OWC and NCR tell of them; TCR.OFST delays retries',
    'never; NCR 0',
    '[DP8390D, TSR, Collision Recovery]',
    ['status.test.ts: a station alone on its wire never meets a collision'],
    {datasheet: 'as the data sheet has it for a wire with one station: none can occur, all read 0', qemu: 'as QEMU'},
  ),
  row(
    'waiting for a busy wire',
    'the frame waits; RSR.DFR is 1 while there is a carrier',
    'no wire; DFR 0',
    '[DP8390D, Packet Transmission, RSR.DFR]',
    ['transmit.test.ts: transmission on the chip a busy wire', 'status.test.ts: a station alone on its wire RSR.DFR'],
  ),
  row(
    'length sent',
    'TBCR bytes, no padding, no limit; TBCR = 0 undefined',
    'any, 0 as an empty frame; `txlen`',
    '[DP8390D, TBCR]',
    [
      'status.test.ts: a long frame goes out whatever',
      'transmit.test.ts: transmission on the chip TBCR = 0',
      ...quirk('txlen'),
    ],
    choice('TBCR = 0 sends nothing and sets PTX'),
  ),
  row(
    'where sent bytes come from',
    'card address TPSR × 256, through the board’s map',
    '32 KiB, TPSR from C0 on 32 KiB lower, nothing past the end; `txrange`',
    '[DP8390D, TPSR; AN897, 1.3]',
    ['transmit.test.ts: transmission on the chip 60 bytes', ...quirk('txrange')],
  ),
  row('TCR.CRC', 'the frame brings its own FCS', 'no effect; `noloop`', '[DP8390D, TCR.CRC]', [
    'transmit.test.ts: transmission on the chip with TCR.CRC set',
  ]),
  row(
    'TCR.ATD',
    'a multicast frame switches the transmitter off, another on',
    'no effect; `noloop`',
    '[DP8390D, TCR.ATD]',
    ['transmit.test.ts: transmission on the chip TCR.ATD'],
  ),
  row(
    'stored frame',
    'header: status, next page, count with FCS; data; FCS',
    'FCS counted, not stored; `nocrc`',
    '[DP8390D, Storage Format]',
    [
      'receive.test.ts: a stored frame has a header',
      'receive.test.ts: a stored frame ends in the CRC-32',
      'receive.test.ts: a stored frame in QEMU has its FCS counted',
      ...quirk('nocrc'),
    ],
  ),
  row(
    'pages used',
    'an exact fit takes no extra page',
    ALIKE,
    '[DP8390D, Linking Receive Buffer Pages; the printed +1 is a misprint]',
    ['receive.test.ts: a stored frame of'],
  ),
  row(
    'short frames, RCR.AR',
    'under 60 bytes refused; with AR taken from 8 bytes on, FCS included',
    'zero-padded to 60 and taken; `runt`',
    '[DP8390D, RCR.AR]',
    ['receive.test.ts: runts are refused', 'receive.test.ts: runts are taken with RCR.AR', ...quirk('runt')],
  ),
  row(
    'what RSR, ISR, CURR, CLDA and the counters say after each outcome of reception',
    'RSR cleared by the next frame; a refused one takes CLDA back to CURR, a stored one to the end of its header',
    'RSR 01 or 21 of stored frames only; CLDA 0; `notally`',
    '[DP8390D, RSR, ISR; Successful Reception; Buffer Recovery for Rejected Packets; Buffer Ring Overflow]',
    ['outcomes.test.ts: a frame', '../conformance/card-cases.test.ts: the data sheet’s card answers card-05'],
    choice('a frame that the filter drops changes nothing, RSR included; an overflow leaves CLDA at BNRY'),
  ),
  row(
    'long frames',
    'no limit: stored until the frame ends or the ring is full',
    'taken, over unread pages too; `jumbo`',
    '[DP8390D gives no limit]',
    ['status.test.ts: a long frame is taken whatever', ...quirk('jumbo')],
  ),
  row(
    'frames with a wrong FCS or dribble bits',
    'counted in CNTR1 or CNTR0, RSR.CRC and FAE, ISR.RXE; scribbled past CURR and dropped',
    'never met',
    '[DP8390D, RSR, Network Tally Counters]',
    [
      'damaged-frames.test.ts: a frame with a wrong FCS is counted in CNTR1',
      'damaged-frames.test.ts: a frame with a wrong FCS that also ends',
      'damaged-frames.test.ts: a frame with a wrong FCS scribbles',
      'damaged-frames.test.ts: a frame with a wrong FCS never reaches QEMU',
    ],
    choice('an alignment error counts in CNTR0 only'),
  ),
  row(
    'RCR.SEP',
    'such frames are stored, status without PRX',
    'ignored; `nomon`',
    '[DP8390D, RCR.SEP]',
    ['damaged-frames.test.ts: a frame with a wrong FCS is stored with RCR.SEP'],
    choice('ISR.RXE instead of PRX'),
  ),
  row(
    'RCR.AB',
    'broadcasts; they also pass as a multicast by filter bit 63',
    'AB alone; `bcast`',
    '[DP8390D, RCR.AB, AM]',
    ['address-filter.test.ts: the filter on the chip RCR 08 with MAR all', ...quirk('bcast')],
  ),
  row(
    'RCR.AM and the multicast hash',
    'CRC-32’s six top bits pick a bit of MAR0 to MAR7',
    ALIKE,
    '[DP8390D, MAR0-MAR7]',
    ['address-filter.test.ts: the multicast hash', 'address-filter.test.ts: the filter on the chip one MAR bit'],
  ),
  row('RCR.PRO', 'every physical address, and only those', 'every frame; `promisc`', '[DP8390D, RCR.PRO]', [
    'address-filter.test.ts: the filter on the chip RCR 10 with MAR all',
    'address-filter.test.ts: the filter in QEMU RCR 10',
    ...quirk('promisc'),
  ]),
  row(
    'RCR.MON',
    'nothing stored; CNTR2 counts, RSR.MPA and DIS',
    'ignored; `nomon`',
    '[DP8390D, RCR.MON]',
    [
      'receive.test.ts: a receiver that is off in monitor mode',
      'status.test.ts: a station alone on its wire RSR.DIS',
      ...quirk('nomon'),
    ],
    choice('a missed packet is a cause of ISR.RXE here too'),
  ),
  row('the station’s address', 'PAR0 to PAR5', 'the PROM; PAR is only kept; `filterprom`', '[DP8390D, PAR0-PAR5]', [
    'address-filter.test.ts: the filter on the chip PAR is',
    'address-filter.test.ts: the filter in QEMU the PROM is',
    ...quirk('filterprom'),
  ]),
  row(
    'a stopped receiver',
    'takes nothing',
    'takes nothing; STA is ignored; `stp`',
    '[DP8390D, CR.STP; DP83902A: the missed tally is off]',
    ['receive.test.ts: a receiver that is off in the reset state'],
    choice('and counts nothing'),
  ),
  row(
    'ring wrap',
    'the page after PSTOP − 1 is PSTART; equality only',
    'by arithmetic; a CURR outside the ring is used as is; `curroob`',
    '[DP8390D, Linking Receive Buffer Pages]',
    ['receive.test.ts: a stored frame that reaches PSTOP', ...quirk('curroob')],
  ),
  row(
    'ring full',
    'OVW, RXE, RST, RSR.MPA, CNTR2; CURR stays, free pages are scribbled on',
    'dropped without trace, six pages asked for; `noovw`, `rxroom`',
    '[DP8390D, Buffer Ring Overflow]',
    [
      'receive.test.ts: ring overflow keeps CURR',
      'receive.test.ts: ring overflow scribbles',
      'receive.test.ts: ring overflow in QEMU',
      ...quirk('noovw', 'rxroom'),
    ],
  ),
  row(
    'CURR = BNRY',
    'an empty ring at the start; full after a frame that fitted exactly',
    'empty; `rxroom`',
    '[DP8390D, Buffer Ring, note 1; DP83902A]',
    [
      'receive.test.ts: ring overflow a ring that a frame filled exactly',
      'latches.test.ts: a full ring',
      '../conformance/card-cases.test.ts: the data sheet’s card answers card-06',
    ],
    choice(
      'a frame that brings CURR to BNRY fills the ring until one of them moves; the value it has, written again, moves nothing, but CURR written in the reset state lays an empty ring',
    ),
  ),
  row(
    'overflow recovery',
    'stop, loopback, start, take packets out, clear OVW, normal; moving BNRY alone is not enough',
    'not needed',
    '[DP8390D, Buffer Ring Overflow]',
    [
      'receive.test.ts: ring overflow leaves the receiver off',
      'receive.test.ts: ring overflow is over after the routine',
      'receive.test.ts: ring overflow ISR.RST of an overflow falls',
      'latches.test.ts: ISR.RST of an overflow',
      'latches.test.ts: a receiver that an overflow has switched off',
    ],
    choice('the receiver stays off until then, as the data sheet warns it may'),
  ),
  row(
    'ISR and IMR',
    'a 1 written clears, RST ignores writes and never interrupts; the line is a level',
    ALIKE,
    '[DP8390D, ISR, IMR]',
    [
      'interrupts.test.ts: ISR a 1 written',
      'interrupts.test.ts: ISR RST ignores',
      'interrupts.test.ts: ISR a cause that is masked',
      'interrupts.test.ts: ISR the line falls only',
      'latches.test.ts: a pending interrupt',
    ],
  ),
  row('tally counters', 'stop at 192, cleared by a read', 'read 0; `notally`', '[DP8390D, Network Tally Counters]', [
    'interrupts.test.ts: ISR a tally counter stops',
    'registers.test.ts: the screen peek changes nothing',
    ...quirk('notally'),
  ]),
  row(
    'ISR.CNT',
    'set with a counter’s top bit, and back after a clear while it is set',
    'never',
    '[DP8390D, ISR.CNT; 1990 addendum]',
    ['interrupts.test.ts: ISR CNT comes with', 'damaged-frames.test.ts: a frame with a wrong FCS raises ISR.CNT'],
  ),
  row(
    'FIFO reads',
    'in loopback only; elsewhere the host cycle never ends',
    '0; `notally`',
    '[DP8390D, FIFO; AN937]',
    ['loopback.test.ts: loopback the FIFO outside'],
    choice('elsewhere FF, and counted'),
  ),
  row('CLDA, CRDA', 'where local and remote DMA stand', 'CRDA exact, CLDA 0; `notally`', '[DP8390D, CLDA, CRDA]', [
    'status.test.ts: CLDA stands',
    'status.test.ts: CLDA in QEMU',
    'registers.test.ts: page 0 CRDA',
    'outcomes.test.ts: a transmission',
  ]),
  row(
    'remote DMA asks for a command',
    'the port moves bytes only under a live command for its direction; an abort ends it',
    'always; `dmafree`, `rbcr0`',
    '[DP8390D, Remote DMA; AE-3 bulletin]',
    [
      'remote-dma.test.ts: the data port on the chip outside a live command',
      'command.test.ts: the command register an abort ends remote DMA',
      'remote-dma.test.ts: the data port in QEMU moves bytes',
      ...quirk('dmafree', 'rbcr0'),
    ],
    choice('outside a command FF, and counted: a real PC would hang'),
  ),
  row('remote DMA in the stop state', 'none', 'goes on; `dmafree`', '[DP8390D, Buffer Ring Overflow]', [
    'remote-dma.test.ts: the data port on the chip there is no remote DMA',
  ]),
  row(
    'RBCR = 0',
    'a read or write command completes at once with RDC',
    'RDC even with RD2 set; `rdc0`',
    '[DP8390D, CR.RD]',
    ['remote-dma.test.ts: the data port on the chip a command with a count of zero', ...quirk('rdc0')],
  ),
  row(
    'RD = 000',
    'not allowed',
    'like an abort',
    '[DP8390D, CR.RD]',
    ['command.test.ts: the command register RD = 000'],
    choice('remote DMA stays as it is, and it is counted'),
  ),
  row('remote DMA’s wrap', 'from PSTOP to PSTART', ALIKE, '[DP8390D, Send Packet; drivers read across it]', [
    'remote-dma.test.ts: the data port on the chip a transfer over',
  ]),
  row('remote address past FFFF', '0000 again', 'reads back so, memory is FF; `rsar17`', '[DP8390D, RSAR]', [
    'remote-dma.test.ts: the data port in QEMU the address counts',
    ...quirk('rsar17'),
  ]),
  row(
    'DCR.WTS',
    'bytes or words; a word uses the even pair; a byte read of a word uses it up',
    'picks 1 or 2 bytes, a dword moves 4; `wide`',
    '[DP8390D, DCR.WTS]',
    [
      'remote-dma.test.ts: the data port on the chip words move low byte first',
      'remote-dma.test.ts: the data port on the chip a byte read in word mode',
      'remote-dma.test.ts: the data port on the chip an odd address',
      'remote-dma.test.ts: the data port on the chip a dword access',
      ...quirk('wide'),
    ],
    choice('an odd count in word mode ends at 0'),
  ),
  row(
    'DCR.BOS',
    'in word mode packet data is stored and sent with each word’s bytes swapped',
    'ignored',
    '[DP8390D, DCR.BOS]',
    ['byte-order.test.ts: DCR.BOS in word mode'],
    choice('the count stays low byte first, where the data sheet contradicts itself'),
  ),
  row(
    'DCR.LAS',
    '32-bit addresses, on pins that this board leaves open',
    'ignored',
    '[DP8390D, DCR.LAS]',
    ['byte-order.test.ts: DCR.LAS'],
    choice('16-bit addresses all the same, and it is counted'),
  ),
  row(
    'send packet',
    'with DCR.ARM and RBCR1 = 0F: reads the frame at BNRY, then moves BNRY on',
    'no such command; `sendcmd`',
    '[DP8390D, Send Packet Command; AN874]',
    ['remote-dma.test.ts: send packet', 'status.test.ts: send packet in QEMU'],
  ),
  row(
    'loopback modes',
    'through chip, encoder or cable; nothing stored; TSR, RSR and ISR as tabled',
    'to the wire; `noloop`',
    '[DP8390D, Loopback Diagnostics; AN937]',
    ['loopback.test.ts: loopback', ...quirk('noloop')],
    choice('ISR after a match is 06, as AN937 has it'),
  ),
  row(
    'loopback’s FIFO',
    'tail of the frame, FCS, count low, high, high, eight bytes round',
    'none',
    '[DP8390D, Loopback Diagnostics]',
    ['loopback.test.ts: loopback leaves count'],
  ),
  row('loopback in word mode', 'one byte of each word takes part', 'none', '[DP8390D, Loopback Diagnostics]', [
    'byte-order.test.ts: loopback in word mode',
  ]),
  row(
    'loopback and the wire',
    'TCR.LB alone keeps frames of the wire out',
    'no effect; `noloop`',
    '[DP8390D, Initialization Procedures, steps 5 and 10]',
    ['receive.test.ts: a receiver that is off in loopback'],
  ),
  row(
    'page 2',
    'reads PSTART, PSTOP, TPSR, RCR, TCR, DCR, IMR and the pointers; writes reach CLDA, pointers, address counter',
    'PSTART, PSTOP; writes ignored; `page2`',
    '[DP8390D, Register Address Assignments]',
    ['registers.test.ts: page 2', 'status.test.ts: page 2 written', ...quirk('page2')],
    choice('reserved bits read 0'),
  ),
  row(
    'reads of write-only registers',
    'read what lies there: CLDA, TSR, NCR, RSR ...; a and b are reserved',
    'RTL8029’s 50, 43 and page 3; `id29`',
    '[DP8390D, Register Address Assignments]',
    ['status.test.ts: write-only registers of page 0', ...quirk('id29')],
    choice('reserved offsets and page 3 read FF'),
  ),
  row('ring registers’ range', 'any byte', 'past C0 not stored; `pagelimit`', '[DP8390D, PSTART, PSTOP]', [
    'registers.test.ts: page 0 PSTOP keeps',
    'registers.test.ts: page 0 QEMU does not store',
    ...quirk('pagelimit'),
  ]),
  row('16-bit access to registers', 'two byte cycles', 'nothing, reads all ones; `reg16`', '[AN897, 2.2]', [
    'registers.test.ts: wide cycles',
    ...quirk('reg16'),
  ]),
  row('data port’s offsets', '10 to 17 alike', '10 alone; `dport`', '[RTL8019AS, 5.1.1; AN897, 2.2.1]', [
    'remote-dma.test.ts: the data port on the chip port',
    ...quirk('dport'),
  ]),
  row(
    'memory map',
    'PROM repeats below 4000, 16 KiB from 4000, all again from 8000',
    'PROM to 1F, 32 KiB from 4000, else FF; `memmap`',
    '[AN897, 1.3]',
    ['remote-dma.test.ts: the data port on the chip the upper half', ...quirk('memmap')],
  ),
  row(
    'station PROM',
    'each byte twice, W at the end; read only',
    'can be written, and doubled again by a reset; `promw`, `prom2`',
    '[AN897, 2.1.2]',
    [
      'registers.test.ts: power-on the PROM',
      'remote-dma.test.ts: the data port on the chip the PROM cannot',
      ...quirk('promw', 'prom2'),
    ],
    choice('word mode repeats the byte in the high half'),
  ),
  row(
    'remote read fetches ahead',
    'the board’s latch is filled before the host reads: CRDA leads by one transfer, the word is as old as its fetch',
    'CRDA exact; `dmafree`',
    '[DP8390D, Remote Read Timing; Remote Write with High Speed Buses]',
    [
      'read-ahead.test.ts: CRDA after',
      'read-ahead.test.ts: the truth beside it',
      'read-ahead.test.ts: what was fetched',
      'read-ahead.test.ts: the next command',
      '../conformance/card-cases.test.ts: the data sheet’s card answers card-01',
      '../conformance/card-cases.test.ts: the data sheet’s card answers card-02',
    ],
    choice(
      'RDC comes with the host’s last read; the same command again goes on, unless RSAR or RBCR were written anew',
    ),
  ),
  row(
    'CR.RD after the count',
    'not said; 1xx is called abort or complete',
    'as written; `dmafree`',
    '[DP8390D, CR.RD; MAME and NP2kai, for the LGY-98’s driver]',
    ['read-ahead.test.ts: CR.RD2', '../conformance/card-cases.test.ts: the data sheet’s card answers card-c1'],
    choice('RD2 reads 1 from RDC on ([decision 0012](decisions/0012-rd2-after-the-count.md))'),
  ),
  row(
    'the request of an aborted remote read',
    'it stays up until one access of the data port',
    'none',
    '[DP8390D, CR.RD, note 1]',
    [],
    notModelled('the request of an aborted remote read'),
  ),
  row(
    'bus arbitration, FIFO thresholds, over- and underrun',
    'RSR.FO, TSR.FU when the bus starves',
    'never',
    '[AN886]',
    [],
    notModelled('bus arbitration, FIFO thresholds, over- and underrun'),
  ),
  row(
    'the microseconds of a stop and of RESET',
    'an idle chip stops, and RESET ends, within microseconds',
    'at once',
    '[DP8390D, CR.STP, AC timing]',
    [],
    notModelled('the microseconds of a stop and of RESET'),
  ),
  row('8-bit slot, NE1000', '8 KiB, B in the PROM', 'none', '[AN897, 1.3]', [], notModelled('8-bit slot, NE1000')),
  row(
    'revision faults',
    'the write-before-read race, a count with its low byte twice',
    'none',
    '[DP8390D, Remote DMA, note 2; AN886]',
    [],
    notModelled('revision faults'),
  ),
];
