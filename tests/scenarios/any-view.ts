// Views as fast-check draws them: any run of some small scenarios, named or brought along, and any looks of the page.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import type {AnyLink} from '../../src/scenarios/any-link.ts';
import type {LinkedView} from '../../src/scenarios/linked-view.ts';
import type {OwnScenario} from '../../src/scenarios/own-scenario.ts';

/** A link that carries a view. */
export type ViewLink = AnyLink & {readonly view: LinkedView};

const NAMES = ['transmit', 'ping', 'rogue', 'two-guests'] as const;
/** Has a card beside the first. */
const TWO_CARDS = 'two-cards';
const FILTERS = [
  '',
  'hook',
  'reg == CR',
  'model.state in {IDLE} && cycles in {0..90000000}',
  'io.denied',
  'value >= 3',
];
const PANELS = ['machine', 'model', 'event', 'timeline', 'log'] as const;

const someSeed = fc.integer({min: 0, max: 0xffff_ffff});
const profile = fc.constantFrom('qemu', 'datasheet');

const own: fc.Arbitrary<OwnScenario> = fc
  .record({name: fc.constantFrom(...NAMES), title: fc.stringMatching(/^[a-z äßµ]{1,30}$/), seed: someSeed})
  .map(({name, title, seed}) => ({
    ...JSON.parse(readFileSync(`src/scenarios/library/${name}.json`, 'utf8')),
    name: 'mine',
    title: `My ${title}`,
    seed,
  }));

const changes = fc.option(
  fc.record(
    {
      policies: fc.record({denial: fc.constantFrom('nothing', 'error'), forcedAbortUs: fc.constantFrom(null, 2000)}),
      costs: fc.constantFrom('qemu', 'hp'),
      quantum: fc.integer({min: 100_000, max: 2_000_000}),
    },
    {requiredKeys: ['policies']},
  ),
);

const sizes = fc.dictionary(
  fc.constantFrom('full.machine', 'full.event', 'full.bottom', 'low.timeline', 'compact.machine', 'inspector.height'),
  fc.integer({min: 150, max: 700}),
);

const place = fc.record({
  event: fc.integer({min: -1, max: 120}),
  ahead: fc.oneof({weight: 4, arbitrary: fc.constant(0)}, fc.integer({min: 1, max: 40})),
});

const closer = fc.option(fc.record({scale: fc.constantFrom(1, 2), address: fc.integer({min: 0, max: 0xf_ffff})}));

const anyLooks = fc.record({
  filter: fc.constantFrom(...FILTERS),
  log: fc.constantFrom('brief', 'whole'),
  side: fc.constantFrom('event', 'registers', 'costs'),
  main: fc.constantFrom('machine', 'model', 'event'),
  lower: fc.constantFrom('timeline', 'log'),
  memory: fc.constantFrom('map', 'verdicts', 'bytes'),
  page: fc.option(fc.integer({min: 0x40, max: 0x7f})),
  closer,
  verdicts: fc.constantFrom('all', 'denied'),
  frame: fc.option(fc.integer({min: 0, max: 3})),
  frames: fc.constantFrom('', '', 'frame.dir == tx', 'guest.id == A && frame.lost'),
  hidden: fc.subarray([...PANELS], {maxLength: 4}),
  sizes,
  inspector: fc.constantFrom('closed', 'closed', 'closed', 'docked'),
  theme: fc.constantFrom('system', 'light', 'dark', 'contrast'),
  level: fc.constantFrom('intro', 'lab', 'research'),
  lesson: fc.constant(null),
  step: fc.constant(null),
});
const looks = anyLooks.map(({closer, ...view}) => ({...view, scale: null, address: null, ...closer}));

/** Any view of the scenarios above. */
export const anyView: fc.Arbitrary<ViewLink> = fc
  .record({
    scenario: fc.oneof({weight: 3, arbitrary: fc.constantFrom(...NAMES, TWO_CARDS)}, own),
    seed: someSeed,
    profile,
    isSecond: fc.boolean(),
    changes,
    place,
    isChosen: fc.boolean(),
    chosen: fc.double({min: 0, max: 1, noNaN: true}),
    looks,
  })
  .map(({scenario, isSecond, seed, changes: changed, place: {event, ahead}, isChosen, chosen, ...others}) => {
    const known = ahead === 0 ? event : event + ahead;
    return {
      run: {
        scenario: typeof scenario === 'string' ? scenario : null,
        seed,
        profile: others.profile,
        card: scenario === TWO_CARDS && isSecond ? 'rtl8139' : null,
        changes: changed,
        event,
        moment: null,
      },
      own: typeof scenario === 'string' ? null : scenario,
      view: {
        ...others.looks,
        known: ahead === 0 ? null : known,
        selected: isChosen && known >= 0 ? Math.floor(chosen * known) : null,
      },
    };
  });
