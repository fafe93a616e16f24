// The devices beside each other as rows: what each figure says of how easy a device is to model, and where it comes from. The page and
// docs/claims.md have the same ones.
import {counted, thousands} from '../../base/figures.ts';
import type {CardFigures, MeasuredRun} from '../../bridge/protocol/findings.ts';

/** One thing said of a device: the figure, and what it was taken from. */
export interface CardCell {
  readonly text: string;
  readonly source: string;
  /** The scenario of the library that it is a run of; null: of none. */
  readonly scenario: string | null;
}

/** One figure of all devices. */
export interface CardRow {
  readonly name: string;
  /** What it says of a device, in one sentence. */
  readonly about: string;
  /** A device each, in their order: what there is to say; empty: it is being measured. */
  readonly cells: readonly (readonly CardCell[])[];
}

/** Code lines of a device's model, by its name, to the nearest hundred. */
export type ModelLines = Readonly<Record<string, number>>;

/** All figures, those of runs as far as they have come. `lines` are counted where the source lies. */
export function cardRows(cards: readonly CardFigures[], lines: ModelLines): readonly CardRow[] {
  const row = (name: string, about: string, cell: (card: CardFigures) => readonly CardCell[]): CardRow => ({
    name,
    about,
    cells: cards.map(cell),
  });
  return [
    row('Code lines of the model', 'What somebody has to write, hand-off included: to the nearest hundred.', (card) => [
      said(thousands(lines[card.device] ?? 0), 'src/kits, counted when this was built'),
    ]),
    row('States and edges', 'What the monitor has to follow, and how often it has to decide.', (card) => [
      said(
        `${counted(card.states, 'state')}, ${counted(card.edges, 'edge')}`,
        `its statechart, ${card.checkedEdges} of them checked`,
      ),
    ]),
    row('Registers', 'Each has to be understood, if only to be left alone.', (card) => [
      said(
        `${card.registers} in ${counted(card.ports, 'port')}`,
        `its data sheet; ${card.pages === 1 ? 'one page' : `${card.pages} pages`}`,
      ),
    ]),
    row('Hooks', 'What the VMM has to see: few, if few registers start anything.', (card) =>
      card.hookSets.map(({use, name, hooks}) =>
        said(String(hooks), `set \`${name}\`, ${use === 'alone' ? 'a guest alone' : 'shared by guests'}`),
      ),
    ),
    row('Hooked accesses of a real driver', 'How often the model is asked in a driver’s own work.', (card) =>
      recorded(card, ({hooks}) => hooks !== sharedSet(card)),
    ),
    row('The same, shared by guests', 'What a hand-off has to put back is asked for too.', (card) =>
      recorded(card, ({hooks}) => hooks === sharedSet(card)),
    ),
    row('Exits a full frame', 'What two guests pay that send all they can.', perFrame),
    row('Accesses of a hand-off', 'What it costs to save one guest’s device and to load another’s.', handOff),
    row('Cannot be put back', 'What no write restores needs a way round.', (card) =>
      card.notRestored.map(({what, instead}) => said(what, instead)),
    ),
  ];
}

/** One access in so many, of a run. */
export function oneIn({accesses, hooked}: Pick<MeasuredRun, 'accesses' | 'hooked'>): string {
  return hooked === 0 ? 'none' : `1 in ${(accesses / hooked).toFixed(1)}`;
}

/** The card that a run was on. */
function cardName(profile: MeasuredRun['profile']): string {
  return profile === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card';
}

function said(text: string, source: string, scenario: string | null = null): CardCell {
  return {text, source, scenario};
}

/** The set that guests which share the card are run under. */
function sharedSet({hookSets}: CardFigures): string | undefined {
  return hookSets.find(({use}) => use === 'shared')?.name;
}

function recorded(
  {recordings, recordingsThere}: CardFigures,
  isAsked: (run: MeasuredRun) => boolean,
): readonly CardCell[] {
  if (recordingsThere === 0) return [said('none', 'nobody has recorded a driver of it')];
  return recordings
    .filter(isAsked)
    .map((run) =>
      said(
        oneIn(run),
        `\`${run.scenario}\`, set \`${run.hooks}\`: ${thousands(run.hooked)} of ${thousands(run.accesses)}`,
        run.scenario,
      ),
    );
}

function perFrame({bulk, isOnNetwork}: CardFigures): readonly CardCell[] {
  if (!isOnNetwork) return [said('none', 'it is on no network')];
  if (bulk === null) return [];
  const {exits, frames, scenario, profile} = bulk;
  return [
    said(
      (exits / frames).toFixed(1),
      `\`${scenario}\`, ${cardName(profile)}: ${counted(exits, 'exit')}, ${counted(frames, 'frame')}`,
      scenario,
    ),
  ];
}

function handOff({shared}: CardFigures): readonly CardCell[] {
  if (shared === null) return [];
  const {handoffAccesses, handoffs, scenario, profile} = shared;
  return [
    said(
      (handoffAccesses / handoffs).toFixed(1),
      `\`${scenario}\`, ${cardName(profile)}: ${counted(handoffs, 'hand-off')}`,
      scenario,
    ),
  ];
}
