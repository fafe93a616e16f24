#!/usr/bin/env bash
# A guest to record: a Debian kernel and a root of Busybox that loads a driver, works, and powers off.
#   tools/record-driver/debian-guest.sh FOLDER [MODULE]...
# Leaves FOLDER/vmlinuz, FOLDER/initrd.gz and FOLDER/tftp. Modules in the order in which they are loaded, a module's options behind
# its name in one word ('8139too use_io=1'); without any, those of ne2k_pci. FOLDER/job.sh, if it is there, is what the guest does once its interface eth0 is named. Needs apt-get,
# dpkg-deb, cpio and gzip, and no rights but a place to write.
set -euo pipefail

usage='usage: debian-guest.sh FOLDER [MODULE]...'
folder=${1:?$usage}
shift
modules=("$@")
[ ${#modules[@]} -gt 0 ] || modules=(8390 ne2k-pci)
for needed in apt-get dpkg-deb cpio gzip; do
  command -v "$needed" >/dev/null || { echo "$needed is needed" >&2; exit 2; }
done

mkdir -p "$folder/packages" "$folder/unpacked" "$folder/tftp"
cd "$folder"
image=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9].*-amd64\)$/\1/p' | head -n 1)
[ -n "$image" ] || { echo 'apt-get knows no linux-image-amd64: apt-get update' >&2; exit 2; }
(cd packages && apt-get download -q "$image" busybox-static)
for package in packages/*.deb; do dpkg-deb -x "$package" unpacked; done
cp unpacked/boot/vmlinuz-* vmlinuz

rm -rf root
mkdir -p root/bin root/lib root/proc root/sys root/dev
cp unpacked/bin/busybox root/bin/
for words in "${modules[@]}"; do
  module=${words%% *}
  found=$(find unpacked/lib/modules -name "$module.ko" | head -n 1)
  [ -n "$found" ] || { echo "the kernel has no module $module" >&2; exit 2; }
  cp "$found" root/lib/
done
[ -e tftp/big ] || head -c 60000 /dev/urandom >tftp/big

cat >root/init <<INIT
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
echo phase load
$(for words in "${modules[@]}"; do
  options=${words#"${words%% *}"}
  echo "insmod /lib/${words%% *}.ko$options"
done)
sh /job.sh
poweroff -f
INIT
chmod +x root/init
last=${modules[-1]}
if [ -e job.sh ]; then cp job.sh root/job.sh; else cat >root/job.sh; fi <<WORK
ifconfig eth0 10.0.2.15 netmask 255.255.255.0 up
ping -c 5 10.0.2.2
ping -c 3 -s 1400 10.0.2.2
tftp -g -r big -l /big 10.0.2.2 && ls -l /big
ifconfig eth0 down
rmmod ${last%% *}
WORK
(cd root && find . | cpio -o -H newc --quiet | gzip) >initrd.gz
echo "$folder: $image, ${modules[*]}"
