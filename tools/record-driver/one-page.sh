#!/bin/sh
# A web server of one answer, for QEMU's guestfwd: reads a request, writes a page of 100 kB.
while IFS= read -r line && [ "${#line}" -gt 1 ]; do :; done
printf 'HTTP/1.0 200 OK\r\nContent-Length: 100000\r\n\r\n'
yes 'A line of the workload that packs well.' | head -c 100000
