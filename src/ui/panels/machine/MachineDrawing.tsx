// The machine as one drawing: boxes below, idle paths over them, the present event's path on top.
import {lazy, Suspense} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {isHeldWrite} from '../../layout/held-registers.ts';
import {machineGeometry} from '../../layout/machine-geometry.ts';
import {pathOf} from '../../layout/machine-path.ts';
import {firstRegister, placeRegisters} from '../../layout/machine-registers.ts';
import {machineRoutes, type Route} from '../../layout/machine-routes.ts';
import {machineSentence} from '../../layout/machine-words.ts';
import type {AccessRecord} from '../../layout/meaning/access.ts';
import type {Hop, LitPath} from '../../layout/meaning/lit-path.ts';
import {movesRemotely} from '../../layout/range-text.ts';
import {allExit} from '../../layout/register-page.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {AmberLine, type AmberStretch, PathLine, type PathStyle} from '../../widgets/lines.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {Bitmap} from './Bitmap.tsx';
import {CardBox} from './CardBox.tsx';
import {dimOutside} from './focus.ts';
import {GuestBox} from './GuestBox.tsx';
import {LitOutline} from './LitOutline.tsx';
import {memoryX} from './MemoryBar.tsx';
import {MonitorBox} from './MonitorBox.tsx';
import {PathLabels} from './PathLabels.tsx';
import {VmmBox} from './VmmBox.tsx';

/** Fetched beside the first run. */
const MachineStops = lazy(() => import('./MachineStops.tsx'));

const STYLES: Readonly<Record<Hop, PathStyle>> = {
  exit: 'solid',
  ask: 'solid',
  forward: 'solid',
  'vmm-card': 'solid',
  unhooked: 'dash',
  interrupt: 'dots',
  inject: 'dots',
  'remote-dma': 'double',
  'local-dma': 'double',
  wire: 'solid',
};

/** The octagon of a refusal stands so far before the monitor's edge, clear of what the monitor says. */
const STOP = 10.5;

/** Paths that are drawn while nothing runs along them; the first is drawn first. */
const STANDING: readonly Hop[] = [
  'inject',
  'interrupt',
  'unhooked',
  'exit',
  'ask',
  'forward',
  'local-dma',
  'remote-dma',
];

/** With which part a path is lit, where a lesson dims the rest. */
const PARTS: Readonly<Partial<Record<Hop, string>>> = {
  inject: 'interrupt',
  interrupt: 'interrupt',
  'local-dma': 'transmitter',
  'remote-dma': 'data-port',
};

interface MachineDrawingProps {
  readonly view: LabView;
  readonly current: RecordView | null;
  readonly chain?: readonly RecordView[];
  readonly access?: AccessRecord | null;
  readonly width: number;
  readonly height: number;
  readonly leastText: number;
  readonly motion: number;
  /** Whether the keyboard goes from part to part. */
  readonly hasStops?: boolean;
  /** Parts that stay lit while the rest is dimmed; none: all of it. */
  readonly focus?: readonly string[];
}

const NO_FOCUS: readonly string[] = [];

/** The drawing at a size in pixels. */
export function MachineDrawing({
  view,
  current,
  chain = [],
  access = null,
  width,
  height,
  leastText,
  motion,
  hasStops = false,
  focus = NO_FOCUS,
}: MachineDrawingProps) {
  const dim = dimOutside(focus);
  const g = machineGeometry(width, height, view.guests.length, leastText);
  const lit = pathOf(current, isHeldWrite(current, view), access);
  const cells = placeRegisters(g.registers, lit.register);
  const subject = Math.max(
    0,
    view.guests.findIndex((guest) => guest.id === (lit.guest ?? view.owner ?? 0)),
  );
  const {transmitting} = view.truth;
  // What was fetched before it leaves moves no more.
  const moving = transmitting?.address == null ? null : transmitting;
  const bytes = moving ?? view.pending.find((p) => p.move === 'transmit') ?? null;
  const bytesAt = lit.reversed.includes('local-dma') ? nextFrame(view) : (bytes?.address ?? 0);
  const routes = machineRoutes(g, {
    guest: subject,
    register: lit.register ?? firstRegister(),
    cells,
    port: lit.port ?? 0,
    endsAtVmm: endsAtVmm(lit),
    isUnhooked: lit.hops.includes('unhooked'),
    memoryX: g.memory === null ? 0 : memoryX(g.memory, current?.kind === 'dma' ? current.address : bytesAt) + 18,
  });
  const bitmapOf = lit.hops.includes('exit') ? (lit.guest ?? view.owner) : view.owner;
  const isLit = (hop: Hop): boolean => lit.hops.includes(hop);
  const isBusy = (hop: Hop): boolean =>
    (hop === 'remote-dma' && (movesRemotely() ? view.truth.remote : moving) !== null) ||
    (hop === 'local-dma' && moving !== null) ||
    (hop === 'interrupt' && view.irqLevel === 1);
  const drawing = (
    <svg
      className="machine-drawing"
      width={g.width * g.scale}
      height={g.height * g.scale}
      viewBox={`0 0 ${g.width} ${g.height}`}
      role="img"
      aria-label={machineSentence(view, current, lit)}
      data-density={g.density}
    >
      <g {...dim('vmm')}>
        <VmmBox view={view} geometry={g} guest={bitmapOf} isLit={lit.place === 'vmm'} />
      </g>
      <CardBox view={view} geometry={g} cells={cells} lit={lit} present={current} chain={chain} dim={dim} />
      {STANDING.filter((hop) => !isLit(hop) && (hop !== 'unhooked' || !allExit(view))).map((hop) => {
        const route = routes[hop];
        return route === undefined ? null : (
          <g key={hop} {...dim(PARTS[hop] ?? 'path')}>
            <PathLine {...route} style={STYLES[hop]} isIdle={!isBusy(hop)} />
          </g>
        );
      })}
      <g {...dim('monitor')}>
        <MonitorBox
          view={view}
          present={current}
          chain={chain}
          box={g.dmm}
          lines={g.dmmLines}
          isFull={g.density === 'full'}
          isLit={lit.place === 'dmm'}
        />
      </g>
      {view.guests.map((guest, i) => {
        const box = g.guests[i];
        return box === undefined ? null : (
          <g key={guest.id} {...dim(`guest-${guestLetter(guest.id).toLowerCase()}`)}>
            <GuestBox
              guest={guest}
              box={box}
              lines={g.guestLines}
              now={view.now}
              present={current}
              access={access}
              isLit={lit.place === 'guest' && lit.guest === guest.id}
            />
          </g>
        );
      })}
      <g {...dim('path')}>
        <PathLabels view={view} g={g} lit={lit} arrowX={routes.forward?.points.at(-1)?.x ?? 0} />
      </g>
      <AmberLine key={current?.index ?? -1} stretches={stretches(lit, routes, g.bitmap.x)} motion={motion} />
      <g {...dim('bitmap')}>
        <Bitmap
          view={view}
          place={g.bitmap}
          guest={bitmapOf}
          port={isLit('exit') || isLit('unhooked') ? lit.port : null}
        />
      </g>
      {isLit('wire') && routes.wire === undefined && g.transmitter !== null && (
        <g data-hop="wire">
          <LitOutline box={g.transmitter} rx={3} />
        </g>
      )}
      {lit.stop === 'denied' && (
        <g transform={`translate(${g.dmm.x - STOP} ${g.lanes.askY})`} data-stop="denied">
          <circle r={10.5} fill="var(--panel)" />
          <VerdictShape verdict="deny" r={9} />
        </g>
      )}
    </svg>
  );
  if (!hasStops) return drawing;
  return (
    <div className="drawing" style={{width: g.width * g.scale, height: g.height * g.scale}}>
      {drawing}
      <Suspense>
        <MachineStops
          view={view}
          current={current}
          chain={chain}
          access={access}
          g={g}
          cells={cells}
          touched={lit.register}
        />
      </Suspense>
    </div>
  );
}

/** Where the device puts the next frame that it receives. */
function nextFrame(view: LabView): number {
  const ring = device.network?.ring;
  // A ring that is none of pages lies where the device may write.
  if (ring == null) return view.standing.find(({move}) => move === 'write')?.address ?? 0;
  const register = ring.marks.find(({at}) => at === 'current')?.name;
  return (view.registers[register ?? ''] ?? 0) * device.memory.pageBytes;
}

function endsAtVmm(lit: LitPath): boolean {
  return lit.hops.includes('exit') && !lit.hops.includes('ask');
}

/** The lit hops as lines, in order, with the look-up in the bitmap; the arrow of a reversed hop points the other way. */
function stretches(
  lit: LitPath,
  routes: Readonly<Partial<Record<Hop, Route>>>,
  bitmapX: number,
): readonly AmberStretch[] {
  const lines: AmberStretch[] = [];
  for (const hop of lit.hops) {
    const route = routes[hop];
    if (route === undefined) continue;
    const points = lit.reversed.includes(hop) ? [...route.points].reverse() : route.points;
    const isStopped = hop === 'ask' && lit.stop === 'denied';
    lines.push({points, isArrow: route.isArrow && !isStopped});
    const turn = points.at(-1);
    if (hop === 'exit' && !route.isArrow && turn !== undefined)
      lines.push({points: [turn, {x: bitmapX, y: turn.y}], isArrow: false});
  }
  return lines;
}
