#!/usr/bin/env bash
# Installs what the tests need besides Go, where it is missing and we may;
# otherwise says what is missing and what is not tested without it.
set -euo pipefail

# A command, the Debian package it comes from, and what is lost without it.
needs=(
	"glpsol glpk-utils the planner's optimum is not confirmed by GLPK"
	"gcc gcc the race detector does not run"
	"chromium chromium the app is not tested in a browser"
	"chromium-headless-shell chromium-headless-shell the tests in a browser take longer"
)

missing=()
for need in "${needs[@]}"; do
	read -r command package loss <<<"$need"
	if ! command -v "$command" >/dev/null; then
		missing+=("$package")
		[ "$(id -u)" = 0 ] || echo "$command is missing (Debian package $package): $loss" >&2
	fi
done
[ "${#missing[@]}" -gt 0 ] && [ "$(id -u)" = 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
	echo "missing: ${missing[*]}; install them with this system's package manager" >&2
	exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
