// What the event panel says of the model and the check, told from the records of real runs.
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {eventStory} from '../../../../src/ui/layout/event-story.ts';
import {ModelAndCheck} from '../../../../src/ui/panels/event/ModelAndCheck.tsx';
import {ended, recordsOf} from '../../../sim/lab/runs.ts';

/** The words of the rogue's denials, one text each. */
function denials(): string[] {
  const records = recordsOf(ended('rogue'));
  return records
    .filter(({kind}) => kind === 'denial')
    .map((denial) => {
      const story = eventStory(denial, (index) => records[index]);
      const html = renderToStaticMarkup(<ModelAndCheck story={present(story, 'a story')} guests={[]} />);
      return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    });
}

test('a denied access names the command that was refused, and no other as refused', () => {
  const [read, write, transmit] = denials();
  expect(read).toContain('Cmd: DmaRd refused in Idle');
  expect(write).toContain('Cmd: DmaWr refused in Idle');
  expect(transmit).toContain('Cmd: AbortDma not carried out');
  expect(transmit).toContain('Cmd: Transmit refused in Idle');
});

test('a port that exits without a hook does so both ways and on every page', () => {
  const records = recordsOf(ended('rogue'));
  const silent = records.find((record) => record.kind === 'access' && record.exited && !record.hooked);
  const story = eventStory(present(silent, 'a port is hooked one way'), (index) => records[index]);
  const html = renderToStaticMarkup(<ModelAndCheck story={present(story, 'a story')} guests={[]} />);
  expect(html).toContain('stands for a port in both directions and on every page. The model hears nothing.');
});
