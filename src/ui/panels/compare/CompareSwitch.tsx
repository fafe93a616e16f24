// What is compared: techniques on one device, or devices by what they ask of a model.
import {useLab} from '../../store/lab-store.ts';

const VIEWS = [
  {screen: 'compare', hash: '#compare', name: 'Techniques'},
  {screen: 'cards', hash: '#cards', name: 'Cards'},
] as const;

/** Leads from one to the other; the address tells which. On a lesson's stage nothing leads away. */
export function CompareSwitch() {
  const screen = useLab((state) => state.screen);
  if (screen === 'lesson') return null;
  return (
    <nav className="compare-switch" aria-label="What is compared">
      {VIEWS.map((view) => (
        <a key={view.screen} href={view.hash} aria-current={view.screen === screen ? 'page' : undefined}>
          {view.name}
        </a>
      ))}
    </nav>
  );
}
