// Before every test file: the device that pure words and drawings speak of, and machines of every kit, as where a run is open.
import {fetchEveryKit} from '../src/kits/device-kits.ts';
import {speakOf} from '../src/kits/screens.ts';
import {USUAL_DEVICE} from '../src/kits/usual-device.ts';

await speakOf(USUAL_DEVICE);
await fetchEveryKit();
