#!/usr/bin/env bash
# Does what the README says, as someone does who has just found this project:
# clones it into an empty folder, with an empty home and empty caches, runs both
# commands, and says how long they took. Only what is committed counts.
set -euo pipefail
from=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && git rev-parse --show-toplevel)

room=$(mktemp -d)
leave() {
	chmod -R u+w "$room" # the module cache is read-only
	rm -rf "$room"
}
trap leave EXIT

export HOME="$room/home" GOPATH="$room/go" GOMODCACHE="$room/go/mod" GOCACHE="$room/cache"
unset XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME UNKNOT_DATA
mkdir "$HOME"
git clone -q "file://$from" "$room/unknot"
cd "$room/unknot"

# timed runs a command without a terminal and says how long it took.
timed() {
	local start=$SECONDS
	"$@"
	echo "clean room: $* took $((SECONDS - start)) s"
}

# started runs the program until the app answers at the address it prints.
started() {
	UNKNOT_BROWSER=none make -s run >"$room/address" </dev/null &
	until [ -s "$room/address" ]; do
		kill -0 $! 2>/dev/null || { wait $!; return 1; }
		sleep 0.2
	done
	local page
	page=$(head -n 1 "$room/address")
	wget -q -O - "${page%%#*}" | grep -q '<h1'
	pkill -TERM -P $! || true
	wait $! || true
}

timed make test </dev/null
timed started
