// The second door: the scenarios by kind, one sentence each, with the moments that they name.
import {DEVICES} from '../../../kits/facts.ts';
import type {MomentEntry, ScenarioEntry, ScenarioGroup} from '../../../scenarios/library.ts';
import {formatLink} from '../../../scenarios/link.ts';
import {useLab} from '../../store/lab-store.ts';
import {onPlainClick} from '../../widgets/plain-click.ts';
import {pickScenario} from '../open-scenario.ts';

const [, ...OTHER_DEVICES] = DEVICES;
const GROUPS: readonly {readonly group: ScenarioGroup; readonly name: string; readonly isOpen: boolean}[] = [
  {group: 'first-looks', name: 'First looks', isOpen: true},
  {group: 'two-guests', name: 'Two guests', isOpen: true},
  {group: 'attacks', name: 'Attacks', isOpen: false},
  {group: 'workloads', name: 'Workloads', isOpen: false},
  {group: 'recordings', name: 'Recordings of real drivers', isOpen: false},
  {group: 'other-devices', name: `Other devices: ${OTHER_DEVICES.map(({title}) => title).join(', ')}`, isOpen: false},
];

export function ExploreDoor() {
  const library = useLab((state) => state.library);
  if (library.length === 0) return <p className="quiet">The scenarios are being fetched.</p>;
  return GROUPS.map(({group, name, isOpen}) => {
    const entries = library.filter((entry) => entry.group === group);
    return (
      <details key={group} className="start-group" open={isOpen}>
        <summary>
          <h3>{name}</h3> <span className="quiet">{entries.length}</span>
        </summary>
        <ul>
          {entries.map((entry) => (
            <li key={entry.name}>
              <PickLink entry={entry} moment={null} />
              <span>{firstSentence(entry.about)}</span>
              <span className="start-moments">
                {entry.moments.map((moment) => (
                  <PickLink key={moment.name} entry={entry} moment={moment} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

function PickLink({entry, moment}: {readonly entry: ScenarioEntry; readonly moment: MomentEntry | null}) {
  const onClick = onPlainClick(() => {
    const profile = moment?.profile === 'qemu' || moment?.profile === 'datasheet' ? moment.profile : null;
    void pickScenario(entry.name, moment?.name ?? null, profile);
  });
  return (
    <a href={scenarioHref(entry.name, moment)} onClick={onClick}>
      {moment === null ? entry.title : moment.name}
    </a>
  );
}

/**
 * The first sentence of what a scenario says of itself.
 * @example firstSentence('One guest pings. It waits.') // 'One guest pings.'
 */
function firstSentence(about: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(about)?.[0] ?? about;
}

/** The lab at a scenario, or at one of its moments, on the card that has it. */
function scenarioHref(scenario: string, moment: MomentEntry | null): string {
  const profile = moment?.profile === 'qemu' || moment?.profile === 'datasheet' ? moment.profile : null;
  return `${formatLink({scenario, seed: null, profile, changes: null, event: null, moment: moment?.name ?? null})}#lab`;
}
