#!/bin/bash
# Process 1 of a lab: a real libvirt host in mount, pid, uts, ipc and network namespaces of its own.
# Started by lab.ts through unshare(1), as root. Prints "pid N", then "ready" when sshd and libvirtd answer; ends, and all with it,
# when its standard input closes. Nothing of the machine is changed: every folder that is written to is a tmpfs of the lab.
#   $1 folder for the key and known_hosts (outside the lab)   $2 host name   $3 port of sshd on 127.0.0.1   $4 uid that may read the key
set -eu
share=$1 name=$2 port=$3 owner=$4
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

# Our number as the machine sees it: its own /proc is still mounted.
read -r outer _ < /proc/self/stat
echo "pid $outer"

mount -t proc proc /proc
hostname "$name"
ip link set lo up
# A fresh sysfs shows the lab's own network and has no cgroups, so that labs never meet in /sys/fs/cgroup. The old one must go:
# libvirt finds cgroups by /proc/mounts, which lists what is covered as well.
umount -R -l /sys
mount -t sysfs sysfs /sys
mount -t tmpfs -o mode=755 tmpfs /run

# Which users libvirt runs QEMU as differs: Debian has libvirt-qemu, others qemu.
qemu_user=libvirt-qemu
id -u "$qemu_user" > /dev/null 2>&1 || qemu_user=qemu

# The home of root too: what the login scripts of this machine do is not the lab’s.
for folder in /root /etc/libvirt /etc/ssh /var/lib/libvirt /var/log/libvirt /var/cache/libvirt; do
  mkdir -p "$folder"
  mount -t tmpfs -o mode=755 tmpfs "$folder"
done
mkdir -p /etc/libvirt/qemu/networks /var/lib/libvirt/{qemu,images,boot,dnsmasq} /var/log/libvirt/qemu /run/sshd /run/libvirt /run/lock /run/user /run/lab
chown "$qemu_user": /var/lib/libvirt/qemu
# Temporary files of its own as well, beside the folder that it shares with its tests.
mkdir /run/lab/share
mount --bind "$share" /run/lab/share
mount -t tmpfs -o mode=1777 tmpfs /tmp
mkdir -p "$share"
mount --move /run/lab/share "$share"
chmod 711 /var/lib/libvirt/images

# Device nodes with the modes udev gives them; the machine's own stay as they are.
mknod -m 660 /run/lab/kvm c 10 232
chgrp kvm /run/lab/kvm
if [ -e /dev/kvm ]; then mount --bind /run/lab/kvm /dev/kvm; fi

cat > /etc/libvirt/libvirtd.conf <<'CONF'
unix_sock_group = "libvirt"
unix_sock_ro_perms = "0777"
unix_sock_rw_perms = "0770"
auth_unix_ro = "none"
auth_unix_rw = "none"
log_level = 3
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
host_uuid_source = "machine-id"
CONF
cat > /etc/libvirt/virtlogd.conf <<'CONF'
log_level = 3
log_outputs = "3:file:/var/log/libvirt/virtlogd.log"
CONF
cat > /etc/libvirt/qemu.conf <<CONF
user = "$qemu_user"
group = "kvm"
security_driver = "none"
vnc_listen = "127.0.0.1"
spice_listen = "127.0.0.1"
CONF

# Users of the lab: labuser is in the group libvirt, nolibvirt is not.
mkdir /run/lab/etc /run/lab/home
for file in passwd group shadow hosts; do cp "/etc/$file" /run/lab/etc/; done
uid=20001
for user in labuser nolibvirt; do
  home=/run/lab/home/$user
  echo "$user:x:$uid:$uid::$home:/bin/bash" >> /run/lab/etc/passwd
  echo "$user:x:$uid:" >> /run/lab/etc/group
  echo "$user:*:19000:0:99999:7:::" >> /run/lab/etc/shadow
  mkdir "$home"
  chown "$uid:$uid" "$home"
  uid=$((uid + 1))
done
sed -i -E 's/^(libvirt:x:[0-9]+:).*/\1labuser/' /run/lab/etc/group
echo "127.0.1.1 $name" >> /run/lab/etc/hosts
for file in passwd group shadow hosts; do mount --bind "/run/lab/etc/$file" "/etc/$file"; done

ssh-keygen -q -t ed25519 -N '' -C "$name" -f /etc/ssh/host_ed25519
ssh-keygen -q -t ed25519 -N '' -C lab -f "$share/id"
chown "$owner" "$share/id"
mkdir /etc/ssh/keys
for user in root labuser nolibvirt; do cp "$share/id.pub" "/etc/ssh/keys/$user"; done
chmod 644 /etc/ssh/keys/*
printf '[127.0.0.1]:%s %s\n' "$port" "$(cut -d' ' -f1,2 /etc/ssh/host_ed25519.pub)" > "$share/known_hosts"
cat > /etc/ssh/sshd_config <<CONF
Port $port
ListenAddress 127.0.0.1
HostKey /etc/ssh/host_ed25519
PidFile /run/sshd.pid
AuthorizedKeysFile /etc/ssh/keys/%u
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
UseDNS no
MaxSessions 20
MaxStartups 50
CONF

# The daemons must not hold the standard output, whose end tells lab.ts that the lab is gone.
exec 3>&1 > /run/lab/init.log 2>&1
virtlogd < /dev/null &
libvirtd < /dev/null &
/usr/sbin/sshd -D -f /etc/ssh/sshd_config -E /var/log/libvirt/sshd.log < /dev/null &

answers() { virsh -c qemu:///system version < /dev/null && (exec 4<> "/dev/tcp/127.0.0.1/$port"); }
for _ in $(seq 1 3000); do
  if answers > /dev/null 2>&1; then
    echo ready >&3
    break
  fi
  sleep 0.05
done
exec 3>&-

# Bash reaps orphans while it waits here, which the machine's own process 1 may do late.
cat > /dev/null
