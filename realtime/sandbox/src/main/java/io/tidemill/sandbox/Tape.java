package io.tidemill.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemill.model.instrument.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a symbol printed: its last trades, and its bars of a minute, of which longer bars and day statistics are made. */
final class Tape {
    private static final int TRADES = 1000;
    private static final int BARS = 1500;
    private static final long MINUTE_MS = 60_000;
    private static final long FIVE_MINUTES_MS = 5 * MINUTE_MS;

    private final Instrument instrument;
    private final ArrayDeque<PublicTrade> trades = new ArrayDeque<>();
    private final ArrayDeque<PublicTrade> recent = new ArrayDeque<>();
    private final ArrayDeque<Bar> bars = new ArrayDeque<>();
    private double recentQuote;
    private double recentBase;
    long bidTicks;
    long bidLots;
    long askTicks;
    long askLots;

    Tape(Instrument instrument) {
        this.instrument = instrument;
    }

    void quote(long newBidTicks, long newBidLots, long newAskTicks, long newAskLots) {
        bidTicks = newBidTicks;
        bidLots = newBidLots;
        askTicks = newAskTicks;
        askLots = newAskLots;
    }

    boolean hasQuote() {
        return bidLots > 0 || askLots > 0;
    }

    void trade(PublicTrade trade) {
        trades.addLast(trade);
        if (trades.size() > TRADES) {
            trades.removeFirst();
        }
        recent.addLast(trade);
        recentQuote += instrument.notional(trade.priceTicks(), trade.sizeLots());
        recentBase += instrument.lot().toDouble(trade.sizeLots());
        while (recent.getFirst().timeMs() < trade.timeMs() - FIVE_MINUTES_MS) {
            PublicTrade old = recent.removeFirst();
            recentQuote -= instrument.notional(old.priceTicks(), old.sizeLots());
            recentBase -= instrument.lot().toDouble(old.sizeLots());
        }
        long openMs = trade.timeMs() - trade.timeMs() % MINUTE_MS;
        Bar last = bars.peekLast();
        if (last == null || last.openMs < openMs) {
            last = new Bar(openMs, trade);
            bars.addLast(last);
            if (bars.size() > BARS) {
                bars.removeFirst();
            }
        }
        last.add(trade, Decimal8.mantissa(instrument.lot(), trade.sizeLots()), quote8(trade));
    }

    /** Mean price of the last five minutes, by size; -1 without a trade. */
    long averagePrice8() {
        return recent.isEmpty() || recentBase <= 0 ? -1 : Math.round(recentQuote / recentBase * 1e8);
    }

    @Nullable
    PublicTrade lastTrade() {
        return trades.peekLast();
    }

    /** The last trades, oldest first. */
    List<PublicTrade> trades(int limit) {
        List<PublicTrade> all = new ArrayList<>(trades);
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    /** Bars of an interval, oldest first, the last {@code limit} of those that begin in the range. */
    List<Bar> bars(long intervalMs, long fromMs, long toMs, int limit) {
        List<Bar> out = new ArrayList<>();
        for (Bar minute : bars) {
            long openMs = minute.openMs - minute.openMs % intervalMs;
            if (openMs < fromMs || openMs > toMs) {
                continue;
            }
            Bar last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last == null || last.openMs != openMs) {
                out.add(minute.at(openMs));
            } else {
                last.join(minute);
            }
        }
        return out.subList(Math.max(0, out.size() - limit), out.size());
    }

    /** All that is kept as one bar: the statistics of the day, or null without a trade. */
    @Nullable
    Bar day() {
        Iterator<Bar> all = bars.iterator();
        if (!all.hasNext()) {
            return null;
        }
        Bar first = all.next();
        Bar day = first.at(first.openMs);
        all.forEachRemaining(day::join);
        return day;
    }

    /** As {@code GET /api/v3/klines} prints a bar. */
    void kline(ArrayNode out, Bar bar, long intervalMs) {
        out.addArray()
                .add(bar.openMs)
                .add(price(bar.open))
                .add(price(bar.high))
                .add(price(bar.low))
                .add(price(bar.close))
                .add(Decimal8.text(bar.base8))
                .add(bar.openMs + intervalMs - 1)
                .add(Decimal8.text(bar.quote8))
                .add(bar.count)
                .add(Decimal8.text(bar.takerBase8))
                .add(Decimal8.text(bar.takerQuote8))
                .add("0");
    }

    /** The payload of a kline stream. */
    String klineEvent(Bar bar, String interval, long intervalMs, long nowMs) {
        ObjectNode out = JsonText.object().put("e", "kline").put("E", nowMs).put("s", instrument.venueSymbol());
        out.putObject("k")
                .put("t", bar.openMs)
                .put("T", bar.openMs + intervalMs - 1)
                .put("s", instrument.venueSymbol())
                .put("i", interval)
                .put("f", bar.firstId)
                .put("L", bar.lastId)
                .put("o", price(bar.open))
                .put("c", price(bar.close))
                .put("h", price(bar.high))
                .put("l", price(bar.low))
                .put("v", Decimal8.text(bar.base8))
                .put("n", bar.count)
                .put("x", nowMs >= bar.openMs + intervalMs)
                .put("q", Decimal8.text(bar.quote8))
                .put("V", Decimal8.text(bar.takerBase8))
                .put("Q", Decimal8.text(bar.takerQuote8))
                .put("B", "0");
        return out.toString();
    }

    /** The payload of {@code @miniTicker}. */
    String miniTicker(long nowMs) {
        Bar day = day();
        if (day == null) {
            return "";
        }
        return JsonText.object()
                .put("e", "24hrMiniTicker")
                .put("E", nowMs)
                .put("s", instrument.venueSymbol())
                .put("c", price(day.close))
                .put("o", price(day.open))
                .put("h", price(day.high))
                .put("l", price(day.low))
                .put("v", Decimal8.text(day.base8))
                .put("q", Decimal8.text(day.quote8))
                .toString();
    }

    /** The payload of {@code @ticker}. */
    String ticker(long nowMs) {
        Bar day = day();
        if (day == null) {
            return "";
        }
        return JsonText.object()
                .put("e", "24hrTicker")
                .put("E", nowMs)
                .put("s", instrument.venueSymbol())
                .put("p", price(day.close - day.open))
                .put("P", percent(day))
                .put("w", mean(day))
                .put("x", price(day.open))
                .put("c", price(day.close))
                .put("Q", lots(day.lastLots))
                .put("b", price(bidTicks))
                .put("B", lots(bidLots))
                .put("a", price(askTicks))
                .put("A", lots(askLots))
                .put("o", price(day.open))
                .put("h", price(day.high))
                .put("l", price(day.low))
                .put("v", Decimal8.text(day.base8))
                .put("q", Decimal8.text(day.quote8))
                .put("O", day.openMs)
                .put("C", nowMs)
                .put("F", day.firstId)
                .put("L", day.lastId)
                .put("n", day.count)
                .toString();
    }

    /** As {@code GET /api/v3/ticker/24hr} prints it. */
    ObjectNode dayJson(long nowMs) {
        Bar day = day();
        ObjectNode out = JsonText.object().put("symbol", instrument.venueSymbol());
        boolean none = day == null;
        Bar of = day == null ? new Bar(nowMs, new PublicTrade(-1, 0, 0, nowMs, false)) : day;
        return out.put("priceChange", price(of.close - of.open))
                .put("priceChangePercent", none ? "0.000" : percent(of))
                .put("weightedAvgPrice", none ? "0.00000000" : mean(of))
                .put("prevClosePrice", price(of.open))
                .put("lastPrice", price(of.close))
                .put("lastQty", lots(of.lastLots))
                .put("bidPrice", price(bidTicks))
                .put("bidQty", lots(bidLots))
                .put("askPrice", price(askTicks))
                .put("askQty", lots(askLots))
                .put("openPrice", price(of.open))
                .put("highPrice", price(of.high))
                .put("lowPrice", price(of.low))
                .put("volume", Decimal8.text(of.base8))
                .put("quoteVolume", Decimal8.text(of.quote8))
                .put("openTime", of.openMs)
                .put("closeTime", nowMs)
                .put("firstId", of.firstId)
                .put("lastId", of.lastId)
                .put("count", of.count);
    }

    String price(long ticks) {
        return Decimal8.text(instrument.tick(), ticks);
    }

    String lots(long lots) {
        return Decimal8.text(instrument.lot(), lots);
    }

    String quoteText(PublicTrade trade) {
        return Decimal8.text(quote8(trade));
    }

    private long quote8(PublicTrade trade) {
        return instrument
                .tick()
                .toDecimal(trade.priceTicks())
                .multiply(instrument.lot().toDecimal(trade.sizeLots()))
                .movePointRight(Decimal8.SCALE)
                .longValue();
    }

    private static String percent(Bar day) {
        return BigDecimal.valueOf(100.0 * (day.close - day.open) / day.open)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String mean(Bar day) {
        return Decimal8.text(BigDecimal.valueOf(day.quote8)
                .divide(BigDecimal.valueOf(Math.max(1, day.base8)), MathContext.DECIMAL64));
    }
}
