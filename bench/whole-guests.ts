// The same frames in a guest of a whole emulator, v86 and QEMU: card, processor and the guest's own instructions together.
// Ours has no processor: a guest of ours is a list of accesses, trapped, modelled and recorded.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {V86} from 'v86';
import {ISR} from '../src/kits/ne2000/sheet/dp8390.ts';
import {ISR as BUS_MASTER_ISR} from '../src/kits/rtl8139/sheet/registers.ts';
import {ourDmaFrame} from './bus-master.ts';
import {accessesOf, frameByWord} from './frame-accesses.ts';
import {alone, median} from './measure.ts';
import {tapeWork} from './open-machine.ts';
import {type BenchResult, figureOnly, skipped} from './result.ts';
import {SLOT, x86BusMaster} from './x86-bus-master.ts';
import {BEGIN_PORT, END_PORT} from './x86-code.ts';
import {type Filling, x86Guest} from './x86-guest.ts';

const QEMU = 'qemu-system-i386';
const RUNS = 5;
const V86_FRAMES = 1_500;
/** QEMU's own start is taken off by a second, shorter run. */
const QEMU_FRAMES = [500, 8_000] as const;
const QEMU_DMA_FRAMES = [4_000, 400_000] as const;
const OUR_FRAMES = 10;

/** Frames a second and nanoseconds an access of a guest, each emulator that is here. */
export async function wholeGuestBenches(): Promise<BenchResult[]> {
  const word = accessesOf(frameByWord());
  const ours = alone(tapeWork(frameByWord(), OUR_FRAMES, 'deck', word * OUR_FRAMES));
  const v86 = await medianOf(() => v86Frame('word by word'));
  const results = [
    figureOnly('an access in a guest of v86, word by word', 'ns', v86 / word, `${word} accesses a frame`),
    figureOnly(
      'ours, trapped, modelled and recorded, against it',
      'ratio',
      (ours * word) / v86,
      `${ours.toFixed(1)} ns an access`,
    ),
    figureOnly(
      'full frames by rep outsw in a guest of v86',
      'frames/s',
      1e9 / (await medianOf(() => v86Frame('rep outsw'))),
      'its own instructions included',
    ),
  ];
  const version = spawnSync(QEMU, ['--version'], {encoding: 'utf8'});
  if (version.status !== 0)
    return [
      ...results,
      skipped(
        'the same frames in a guest of QEMU',
        'ns',
        `${QEMU} is not installed (Debian: apt-get install qemu-system-x86)`,
      ),
    ];
  const name = /version (\S+)/.exec(version.stdout)?.[1] ?? '';
  const qemu = await medianOf(async () => qemuFrame(ne2000In('word by word')));
  const byDma = await medianOf(async () => qemuFrame(RTL8139_IN));
  const ourDma = ourDmaFrame();
  return [
    ...results,
    figureOnly('an access in a guest of QEMU (TCG), word by word', 'ns', qemu / word, `QEMU ${name}`),
    figureOnly(
      'ours, trapped, modelled and recorded, against it',
      'ratio',
      (ours * word) / qemu,
      `${ours.toFixed(1)} ns an access`,
    ),
    figureOnly(
      'full frames by rep outsw in a guest of QEMU (TCG)',
      'frames/s',
      1e9 / (await medianOf(async () => qemuFrame(ne2000In('rep outsw')))),
      `QEMU ${name}`,
    ),
    figureOnly('full frames by DMA of an RTL8139 in a guest of QEMU (TCG)', 'frames/s', 1e9 / byDma, `QEMU ${name}`),
    figureOnly(
      'ours, checked, translated and recorded, against it',
      'ratio',
      ourDma / byDma,
      `${ourDma.toFixed(1)} ns a frame`,
    ),
  ];
}

async function medianOf(run: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let i = 0; i < RUNS; i++) taken.push(await run());
  return median(taken);
}

/** Nanoseconds a frame under v86, from the guest's first word to its last. */
async function v86Frame(filling: Filling): Promise<number> {
  const main = createRequire(import.meta.url).resolve('v86');
  const emulator = new V86({
    wasm_path: join(dirname(main), 'v86.wasm'),
    autostart: false,
    memory_size: 1 << 24,
    vga_memory_size: 1 << 20,
    net_device: {type: 'ne2k'},
    multiboot: {buffer: x86Guest(V86_FRAMES, filling).buffer},
    disable_keyboard: true,
    disable_mouse: true,
    disable_speaker: true,
  });
  let sent = 0;
  emulator.add_listener('net0-send', () => {
    sent++;
  });
  await new Promise<void>((done) => emulator.add_listener('emulator-ready', () => done()));
  const taken = await new Promise<number>((done, fail) => {
    const ports = portsOf(emulator);
    let from = 0;
    ports.register_write(BEGIN_PORT, null, () => {
      from = performance.now();
    });
    ports.register_write(END_PORT, null, (common) => {
      const end = performance.now();
      if ((common & ISR.PTX) === 0 || sent !== V86_FRAMES)
        fail(new Error(`the guest of v86 sent ${sent} frames, its ISRs have ${common} in common`));
      done(end - from);
    });
    emulator.run();
  });
  await emulator.destroy();
  return (taken * 1e6) / V86_FRAMES;
}

interface Ports {
  register_write(port: number, device: unknown, byte: (value: number) => void): void;
}

function portsOf(emulator: unknown): Ports {
  const io = ['v86', 'cpu', 'io'].reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    emulator,
  );
  if (!isPorts(io)) throw new Error('this v86 keeps its ports somewhere else');
  return io;
}

function isPorts(found: unknown): found is Ports {
  return typeof found === 'object' && found !== null && typeof Reflect.get(found, 'register_write') === 'function';
}

/** A card in a machine of QEMU's, and the program that drives it. */
interface QemuMachine {
  readonly card: string;
  readonly image: (rounds: number) => Uint8Array;
  readonly framesARound: number;
  /** Of the shorter run, and of the longer one. */
  readonly frames: readonly [few: number, many: number];
  /** The bit of its status that every frame leaves. */
  readonly sent: number;
}

function ne2000In(filling: Filling): QemuMachine {
  return {
    card: 'ne2k_isa,iobase=0x300,irq=9',
    image: (rounds) => x86Guest(rounds, filling),
    framesARound: 1,
    frames: QEMU_FRAMES,
    sent: ISR.PTX,
  };
}

const RTL8139_IN: QemuMachine = {
  card: `rtl8139,addr=${SLOT}`,
  image: x86BusMaster,
  framesARound: 4,
  frames: QEMU_DMA_FRAMES,
  sent: BUS_MASTER_ISR.TOK,
};

/** Nanoseconds a frame under QEMU: the longer run's time less the shorter one's. */
function qemuFrame(machine: QemuMachine): number {
  const [few, many] = machine.frames;
  const less = qemuRun(machine, few);
  return ((qemuRun(machine, many) - less) * 1e6) / (many - few);
}

/** Milliseconds of one run of QEMU, its start included. */
function qemuRun({card, image, framesARound, sent}: QemuMachine, frames: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'vpio-bench-'));
  try {
    const kernel = join(folder, 'guest');
    writeFileSync(kernel, image(frames / framesARound));
    const from = performance.now();
    const {status} = spawnSync(
      QEMU,
      [
        ...['-accel', 'tcg', '-m', '16', '-nodefaults', '-display', 'none', '-no-reboot', '-kernel', kernel],
        ...['-device', card, '-device', `isa-debug-exit,iobase=0x${END_PORT.toString(16)},iosize=1`],
      ],
      {stdio: 'ignore', timeout: 60_000},
    );
    const taken = performance.now() - from;
    if (status === null || ((status >> 1) & sent) === 0) throw new Error(`the guest of QEMU ended with ${status}`);
    return taken;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
