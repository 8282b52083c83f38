# How containers are built and run here: with podman, or with what LUCID_CONTAINER_ENGINE names. Sourced, not run.

# Where podman is root without systemd, as in CI, it needs runc, cgroupfs and explicit limits: crun refuses mixed cgroups, and
# runc the limits that it may not raise. A storage of its own leaves the machine's images alone.
prepare_engine() {
  local folder=$1
  mkdir -p "$folder"
  cat >"$folder/containers.conf" <<'TEXT'
[containers]
default_ulimits=["nofile=1024:1024","nproc=1024:1024"]
[engine]
runtime="runc"
cgroup_manager="cgroupfs"
events_logger="file"
[network]
network_backend="netavark"
TEXT
  printf '[storage]\ndriver="vfs"\ngraphroot="%s/storage"\nrunroot="%s/run"\n' "$folder" "$folder" >"$folder/storage.conf"
  export CONTAINERS_CONF=$folder/containers.conf CONTAINERS_STORAGE_CONF=$folder/storage.conf
}

engine=${LUCID_CONTAINER_ENGINE:-podman}
