// The foot of the page: how few accesses are hooked, what it costs, and under which policies.
import {thousands} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import {DYNAMIC} from '../../sim/models/hook-set.ts';
import {cardShare} from '../layout/card-share.ts';
import {ChangedPolicies} from '../panels/policies/ChangedPolicies.tsx';
import {OnTheWay} from '../panels/transport/OnTheWay.tsx';
import {RunOutcome} from '../panels/transport/RunOutcome.tsx';
import {StopReason} from '../panels/transport/StopReason.tsx';
import {useLab} from '../store/lab-store.ts';
import {usePage} from '../store/page-store.ts';
import {VERSION} from '../store/run-stamp.ts';
import {Term} from '../widgets/Term.tsx';
import {type Dotted, Worded} from '../widgets/Worded.tsx';

/** Words of a policy's name, and of what it is set to, that are dotted. */
const NAMES: readonly Dotted[] = ['hand-off', 'packet memory'];
const CHOICES: readonly Dotted[] = ['partition', 'kept'];

/** Parts one from the next what lies side by side, for those who hear it. */
const STOP = <span className="visually-hidden">. </span>;

/** Counts of all guests up to the present; where there are several cards, of those of the card that is shown. */
export default function StatusStrip() {
  const isLab = useLab((state) => state.screen === 'lab');
  const view = useLab((state) => state.view);
  const isIntro = usePage((state) => state.level === 'intro' && isLab);
  if (view === null) return <footer className="status">no run open</footer>;
  if (isIntro)
    return (
      <footer className="status">
        <ChangedPolicies />
        <StopReason />
        <OnTheWay />
        <RunOutcome />
        <span>
          Level intro: Machine, Model and the caption.{' '}
          <button type="button" className="link" onClick={() => usePage.getState().setLevel('lab')}>
            Show the whole lab
          </button>
        </span>
      </footer>
    );
  const {accesses, hooked, exits} = cardShare(view);
  // A dynamic set's map follows the model; before anybody owns the card there is none to count.
  const isDynamic = view.owner !== null && view.hooks.includes(DYNAMIC);
  return (
    <footer className="status">
      <ChangedPolicies />
      <StopReason />
      <OnTheWay />
      <RunOutcome />
      {view.devices.length > 1 && (
        <span>
          at the <b>{device.facts.title}</b>
          {STOP}
        </span>
      )}
      <span>
        <b>{hooked === 0 ? 'none' : `1 in ${(accesses / hooked).toFixed(1)}`}</b> accesses{' '}
        <Term word="hook">hooked</Term>,{' '}
        <span className="quiet">
          {thousands(hooked)} of {thousands(accesses)}
        </span>
        {STOP}
      </span>
      <span>
        <b>{thousands(exits)}</b> <Term word="VM exit">exits</Term>
        {STOP}
      </span>
      <span>
        {view.registerWay !== 'memory' && (
          <>
            <b>{isDynamic ? view.iopm.filter((bit) => bit === 1).length : view.hookedPorts.length}</b>
            {` of ${device.sheet.ports} ports `}
          </>
        )}
        {view.registerWay === 'both' && 'and '}
        {view.registerWay !== 'ports' && (
          <>
            <b>{view.hookedPorts.length > 0 ? 1 : 'no'}</b>
            {' page of 4 KiB '}
          </>
        )}
        hooked{isDynamic && ' now'}
        {STOP}
      </span>
      <span className="status-policies">
        {view.policies.map(({name, choice}) => (
          <span key={name}>
            <Worded text={name} dot={NAMES} />{' '}
            <b>
              <Worded text={choice} dot={CHOICES} />
            </b>
            {STOP}
          </span>
        ))}
      </span>
      <span>
        card as <b>{view.profile === 'qemu' ? 'QEMU’s' : 'its data sheet'}</b>, costs as on{' '}
        <b>{view.costPreset === 'qemu' ? 'QEMU' : 'the HP machine'}</b>
        {STOP}
      </span>
      <span className="quiet">VPIO Lab {VERSION}</span>
    </footer>
  );
}
