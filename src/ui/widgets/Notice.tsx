// A line across the page that says what was refused, or what broke, and why; it goes when dismissed.
import {IconButton} from './IconButton.tsx';

interface NoticeProps {
  readonly head?: string;
  readonly text: string;
  /** What it means for what is open. */
  readonly after?: string;
  readonly onDismiss: () => void;
}

/** Read out at once by a screen reader. */
export function Notice({head = 'Refused', text, after = 'What was open stays open.', onDismiss}: NoticeProps) {
  return (
    <div className="notice" role="alert">
      <span className="strong">{head}</span>
      <span className="notice-message">{text.replace(/[\p{Cc}\s]+/gu, ' ')}</span>
      <span className="quiet">{after}</span>
      <span className="grow" />
      <IconButton icon="close" name="Dismiss" onClick={onDismiss} />
    </div>
  );
}
