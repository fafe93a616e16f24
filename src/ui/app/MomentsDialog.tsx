// The moments of the open scenario, to go to.
import {MomentList} from '../panels/moments/MomentList.tsx';
import {Dialog} from './Dialog.tsx';

/** Choosing one closes it. */
export default function MomentsDialog({onClose}: {readonly onClose: () => void}) {
  return (
    <Dialog title="Moments" onClose={onClose}>
      <MomentList onChosen={onClose} />
    </Dialog>
  );
}
