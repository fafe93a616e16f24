// Before every test file: the device that pure words and drawings speak of, as a page that has opened a run has it.
import {speakOf, USUAL_DEVICE} from '../src/kits/screens.ts';

await speakOf(USUAL_DEVICE);
