// The words beside the machine's paths, each where its path leaves room: hooked and unhooked are told by word, not by colour.

import {textWidth} from '../../../base/text-width.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {MachineGeometry} from '../../layout/machine-geometry.ts';
import {isRange} from '../../layout/machine-registers.ts';
import type {LitPath} from '../../layout/meaning/lit-path.ts';
import {movesRemotely, moveWord} from '../../layout/range-text.ts';
import {allExit} from '../../layout/register-page.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import {SvgText} from '../../widgets/SvgText.tsx';

interface PathLabelsProps {
  readonly view: LabView;
  readonly g: MachineGeometry;
  readonly lit: LitPath;
  /** Where the path from the monitor meets the card. */
  readonly arrowX: number;
}

/** All words at once. */
export function PathLabels({view, g, lit, arrowX}: PathLabelsProps) {
  const isFull = g.density === 'full';
  const y = g.card.y - 5;
  const dmaY = (g.memory?.y ?? 0) - 5;
  const mover = g.dataPort ?? g.registers;
  const remoteX = mover.x + mover.width / 2 + 12;
  const loopEnd = g.transmitter ?? g.registers;
  const loopX = loopEnd.x + loopEnd.width - (isFull ? 62 : 14) - 10;
  const moves = view.truth.remote === null ? 'remote DMA' : `remote DMA, ${view.truth.remote.direction}`;
  const words = movesRemotely()
    ? [moves, 'remote DMA', 'DMA']
    : [`${moveWord('transmit')}, by local DMA`, 'local DMA', 'DMA'];
  const unhookedX = g.lanes.unhookedX + 12;
  const unhookedEnd = isFull ? 0 : unhookedX + textWidth('unhooked', 12);
  return (
    <g>
      {allExit(view) ? null : isFull ? (
        <text
          transform={`translate(${g.lanes.unhookedX - 10} ${g.vmm.y + g.vmm.height}) rotate(-90)`}
          fontSize={12}
          style={{fill: 'var(--ink3)'}}
        >
          unhooked, no exit
        </text>
      ) : (
        arrowX > unhookedEnd + 4 && <SvgText x={unhookedX} y={y} words="unhooked" ink="ink2" />
      )}
      <ArrowLabel g={g} lit={lit} arrowX={arrowX} y={y} />
      {isFull ? (
        <SvgText x={g.lanes.injectX - 12} y={g.vmm.y - 5} words={interruptWords(view)} anchor="end" ink="ink3" />
      ) : (
        <SvgText x={g.lanes.interruptX - 12} y={y} words="interrupt" anchor="end" ink="ink2" />
      )}
      {g.memory !== null && (g.dataPort !== null || g.transmitter === null) && (
        <SvgText x={remoteX} y={dmaY} words={words} room={(loopX - remoteX) * 0.6} ink="ink3" />
      )}
      {g.memory !== null && g.transmitter !== null && (
        <SvgText
          x={loopX}
          y={dmaY}
          words={['local DMA', 'DMA']}
          room={(loopX - remoteX) * 0.4}
          anchor="end"
          ink="ink3"
        />
      )}
    </g>
  );
}

/** Beside the arrow that meets the card: right of it, or left where there is no room. */
function ArrowLabel({g, lit, arrowX, y}: Omit<PathLabelsProps, 'view'> & {readonly y: number}) {
  const isFull = g.density === 'full';
  const isPort = lit.register !== null && isRange(lit.register);
  const isUnhooked = lit.hops.includes('unhooked') && !isPort;
  const isOwn = lit.hops.includes('vmm-card');
  const isHooked = lit.hops.includes('forward');
  const isHeld = lit.stop === 'held';
  const words = isHeld
    ? ['held in the shadow, not yet on the card', 'held']
    : isOwn
      ? ['the VMM’s own access', 'VMM']
      : isUnhooked
        ? ['unhooked: straight to the card', 'unhooked']
        : ['hooked: forwarded to the card', 'hooked'];
  const face = isHeld || isOwn || isUnhooked || isHooked ? 'bold' : 'text';
  const text = (isFull ? words[0] : words[1]) ?? '';
  const end = g.lanes.interruptX - (isFull ? 12 : 18 + textWidth('interrupt', 12));
  const isRight = arrowX + 11 + textWidth(text, 12, face) <= end;
  return (
    <SvgText
      x={isRight ? arrowX + 11 : arrowX - 11}
      y={y}
      words={text}
      anchor={isRight ? 'start' : 'end'}
      face={face}
      ink={face === 'bold' ? 'ink' : 'ink2'}
    />
  );
}

function interruptWords(view: LabView): string {
  if (view.irqLevel === 1) return 'interrupt: line raised';
  const waiting = view.guests.filter((guest) => guest.interruptPending).map((guest) => guestLetter(guest.id));
  return waiting.length === 0 ? 'interrupt: none pending' : `interrupt: pending for ${waiting.join(', ')}`;
}
