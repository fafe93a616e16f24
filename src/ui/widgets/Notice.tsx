// A line across the page that says what was refused, and why; it goes when dismissed.
import {IconButton} from './IconButton.tsx';

/** Read out at once by a screen reader. */
export function Notice({text, onDismiss}: {readonly text: string; readonly onDismiss: () => void}) {
  return (
    <div className="notice" role="alert">
      <span className="strong">Refused</span>
      <span className="notice-message">{text}</span>
      <span className="quiet">What was open stays open.</span>
      <span className="grow" />
      <IconButton icon="close" name="Dismiss" onClick={onDismiss} />
    </div>
  );
}
