// The colour rules of the log, to see and to change.
import {ColourList} from '../panels/colours/ColourList.tsx';
import {useLab} from '../store/lab-store.ts';
import {Dialog} from './Dialog.tsx';

/** Drawn while it is wanted. */
export default function ColoursDialog({onClose}: {readonly onClose: () => void}) {
  const words = useLab((state) => state.words);
  return (
    <Dialog title="Colours of the log" onClose={onClose}>
      {words === null ? <p>No run is open.</p> : <ColourList words={words} />}
    </Dialog>
  );
}
