// An error in a panel stays in that panel: it says so in its place, and the run, the worker's, is not touched by it.
import {Component, type ReactNode} from 'react';
import {selectCurrent, useLab} from '../store/lab-store.ts';
import {Panel} from './Panel.tsx';
import './trouble.css';
import {isRunning} from '../store/run-phase.ts';

interface PanelBoundaryProps {
  /** As a person knows the panel. */
  readonly name: string;
  /** The frame around what is said; a panel's own unless given. */
  readonly around?: (notice: ReactNode) => ReactNode;
  readonly children: ReactNode;
}

/** Draws its children; where that fails, says so, and tries again when another event is shown or a person asks. */
export function PanelBoundary(props: PanelBoundaryProps) {
  // While the run goes on, every frame would try, and fail, again.
  const instant = useLab((state) => (isRunning(state) ? null : `${state.openedName} ${selectCurrent(state)}`));
  return <Boundary {...props} instant={instant} />;
}

interface Failure {
  readonly message: string | null;
}

class Boundary extends Component<PanelBoundaryProps & {readonly instant: string | null}, Failure> {
  override state: Failure = {message: null};

  static getDerivedStateFromError(error: unknown): Failure {
    return {message: error instanceof Error ? error.message : String(error)};
  }

  override componentDidUpdate({instant}: {readonly instant: string | null}): void {
    const {props, state} = this;
    if (state.message !== null && props.instant !== null && props.instant !== instant) this.setState({message: null});
  }

  override render(): ReactNode {
    const {message} = this.state;
    const {name, around, children} = this.props;
    if (message === null) return children;
    const notice = (
      <div className="trouble" role="alert">
        <p>
          <b className="strong">{name}</b> cannot be drawn: <span className="mono">{message}</span>. A mistake of ours;
          the run is as it was.
        </p>
        <button type="button" className="button" onClick={() => this.setState({message: null})}>
          Draw it again
        </button>
      </div>
    );
    return around === undefined ? <Panel title={name}>{notice}</Panel> : around(notice);
  }
}
