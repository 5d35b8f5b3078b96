# Sourced by every step of a fault, inside the lab. What is put off with `later` runs, last first, when the fault is over.
images=/var/lib/libvirt/images

later() { printf '%s\n' "$*" >> /run/lab/later; }

# Waits up to ten seconds until a command succeeds.
until_true() {
  for _ in $(seq 1 200); do
    if "$@" > /dev/null 2>&1; then return 0; fi
    sleep 0.05
  done
  return 1
}

# A program or file of the machine that is not there, as far as one can without removing it: it cannot be run, and it is empty.
hide() {
  local file
  for file in "$@"; do
    if [ -e "$file" ]; then
      mount --bind /run/lab/hidden "$file"
      later umount "'$file'"
    fi
  done
}

# A folder of the lab's own in the place of one of the machine.
replace_folder() {
  mount -t tmpfs -o "mode=755${2:+,$2}" tmpfs "$1"
  later umount -l "'$1'"
}

# An image whose boot sector holds this machine code, and does nothing more.
boot_image() {
  truncate -s "${3:-1M}" "$1"
  printf "$2" | dd of="$1" conv=notrunc status=none
  printf '\125\252' | dd of="$1" bs=1 seek=510 conv=notrunc status=none
}

# Runs on in the background, and ends with the fault.
background() {
  "$@" < /dev/null > /dev/null 2>&1 &
  later "kill -9 $! 2> /dev/null"
}

# Somebody who listens: `listen tcp 127.0.0.1 5901`, `listen unix PATH`.
listen() {
  if [ "$1" = tcp ]; then
    background perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(LocalAddr => $ARGV[0], LocalPort => $ARGV[1], Listen => 5, ReuseAddr => 1) or die; push @c, $s->accept while 1' "$2" "$3"
    until_true bash -c "exec 3<> /dev/tcp/$2/$3"
  else
    background perl -MIO::Socket::UNIX -e '$s = IO::Socket::UNIX->new(Local => $ARGV[0], Listen => 5) or die; push @c, $s->accept while 1' "$2"
    until_true test -S "$2"
  fi
}

state_is() { [ "$(virsh domstate guest --reason)" = "$1" ]; }

qemu_pid() { cat /run/libvirt/qemu/guest.pid; }

# Ends the daemon and starts it again, as it is configured now. Succeeds when it answers.
restart_libvirtd() {
  stop_libvirtd
  (setsid libvirtd < /dev/null > /dev/null 2> /run/lab/libvirtd.stderr 3>&- &)
  until_true virsh -c qemu:///system version
}

# The same where the daemon, or its driver for QEMU, is expected not to come up.
restart_broken_libvirtd() {
  stop_libvirtd
  : > /var/log/libvirt/libvirtd.log
  (setsid libvirtd < /dev/null > /dev/null 2> /run/lab/libvirtd.stderr 3>&- &)
  until_true grep -q 'state driver failed\|rror' /var/log/libvirt/libvirtd.log /run/lab/libvirtd.stderr
  sleep 0.3
}

stop_libvirtd() {
  kill "$(cat /run/libvirtd.pid)"
  until_true sh -c '! kill -0 "$(cat /run/libvirtd.pid)"'
}
