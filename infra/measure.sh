#!/usr/bin/env bash
# What an event costs: broker, object store and each role as a process of its own on this machine, fed by the sandbox at some speed;
# processor time of each process over the market events that came in meanwhile. SCALING.md stands on it.
set -euo pipefail

usage="usage: infra/measure.sh SPEED [SECONDS [WARM_UP]]
  SPEED    of the sandbox's market: 20 is about 20,000 events/s
  SECONDS  that are measured, behind the warm-up; default 60
  WARM_UP  seconds; default 60"
case ${1:-} in -h | --help) echo "$usage"; exit 0 ;; esac
speed=${1:?$usage} seconds=${2:-60} warm_up=${3:-60}

tidemill=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)/tidemill
"$tidemill" --version >/dev/null # builds what is missing before anything is timed
folder=$(mktemp -d)
names=() pids=()
end() { kill "${pids[@]}" 2>/dev/null || true; wait; rm -rf "$folder"; }
trap end EXIT

start() { # NAME ARGUMENT...
  local name=$1
  shift
  "$tidemill" "$@" >"$folder/$name.out" 2>"$folder/$name.err" &
  names+=("$name") pids+=($!)
}
# waits until a command holds, for a minute and a half
await() {
  for _ in $(seq 450); do
    "$@" 2>/dev/null && return
    sleep 0.2
  done
  echo "measure.sh: '$*' did not come true; what was said last:" >&2
  tail -n 3 "$folder"/*.err "$folder"/*.out >&2
  exit 3
}
value() { grep -o "\"$2\":\"\?[^\",}]*" "$folder/$1.out" | head -1 | sed 's/^"[^"]*":"\?//'; } # NAME KEY

start sandbox sandbox --venue binance --json --speed "$speed"
start broker broker --data "$folder/broker" --json --port 0 --admin-port 0
start store object-store --data "$folder/store" --json --port 0
await value sandbox apiSecret >/dev/null
await value broker adminUrl >/dev/null
await value store endpoint >/dev/null
pids[1]=$(value broker processId) # what costs is its child

(umask 077 && printf 'api-key=%s\napi-secret=%s\n' "$(value sandbox apiKey)" "$(value sandbox apiSecret)" >"$folder/keys")
cat >"$folder/trade.json" <<'END'
{"strategies": [{"name": "btc", "type": "glft-market-maker", "instruments": ["BTC-USDT.BINANCE"], "parameters": {}, "stage": "LIVE"}],
 "limits": {"each": {"maxOrderSize": 0.01, "maxOrderNotional": 2000, "maxPosition": 0.05}, "instruments": {}, "priceCollarBps": 200,
  "maxOpenOrders": 20, "maxOrdersPerWindow": 50, "orderWindowNs": 10000000000, "staleBookNs": 3000000000, "maxDailyLoss": 500,
  "maxDrawdown": 500}}
END
export TIDEMILL_BUS_URL=$(value broker url) TIDEMILL_BUS_ADMIN_URL=$(value broker adminUrl)
export TIDEMILL_LAKE_CATALOG_URL=jdbc:sqlite:$folder/catalog.db TIDEMILL_LAKE_WAREHOUSE=$(value store warehouse)
export TIDEMILL_LAKE_S3_ENDPOINT=$(value store endpoint) TIDEMILL_LAKE_S3_CREDENTIALS=$(value store credentials)
export TIDEMILL_VENUE_INSTRUMENTS=BTC-USDT.BINANCE,ETH-USDT.BINANCE,ETH-BTC.BINANCE
export TIDEMILL_VENUE_REST_URL=$(value sandbox rest) TIDEMILL_VENUE_WS_URL=$(value sandbox ws)
export TIDEMILL_VENUE_WS_API_URL=$(value sandbox wsApi) TIDEMILL_VENUE_CREDENTIALS=file:$folder/keys
export TIDEMILL_TRADE_ACCOUNT=main TIDEMILL_TRADE_CONFIG=$folder/trade.json
port=9570
for role in archive execute trade connect; do
  start "$role" node --roles "$role" --data "$folder/$role" --http-port $((++port))
done
for p in $(seq 9571 $port); do await curl -sfo /dev/null "http://127.0.0.1:$p/health/ready"; done

counters() { # METRIC of any role, all labels together
  for p in $(seq 9571 $port); do curl -sf "http://127.0.0.1:$p/metrics"; done | awk -v name="$1" 'index($0, name "{") == 1 { sum += $NF } END { printf "%.0f\n", sum }'
}
# processor seconds of each process, then events, rows, lost payloads
look() {
  for pid in "${pids[@]}"; do awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hz }' "/proc/$pid/stat"; done
  counters tidemill_market_events_total
  counters tidemill_archive_rows_total
  counters tidemill_lane_lost_total
}
sleep "$warm_up"
before=($(look)) began=$(date +%s.%N)
sleep "$seconds"
after=($(look)) ended=$(date +%s.%N)
n=${#pids[@]}
difference() { awk -v a="${before[$1]}" -v b="${after[$1]}" 'BEGIN { print b - a }'; }

time=$(awk -v a="$began" -v b="$ended" 'BEGIN { print b - a }')
events=$(difference "$n") rows=$(difference $((n + 1))) lost=$(difference $((n + 2)))
awk -v e="$events" -v r="$rows" -v l="$lost" -v t="$time" \
  'BEGIN { printf "%.0f events/s, %.0f rows/s archived, %d payloads of the market lane lost, %.0f s\n", e / t, r / t, l, t }'
printf '%-9s %10s %12s %8s\n' process cores us/event 'RSS, MB'
for i in "${!pids[@]}"; do
  rss=$(awk '/VmRSS/ { print $2 / 1024 }' "/proc/${pids[$i]}/status")
  awk -v name="${names[$i]}" -v cpu="$(difference "$i")" -v e="$events" -v t="$time" -v rss="$rss" \
    'BEGIN { printf "%-9s %10.3f %12.2f %8.0f\n", name, cpu / t, cpu / e * 1e6, rss }'
done
echo "bytes of the broker's disk a market event so far: $(awk -v b="$(du -sk "$folder/broker" | cut -f1)" -v e="${after[$n]}" 'BEGIN { printf "%.0f", b * 1024 / e }')"
