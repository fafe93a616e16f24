// Before every test file: the device that pure words and drawings speak of, no run's cards, and machines of every kit and of recordings, as where a run is open.
import {fetchEveryKit} from '../src/kits/device-kits.ts';
import {speakOf} from '../src/kits/screens.ts';
import {USUAL_DEVICE} from '../src/kits/usual-device.ts';
import {fetchReplays} from '../src/sim/lab/replay-code.ts';
import {setCardsOfRun} from '../src/ui/layout/card-words.ts';

await speakOf(USUAL_DEVICE);
await fetchEveryKit();
await fetchReplays();
setCardsOfRun(null);
