// The device: data port, registers, transmitter, its memory with every guest's window, and the frame on the wire; what it does not
// have is not drawn.

import {hex, thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {numbersOf} from '../../../kits/contract/moves.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {allHeldWords, type HeldRegister, heldRegisters, heldWords} from '../../layout/held-registers.ts';
import type {MachineGeometry} from '../../layout/machine-geometry.ts';
import {type Box, REGISTER_TEXT, type RegisterCell} from '../../layout/machine-registers.ts';
import type {LitPath} from '../../layout/meaning/lit-path.ts';
import {guestEdge, guestFill} from '../../widgets/guest-letter.ts';
import {SvgText} from '../../widgets/SvgText.tsx';
import type {Dim} from './focus.ts';
import {LitOutline} from './LitOutline.tsx';
import {MemoryBar} from './MemoryBar.tsx';

interface CardBoxProps {
  readonly view: LabView;
  readonly geometry: MachineGeometry;
  readonly cells: readonly RegisterCell[];
  readonly lit: LitPath;
  readonly present: RecordView | null;
  readonly chain: readonly RecordView[];
  /** Dims what a lesson is not about. */
  readonly dim: Dim;
}

/** The card and the wire below it. */
export function CardBox({view, geometry, cells, lit, present, chain, dim}: CardBoxProps) {
  const {memory, captions, density, transmitter, dataPort, frame} = geometry;
  const card = bodyOf(geometry);
  const isFull = density === 'full';
  const left = card.x + (isFull ? 44 : 12);
  const held = heldRegisters(view);
  const right = card.x + card.width - (isFull ? 44 : 8) - left;
  // What waits in the monitor is said in the last line, in place of what is always so.
  const saysHeld = (line: number): boolean => held.length > 0 && line === captions.length - 1;
  return (
    <g>
      <rect {...dim('card')} {...card} rx={5} fill="var(--panel2)" stroke="var(--ink2)" strokeWidth={1.5} />
      {lit.place === 'card' && <LitOutline box={card} rx={5} />}
      {dataPort !== null && (
        <g {...dim('data-port')}>
          <DataPort view={view} dataPort={dataPort} lit={lit} />
        </g>
      )}
      <g {...dim('registers')}>
        {cells.map((cell) => (
          <Register
            key={cell.name}
            cell={cell}
            value={view.registers[cell.name] ?? null}
            isNow={cell.name === lit.register}
            isMoving={isMoving(view, cell.name)}
            held={held.find(({name}) => name === cell.name) ?? null}
          />
        ))}
      </g>
      {transmitter !== null && frame !== null && (
        <Transmitter view={view} geometry={geometry} transmitter={transmitter} frame={frame} dim={dim} />
      )}
      {memory !== null && (
        <g {...dim('memory')}>
          <MemoryBar view={view} box={memory} present={chain.findLast((r) => r.kind === 'check') ?? present} />
        </g>
      )}
      {captions.map((y, i) => (
        <SvgText
          key={y}
          x={left}
          y={y}
          room={right}
          words={saysHeld(i) ? allHeldWords(held) : captionWords(captions.length, i)}
          word={saysHeld(i) ? 'shadow' : i === 0 ? device.facts.title : undefined}
          ink={i === captions.length - 1 ? 'ink2' : 'ink3'}
        />
      ))}
    </g>
  );
}

/** The device's own box: it ends above a memory that is the machine's. */
function bodyOf({card, memory, registers, transmitter}: MachineGeometry): Box {
  if (memory === null || device.memory.isHost !== true) return card;
  const end = Math.max(registers.y + registers.height, transmitter === null ? 0 : transmitter.y + transmitter.height);
  return {...card, height: end + 4 - card.y};
}

function captionWords(lines: number, line: number): readonly string[] {
  const {caption, captions} = device.machine;
  return lines === 1 ? caption : (captions[line] ?? []);
}

/** Registers that hold the range of a move that is allowed and not yet over. */
function isMoving(view: LabView, name: string): boolean {
  return view.pending.some(({move}) => numbersOf(device.moves[move]).some((number) => number.name === name));
}

function DataPort({view, dataPort, lit}: {readonly view: LabView; readonly dataPort: Box; readonly lit: LitPath}) {
  const {dataPorts} = device.machine;
  const touched = dataPorts.find(({name}) => name === lit.register);
  const isNow = touched !== undefined;
  const ink = isNow ? 'onnow' : 'ink';
  const name = (touched ?? dataPorts[0])?.words ?? [];
  const remote = view.truth.remote;
  const isTall = dataPort.height >= 40;
  const room = dataPort.width - 10;
  return (
    <g>
      <rect
        {...dataPort}
        rx={3}
        fill={isNow ? 'var(--now)' : 'var(--panel)'}
        stroke={isNow ? 'var(--nowcase)' : 'var(--line2)'}
        strokeWidth={isNow ? 1.5 : 1}
      />
      <SvgText x={dataPort.x + 6} y={dataPort.y + (isTall ? 17 : 15)} words={name} room={room} ink={ink} />
      {isTall && (
        <SvgText
          x={dataPort.x + 6}
          y={dataPort.y + 35}
          words={
            remote === null
              ? ['nothing to come', 'idle']
              : [`${thousands(remote.left)} B to come`, `${thousands(remote.left)} B`]
          }
          room={room}
          ink={isNow ? 'onnow' : 'ink3'}
        />
      )}
    </g>
  );
}

function Register({
  cell,
  value,
  isNow,
  isMoving: moves,
  held,
}: {
  readonly cell: RegisterCell;
  readonly value: number | null;
  readonly isNow: boolean;
  readonly isMoving: boolean;
  /** What the DMM holds of it; null: nothing. */
  readonly held: HeldRegister | null;
}) {
  const {box} = cell;
  const stroke = isNow ? 'nowcase' : moves || held !== null ? 'ink' : 'line';
  // Amber fills a register that is touched; what is held has not touched it yet.
  const isFilled = isNow && held === null;
  const said = value === null ? 'unknown' : hex(value, cell.digits);
  const kept = held === null ? '' : `, ${heldWords(held)}`;
  const digits = value === null ? '–' : value.toString(16).toUpperCase().padStart(cell.digits, '0');
  return (
    <g data-register={cell.name} data-held={held?.digits}>
      <title>{`${cell.name} ${said}${kept}${isNow ? ', touched by the present event' : ''}`}</title>
      <rect
        {...box}
        rx={2}
        fill={isFilled ? 'var(--now)' : isNow ? 'var(--nowsoft)' : 'var(--panel)'}
        stroke={`var(--${stroke})`}
        strokeWidth={isNow || moves || held !== null ? 1.5 : 1}
        strokeDasharray={held === null ? undefined : '4 3'}
      />
      <SvgText
        x={box.x + 4}
        y={box.y + 15}
        size={REGISTER_TEXT}
        words={cell.name}
        ink={isFilled ? 'onnow' : moves || isNow ? 'ink' : 'ink3'}
      />
      <SvgText
        x={box.x + box.width - 4}
        y={box.y + 15}
        size={REGISTER_TEXT}
        words={digits}
        anchor="end"
        face="mono"
        ink={isFilled ? 'onnow' : 'ink'}
      />
    </g>
  );
}

/** The transmitter, and the frame that leaves it; compact, the frame's bar is inside its box. */
function Transmitter({
  view,
  geometry,
  transmitter,
  frame,
  dim,
}: Pick<CardBoxProps, 'view' | 'geometry' | 'dim'> & {readonly transmitter: Box; readonly frame: Box}) {
  const {density, card} = geometry;
  const sending = view.truth.transmitting;
  const guest = view.pending.find((p) => p.move === 'transmit')?.guest ?? view.owner ?? 0;
  const isFull = density === 'full';
  const part = sending === null || sending.length === 0 ? 0 : Math.min(1, sending.sent / sending.length);
  const progress = sending === null ? '' : `${thousands(sending.sent)} of ${thousands(sending.length)} B`;
  const isTall = transmitter.height >= 40;
  const room = transmitter.width - 12;
  const wireX = transmitter.x + transmitter.width - 24;
  return (
    <g {...dim('transmitter')}>
      {isFull && (
        <path
          d={`M${wireX},${transmitter.y + transmitter.height} V${frame.y + frame.height / 2}`}
          stroke="var(--ink2)"
          strokeWidth={1.5}
        />
      )}
      {isFull && (
        <path
          d={`M${card.x},${frame.y + frame.height / 2} H${card.x + card.width}`}
          stroke="var(--ink2)"
          strokeWidth={2}
        />
      )}
      {isFull && <SvgText x={card.x + 8} y={frame.y + 1} words={device.network?.wire ?? ''} ink="ink3" />}
      <rect {...transmitter} rx={3} fill="var(--panel)" stroke="var(--line2)" />
      {isFull ? (
        <>
          <SvgText x={transmitter.x + 7} y={transmitter.y + 17} words="transmitter" />
          <SvgText
            x={transmitter.x + 7}
            y={transmitter.y + 35}
            words={sending === null ? 'idle' : [`${thousands(sending.sent)} B sent`, 'busy']}
            room={room}
            ink="ink3"
          />
        </>
      ) : (
        <>
          <SvgText
            x={transmitter.x + 6}
            y={transmitter.y + (isTall ? 15 : 12.5)}
            words={sending === null ? ['transmitter idle', 'wire idle'] : ['frame on the wire', 'on the wire']}
            room={room}
          />
          {isTall && sending !== null && (
            <SvgText
              x={transmitter.x + 6}
              y={transmitter.y + 29}
              words={[progress, `${thousands(sending.sent)} B`]}
              room={room}
              ink="ink3"
            />
          )}
        </>
      )}
      {sending !== null && (
        <g>
          <title>{`frame on the wire, ${progress} sent`}</title>
          <rect {...frame} rx={2} fill="var(--panel)" stroke={guestEdge(guest)} />
          <rect
            x={frame.x + frame.width * (isFull ? 1 - part : 0)}
            y={frame.y}
            width={frame.width * part}
            height={frame.height}
            rx={2}
            fill={guestFill(guest)}
          />
          {isFull && (
            <FrameLabel text={`frame, ${progress}`} x={frame.x + 8} y={frame.y + 12.5} room={frame.width - 16} />
          )}
        </g>
      )}
    </g>
  );
}

function FrameLabel({
  text,
  x,
  y,
  room,
}: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly room: number;
}) {
  return (
    <g>
      <rect x={x - 4} y={y - 11} width={Math.min(room, text.length * 6.2 + 8)} height={14} rx={2} fill="var(--panel)" />
      <SvgText x={x} y={y} words={text} room={room} />
    </g>
  );
}
