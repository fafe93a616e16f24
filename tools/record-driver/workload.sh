# A guest's job, for any card: up, DHCP, pings, a page down, data up, a file down, large pings, down. What the recording's header
# is to know is said on the serial port. Behind it: tools/record-driver/one-page.sh at 10.0.2.100, port 80, and anything that
# reads at 10.0.2.101, port 9. Copy it to the guest's folder as job.sh.
driver=$(basename "$(readlink /sys/class/net/eth0/device/driver/module)")
cat >/leased.sh <<'LEASED'
#!/bin/sh
[ "$1" = bound ] && ifconfig eth0 "$ip" netmask "$subnet"
exit 0
LEASED
chmod +x /leased.sh
yes 'A line of the workload that packs well.' | head -c 100000 >/up
echo phase up
ifconfig eth0 up
echo phase dhcp
udhcpc -i eth0 -n -q -s /leased.sh
echo phase ping
ping -c 5 10.0.2.2
echo phase download-http
wget -q -O /page http://10.0.2.100/ && ls -l /page
echo phase upload-tcp
nc 10.0.2.101 9 </up
echo phase download-tftp
tftp -g -r big -l /big 10.0.2.2 && ls -l /big
echo phase ping-big
ping -c 3 -s 1400 10.0.2.2
for counter in rx_packets tx_packets; do
  echo "counter $(echo $counter | sed 's/_p/P/') $(cat /sys/class/net/eth0/statistics/$counter)"
done
echo "counter interrupts $(sed -n 's/^ *[0-9]*: *\([0-9]*\) .*eth0$/\1/p' /proc/interrupts)"
echo phase down
ifconfig eth0 down
echo phase unload
rmmod "$driver"
echo phase end
