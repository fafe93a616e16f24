// One guest alone with one kind of traffic each: what share of its accesses is hooked hangs on it. [deck, slide 27]
import bulkReceive from './library/bulk-receive.json' with {type: 'json'};
import bulkSend from './library/bulk-send.json' with {type: 'json'};
import chatter from './library/chatter.json' with {type: 'json'};
import idlePolling from './library/idle-polling.json' with {type: 'json'};
import ping from './library/ping.json' with {type: 'json'};
import requestResponse from './library/request-response.json' with {type: 'json'};
import smallUdp from './library/small-udp.json' with {type: 'json'};

/** As files hold them; the library reads each through the schema. */
export const WORKLOAD_FILES = [ping, bulkSend, bulkReceive, requestResponse, smallUdp, chatter, idlePolling];
