package io.tidemill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.core.ProductSubscription;
import info.bitrich.xchangestream.core.StreamingExchange;
import info.bitrich.xchangestream.core.StreamingExchangeFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.instrument.Instrument;

/**
 * A client of Binance that somebody else wrote (XChange 5.2.0) talks to the sandbox. Orders are left out: that version's order
 * messages cannot be read with the Jackson of this build ({@code TimeInForce} there is refused from 2.21 on).
 */
class XChangeIT {
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    @Nullable
    private static volatile String streamUri;

    /** XChange names the venue's address in code; this is the one thing that is told otherwise. */
    public static final class Redirected extends BinanceStreamingExchange {
        @Override
        protected String getStreamingBaseUri() {
            return streamUri + "/";
        }
    }

    @Test
    void readsSymbolsAndAccountAndFollowsTheMarket() throws Exception {
        GeneratedMarket market = new GeneratedMarket(GeneratedMarketConfig.triangle(2));
        try (BinanceSandbox sandbox = BinanceSandbox.start(SandboxConfig.defaults(), market)) {
            streamUri = sandbox.wsUrl();
            StreamingExchange exchange = connectable(sandbox);
            assertThat(exchange.getExchangeInstruments()).contains(PAIR);
            BlockingQueue<OrderBook> books = new LinkedBlockingQueue<>();
            BlockingQueue<Trade> trades = new LinkedBlockingQueue<>();
            assertThat(exchange.connect(ProductSubscription.create()
                                    .addOrderbook(PAIR)
                                    .addTrades(PAIR)
                                    .build())
                            .blockingAwait(15, TimeUnit.SECONDS))
                    .isTrue();
            var depth =
                    exchange.getStreamingMarketDataService().getOrderBook(PAIR).subscribe(books::add);
            var printed =
                    exchange.getStreamingMarketDataService().getTrades(PAIR).subscribe(trades::add);
            OrderBook book = books.poll(20, TimeUnit.SECONDS);
            assertThat(book).isNotNull();
            assertThat(book.getBids().get(0).getLimitPrice())
                    .isLessThan(book.getAsks().get(0).getLimitPrice());
            assertThat(trades.poll(20, TimeUnit.SECONDS)).isNotNull();
            depth.dispose();
            printed.dispose();
            assertThat(exchange.getMarketDataService()
                            .getTicker((Instrument) PAIR)
                            .getLast())
                    .isPositive();
            assertThat(exchange.getAccountService()
                            .getAccountInfo()
                            .getWallet()
                            .getBalance(Currency.BTC)
                            .getTotal())
                    .isEqualByComparingTo("20");
            assertThat(exchange.disconnect().blockingAwait(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private static StreamingExchange connectable(BinanceSandbox sandbox) {
        ExchangeSpecification specification = new ExchangeSpecification(Redirected.class);
        specification.setSslUri(sandbox.restUrl());
        specification.setHost("127.0.0.1");
        specification.setApiKey(sandbox.apiKey());
        specification.setSecretKey(sandbox.apiSecret());
        specification.setExchangeSpecificParametersItem(
                BinanceExchange.EXCHANGE_TYPE, org.knowm.xchange.binance.dto.ExchangeType.SPOT);
        return StreamingExchangeFactory.INSTANCE.createExchange(specification);
    }
}
