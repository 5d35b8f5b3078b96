# Puts the lab back to where no fault ever was, as far as the daemon itself was not changed.
exec 2> /dev/null
for f in /run/lab/fr/*/freezer.state; do echo THAWED > "$f"; done
virsh list --name | while read -r name; do [ -z "$name" ] || { kill -CONT "$(cat "/run/libvirt/qemu/$name.pid")"; virsh destroy "$name"; }; done
virsh list --all --name | while read -r name; do [ -z "$name" ] || virsh undefine "$name" --nvram --managed-save --snapshots-metadata --checkpoints-metadata; done
virsh net-list --name | while read -r name; do [ -z "$name" ] || virsh net-destroy "$name"; done
virsh net-list --all --name | while read -r name; do [ -z "$name" ] || virsh net-undefine "$name"; done
virsh pool-list --name | while read -r name; do [ -z "$name" ] || virsh pool-destroy "$name"; done
virsh pool-list --all --name | while read -r name; do [ -z "$name" ] || virsh pool-undefine "$name"; done
virsh secret-list | awk 'NR > 2 && NF { print $1 }' | while read -r uuid; do virsh secret-undefine "$uuid"; done
if [ -s /run/lab/later ]; then tac /run/lab/later | bash; fi
rm -f /run/lab/later
rm -rf /var/lib/libvirt/images/* /var/lib/libvirt/qemu/nvram/* /var/lib/libvirt/qemu/save/* /var/lib/libvirt/swtpm/* /run/lab/work
mkdir -p /run/lab/work
rm -f /var/log/libvirt/qemu/* /var/log/swtpm/libvirt/qemu/*
: > /var/log/libvirt/libvirtd.log
: > /run/lab/hidden
exit 0
