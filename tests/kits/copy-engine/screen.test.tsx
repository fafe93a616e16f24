// The copy engine on the screen: panels draw it, and whatever happens in a run is told in its own words; that nothing is told in another's is held by words.test.tsx.
import {renderToStaticMarkup} from 'react-dom/server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import type {LabView} from '../../../src/sim/lab/lab-view.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {guestAndLine} from '../../../src/ui/layout/describe-record.ts';
import {eventStory} from '../../../src/ui/layout/event-story.ts';
import {countWords} from '../../../src/ui/layout/timeline-twin.ts';
import {ModelAndCheck} from '../../../src/ui/panels/event/ModelAndCheck.tsx';
import {HookGrid} from '../../../src/ui/panels/hooks/HookGrid.tsx';
import {MachinePanel} from '../../../src/ui/panels/machine/MachinePanel.tsx';
import MachineTable from '../../../src/ui/panels/machine/MachineTable.tsx';
import {MapPanel} from '../../../src/ui/panels/memory/MapPanel.tsx';
import {MemoryTable} from '../../../src/ui/panels/memory/MemoryTable.tsx';
import {ModelPanel} from '../../../src/ui/panels/model/ModelPanel.tsx';
import ModelTable from '../../../src/ui/panels/model/ModelTable.tsx';

beforeAll(() => speakOf('copy-engine'));
afterAll(() => speakOf(USUAL_DEVICE));

function ended(name: string): Lab {
  const lab = openLab(present(scenarioNamed(name), `${name} is in the library`));
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  return lab.value;
}

const lab = ended('copy-rogue');
const records: readonly RecordView[] = Array.from({length: lab.position}, (_, index) =>
  present(lab.store.window(index, index + 1).view(index), 'a record of the run'),
);
const ofKind = (kind: RecordView['kind']): RecordView =>
  present(
    records.find((record) => record.kind === kind),
    `a run has a ${kind}`,
  );
/** The machine right behind a record. */
function viewAt(record: RecordView): LabView {
  lab.seek(record.index + 1);
  return lab.view(true);
}

test('accesses, checks, interrupts and denials have the engine’s words', () => {
  const lines = new Set(records.map(guestAndLine));
  expect([...lines]).toEqual(
    expect.arrayContaining([
      'guest A: CTRL ← 0x01: start a copy',
      'guest A: Idle → Copying: Cmd: Copy',
      'guest A: interrupt injected into A, CTRL 0x02: DONE',
      'guest B: DENIED: the copy would read outside the guest’s window',
    ]),
  );
});

describe.each([
  'access',
  'check',
  'transition',
  'irq',
  'inject',
  'handoff',
  'denial',
  'suspend',
] as const)('at %s', (kind) => {
  const record = ofKind(kind);
  const view = viewAt(record);

  test('the machine is drawn, and told as a table', () => {
    const drawing = renderToStaticMarkup(<MachinePanel view={view} current={record} />);
    const table = renderToStaticMarkup(<MachineTable view={view} current={record} />);
    expect(drawing).toContain('<svg');
    expect(drawing + table).not.toMatch(/undefined|NaN/);
    expect(table).toContain('CTRL');
  });

  test('the model is drawn with its two states, and told as a table', () => {
    const drawing = renderToStaticMarkup(<ModelPanel view={view} current={record} />);
    const table = renderToStaticMarkup(
      <ModelTable view={view} current={record} chosenStates={[]} onState={() => {}} />,
    );
    for (const name of ['Idle', 'Copying']) expect(drawing).toContain(name);
    expect(drawing + table).not.toMatch(/undefined|NaN/);
  });

  test('the memory map has a page for each, of two guests', () => {
    const map = renderToStaticMarkup(<MapPanel instant={null} view={view} denied={null} page={33} onPage={() => {}} />);
    expect(map.match(/data-page="/g)).toHaveLength(64);
    expect(map).toContain('page 21, guest B');
    expect(map).not.toMatch(/undefined|NaN/);
  });
});

test('the grid of hooks has four ports, each way', () => {
  const html = renderToStaticMarkup(
    <HookGrid picked={['w:CTRL']} choice={null} onToggle={() => {}} registerWay="ports" />,
  );
  for (const name of ['SRC', 'DST', 'LEN', 'CTRL']) expect(html).toContain(name);
  expect(html).not.toMatch(/undefined|NaN/);
});

test('what goes on in the memory bar is a copy, and no frame', () => {
  const started = ofKind('transition').index;
  const view = records
    .slice(started, started + 8)
    .map(viewAt)
    .find(({truth}) => truth.transmitting !== null);
  const drawing = renderToStaticMarkup(<MachinePanel view={present(view, 'a copy goes on')} current={null} />);
  expect(drawing).toContain('<title>a copy under way</title>');
  expect(drawing).not.toContain('the frame being sent');
});

test('the table of the map is about windows alone', () => {
  const table = renderToStaticMarkup(<MemoryTable view={viewAt(ofKind('access'))} denied={null} />);
  expect(table).toContain('>Windows in engine memory</caption>');
});

test('the timeline’s name counts no frames', () => {
  expect(countWords({handoffs: 1, interrupts: 2, denials: 0, losses: 0})).toBe('1 hand-off, 2 interrupts, 0 denials');
});

test('a port that exits without a hook does so both ways; there is one register page', () => {
  const silent = records.find((record) => record.kind === 'access' && record.exited && !record.hooked);
  const story = eventStory(present(silent, 'CTRL is read, and hooked for writing'), (index) => records[index]);
  const html = renderToStaticMarkup(<ModelAndCheck story={present(story, 'a story')} guests={[]} />);
  expect(html).toContain('stands for a port in both directions. The model hears nothing.');
});
