// Two branches of the run, compared.
import {BranchSides} from '../panels/branches/BranchSides.tsx';
import {Dialog} from './Dialog.tsx';

/** Drawn while it is wanted. */
export default function BranchesDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Two branches of the run" onClose={onClose}>
      <BranchSides onGo={onClose} />
    </Dialog>
  );
}
