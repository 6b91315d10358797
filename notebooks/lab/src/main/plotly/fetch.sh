#!/bin/sh
# Brings plotly.js into $1 as package-lock.json pins it. Without npm or network the build goes on: charts are then static.
set -eu
mkdir -p "$1"
cp "$(dirname "$0")"/package*.json "$1"
if ! command -v npm >/dev/null; then
  echo "npm is not there: charts of notebooks will be static (on Debian: apt-get install npm)" >&2
elif ! (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
  echo "npm could not bring plotly.js: charts of notebooks will be static" >&2
fi
