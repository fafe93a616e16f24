// Acting on the run at the present instant.
import {ActForm} from '../panels/branches/ActForm.tsx';
import {Dialog} from './Dialog.tsx';

/** Closes when something was done. */
export default function ActDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Act here" onClose={onClose}>
      <ActForm onDone={onClose} />
    </Dialog>
  );
}
