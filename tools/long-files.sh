#!/usr/bin/env bash
# Fails when a Go file has over 500 lines: it has more than one topic.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

find . -name '*.go' -not -path './.cache/*' -not -path '*/node_modules/*' -exec wc -l {} + |
	awk '$2 != "total" && $1 > 500 { print $2 " has " $1 " lines, over 500"; bad = 1 } END { exit bad }'
