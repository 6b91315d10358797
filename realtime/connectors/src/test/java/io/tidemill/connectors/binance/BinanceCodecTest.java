package io.tidemill.connectors.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.Events;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames as the venue's documentation writes them, one rule a test. */
class BinanceCodecTest {
    private static final Instrument BNB_BTC =
            Instrument.spot(0, "BINANCE", "BNBBTC", "BNB", "BTC", Step.parse("0.0001"), Step.parse("0.1"), 1, 0, 0);
    private static final String ID = "tm-0000000100000001";

    private final Events events = new Events();
    private final BinanceCodec codec = new BinanceCodec(
            new CodecPorts(InstrumentIds.inOrder(List.of("BNB-BTC.BINANCE")), events, events, events, events),
            List.of(BNB_BTC),
            BinanceCodec.STALE_AFTER_NS);
    private long now = 1_000;

    @Test
    void aTradeTakesItsAggressorFromTheMaker() {
        stream("trade", "{'e':'trade','E':5,'s':'BNBBTC','t':12,'p':'0.0010','q':'100','T':4,'m':true,'M':true}");
        stream("trade", "{'e':'trade','E':5,'s':'BNBBTC','t':13,'p':'0.0010','q':'100','T':4,'m':false,'M':true}");
        assertThat(events.take())
                .containsExactly("trade 0 4000000 1001 12 10 1000 SELL", "trade 0 4000000 1002 13 10 1000 BUY");
    }

    @Test
    void aQuoteHasNoTimeOfTheVenueAndAnAbsentSideNoPrice() {
        stream("bookTicker", "{'u':40,'s':'BNBBTC','b':'25.35','B':'31.2','a':'0.00','A':'0.0'}");
        assertThat(events.take())
                .containsExactly("quote 0 - 1001 40 253500 312 - 0"); // the sentinel of no price is written as -
    }

    @Test
    void aSnapshotIsJoinedWithTheDiffsThatWereKept() {
        diff(100, 105, "['1','1']", "");
        diff(106, 110, "['2','0']", "['3','2.0']");
        diff(111, 112, "", "");
        assertThat(events.take()).containsExactly("ask snapshot 0");
        reply("depth BNBBTC - status=200", "{'lastUpdateId':107,'bids':[['2','5']],'asks':[['3','6']]}");
        diff(113, 113, "['1.5','1']", "");
        assertThat(events.take())
                .containsExactly(
                        "book 0 - 1004 107 CLEAR BUY 0 0 2",
                        "book 0 - 1004 107 SET BUY 20000 50 2",
                        "book 0 - 1004 107 SET SELL 30000 60 3",
                        "book 0 7000000 1004 110 DELETE BUY 20000 0 0",
                        "book 0 7000000 1004 110 SET SELL 30000 20 1",
                        "book 0 7000000 1005 113 SET BUY 15000 10 1");
    }

    @Test
    void aSnapshotThatIsTooOldIsAskedForAgain() {
        diff(100, 105, "['1','1']", "");
        reply("depth BNBBTC - status=200", "{'lastUpdateId':98,'bids':[],'asks':[]}");
        assertThat(events.take()).containsExactly("ask snapshot 0");
        clock(now + 1_000_000_000L);
        assertThat(events.take()).containsExactly("ask snapshot 0");
        reply("depth BNBBTC - status=200", "{'lastUpdateId':99,'bids':[],'asks':[]}");
        assertThat(events.take()).hasSize(2).last().asString().contains("105 SET BUY 10000 10 1");
    }

    @Test
    void aJumpOfTheSequenceIsAGapAndASnapshotIsAskedFor() {
        join();
        diff(12, 13, "['1','1']", "");
        assertThat(events.take()).containsExactly("gap 0 7000000 1003 SEQUENCE 11 12", "ask snapshot 0");
    }

    @Test
    void aDuplicateDiffIsPassedOver() {
        join();
        diff(9, 10, "['1','1']", "");
        assertThat(events.take()).isEmpty();
        assertThat(codec.counters().gaps()).isZero();
    }

    @Test
    void aPriceOffTheTickRefusesTheWholeDiff() {
        join();
        diff(11, 12, "['1','1'],['1.00005','1']", "");
        assertThat(events.take()).containsExactly("gap 0 - 1003 BAD_DATA 11 0", "ask snapshot 0");
        assertThat(codec.counters().refused(RefusalReason.PRICE_OFF_TICK)).isOne();
    }

    @Test
    void aSizeOffTheLotRefusesTheWholeDiff() {
        join();
        diff(11, 12, "['1','1'],['1','1.05']", "");
        assertThat(events.take()).containsExactly("gap 0 - 1003 BAD_DATA 11 0", "ask snapshot 0");
        assertThat(codec.counters().refused(RefusalReason.SIZE_OFF_LOT)).isOne();
    }

    @Test
    void aNumberBeyondExactDoublesRefusesTheWholeDiff() {
        join();
        diff(11, 12, "['900719925474.0993','1']", "");
        assertThat(codec.counters().refused(RefusalReason.TOO_LARGE)).isOne();
        assertThat(events.take()).first().asString().startsWith("gap 0 - 1003 BAD_DATA");
    }

    @Test
    void aTruncatedDiffIsRefusedAndATruncatedTradeLeavesTheBookAlone() {
        join();
        raw("{'stream':'bnbbtc@trade','data':{'e':'trade','E':5,'s':'BNBBTC','t':1");
        assertThat(events.take()).isEmpty();
        raw("{'stream':'bnbbtc@depth@100ms','data':{'e':'depthUpdate','E':7,'s':'BNBBTC','U':11,'u':12,'b':[['1','1']");
        assertThat(events.take()).containsExactly("gap 0 - 1004 BAD_DATA 11 0", "ask snapshot 0");
        assertThat(codec.counters().refused(RefusalReason.UNPARSABLE)).isEqualTo(2);
    }

    @Test
    void fieldsMayComeInAnyOrder() {
        raw("{'lastUpdateId':10,'asks':[['3','1']],'bids':[['1','1']]}");
        events.take();
        raw("{'a':[['3','2']],'b':[['1','2']],'u':12,'U':11,'E':7,'s':'BNBBTC','e':'depthUpdate'}");
        assertThat(events.take())
                .containsExactly(
                        "book 0 7000000 1002 12 SET BUY 10000 20 0", "book 0 7000000 1002 12 SET SELL 30000 20 1");
    }

    @Test
    void aLostStreamIsAGapAndTheSnapshotIsAskedForWhenItIsBack() {
        join();
        frame(FrameChannel.DISCONNECTED, "public", "");
        clock(now + 1_000_000_000L);
        assertThat(events.take()).containsExactly("gap 0 - 1003 DISCONNECTED 11 0");
        frame(FrameChannel.CONNECTED, "public", "");
        assertThat(events.take()).containsExactly("ask snapshot 0");
    }

    @Test
    void silenceIsAGapAndAReconnectIsAskedForOnce() {
        join();
        clock(now + BinanceCodec.STALE_AFTER_NS);
        assertThat(events.take()).isEmpty();
        clock(now + BinanceCodec.STALE_AFTER_NS + 1);
        clock(now + BinanceCodec.STALE_AFTER_NS + 2);
        assertThat(events.take()).containsExactly("gap 0 - 5000001003 STALE 11 0", "ask reconnect public");
    }

    @Test
    void exchangeInfoMakesInstrumentsAndNewVersions() {
        String filters = "'filters':[{'filterType':'PRICE_FILTER','minPrice':'0.1','tickSize':'0.00010000'},"
                + "{'filterType':'LOT_SIZE','minQty':'0.10000000','stepSize':'%s'}]";
        String info = "{'rateLimits':[],'symbols':[{'symbol':'BNBBTC','baseAsset':'BNB','quoteAsset':'BTC',"
                + filters + "},{'symbol':'ETHBTC','baseAsset':'ETH','quoteAsset':'BTC',"
                + filters.replace("%s", "1.0") + "}]}";
        reply("exchange-info - - status=200", info.replace("%s", "0.10000000"));
        assertThat(events.take()).isEmpty();
        join();
        reply("exchange-info - - status=200", info.replace("%s", "0.01000000"));
        assertThat(events.take())
                .containsExactly(
                        "instrument 0 BNB-BTC.BINANCE 0.0001 0.01 1004",
                        "gap 0 - 1004 BAD_DATA 11 0",
                        "ask snapshot 0");
    }

    @Test
    void whatWasNotSentBecauseTheInstrumentWasNotKnownIsToldByItsId() {
        for (String verb : List.of("new", "cancel", "order", "open-orders", "trades", "depth")) {
            frame(FrameChannel.NO_REPLY, verb + " #7 " + ID + " not-sent=NOT_SENT", "");
        }
        assertThat(events.take())
                .containsExactly(
                        "rejected " + ID + " 7 NOT_SENT - 1001",
                        "cancelRejected " + ID + " 7 NOT_SENT - 1002",
                        "unknown " + ID + " 7 - 1003");
        clock(now + 1_000_000_000L);
        assertThat(events.take()).containsExactly("ask openOrders 7", "ask order 7 " + ID);
        frame(FrameChannel.NO_REPLY, "new #7x " + ID + " not-sent=NOT_SENT", "");
        reply("new #7 " + ID + " status=200", "{}");
        assertThat(events.take()).isEmpty();
        assertThat(codec.counters().refused(RefusalReason.UNKNOWN_INSTRUMENT)).isEqualTo(2);
    }

    @Test
    void aFullReplyToANewOrderIsAcceptedFilledAndExpired() {
        reply(
                "new BNBBTC " + ID + " status=200 order-count-10s=1",
                "{'symbol':'BNBBTC','orderId':28,'clientOrderId':'" + ID + "','transactTime':9,'executedQty':'1.0',"
                        + "'status':'EXPIRED','fills':[{'price':'4','qty':'1.0','commission':'0.004','commissionAsset':"
                        + "'BTC','tradeId':56}]}");
        assertThat(events.take())
                .containsExactly(
                        "accepted " + ID + " 0 28 9000000 1001",
                        "filled " + ID + " 0 28 56 40000 10 TAKER 4 3 BTC 9000000 1001",
                        "expired " + ID + " 0 9000000 1001");
    }

    @Test
    void aRefusedOrderHasAReasonAndOneOfUnknownFateIsUnknown() {
        String no = "{'code':-2010,'msg':'Account has insufficient balance for requested action.'}";
        reply("new BNBBTC " + ID + " status=400", no);
        reply("new BNBBTC " + ID + " status=400", "{'code':-1007,'msg':'Timeout'}");
        reply("new BNBBTC " + ID + " status=503", "busy");
        reply("new BNBBTC " + ID + " status=200", "{'orderId':");
        frame(FrameChannel.NO_REPLY, "new BNBBTC " + ID, "timeout");
        frame(FrameChannel.NO_REPLY, "new BNBBTC " + ID + " not-sent=RATE_BUDGET", "");
        reply("new BNBBTC " + ID + " status=429", "{'code':-1003,'msg':'Too many'}");
        assertThat(events.take())
                .containsExactly(
                        "rejected " + ID + " 0 INSUFFICIENT_BALANCE - 1001",
                        "unknown " + ID + " 0 - 1002",
                        "unknown " + ID + " 0 - 1003",
                        "unknown " + ID + " 0 - 1004",
                        "unknown " + ID + " 0 - 1005",
                        "rejected " + ID + " 0 RATE_BUDGET - 1006",
                        "rejected " + ID + " 0 RATE_LIMITED - 1007");
    }

    @Test
    void cancelsAndQueriesTellWhatTheVenueSays() {
        reply("cancel BNBBTC " + ID + " status=400", "{'code':-2011,'msg':'Unknown order sent.'}");
        reply("order BNBBTC " + ID + " status=400", "{'code':-2013,'msg':'Order does not exist.'}");
        reply(
                "order BNBBTC " + ID + " status=200",
                "{'orderId':7,'clientOrderId':'" + ID + "','status':'PARTIALLY_FILLED','executedQty':'0.3'}");
        assertThat(events.take())
                .containsExactly(
                        "cancelRejected " + ID + " 0 UNKNOWN_ORDER - 1001",
                        "status " + ID + " 0 0 REJECTED 0 - 1002",
                        "ask trades 0 " + ID + " 7",
                        "status " + ID + " 0 7 PARTLY_FILLED 3 - 1003");
        reply(
                "trades BNBBTC " + ID + " status=200",
                "[{'id':9,'orderId':7,'price':'1','qty':'0.3','commission':'1','commissionAsset':'BNB','time':8,"
                        + "'isMaker':true}]");
        reply(
                "order BNBBTC " + ID + " status=200",
                "{'orderId':7,'clientOrderId':'" + ID + "','status':'PARTIALLY_FILLED','executedQty':'0.3'}");
        assertThat(events.take())
                .containsExactly(
                        "filled " + ID + " 0 7 9 10000 3 MAKER 1 0 BNB 8000000 1004",
                        "status " + ID + " 0 7 PARTLY_FILLED 3 - 1005");
    }

    @Test
    void reportsOfTheAccountStreamBecomeOrderEvents() {
        report("NEW", "NEW", "0.0", "0.0", ID, "");
        report("TRADE", "PARTIALLY_FILLED", "0.2", "0.2", ID, "");
        report("CANCELED", "CANCELED", "0.0", "0.2", "web_1", ID);
        report("TRADE", "FILLED", "0.2", "0.2", "somebody", "");
        assertThat(events.take())
                .containsExactly(
                        "accepted " + ID + " 0 5 8000000 1001",
                        "filled " + ID + " 0 5 77 10000 2 MAKER 1 2 BNB 8000000 1002",
                        "canceled " + ID + " 0 8000000 1003");
    }

    @Test
    void aReportThatSkipsAFillAsksForTheTrades() {
        report("TRADE", "PARTIALLY_FILLED", "0.2", "0.5", ID, "");
        assertThat(events.take()).last().isEqualTo("ask trades 0 " + ID + " 5");
    }

    @Test
    void anOrderThatEndsBeforeItsFillsAreHereIsNotCanceledYet() {
        report("CANCELED", "CANCELED", "0.0", "0.2", "web_1", ID);
        assertThat(events.take())
                .containsExactly("ask trades 0 " + ID + " 5", "status " + ID + " 0 5 CANCELED 2 8000000 1001");
        reply(
                "cancel BNBBTC " + ID + " status=200",
                "{'orderId':5,'clientOrderId':'x','origClientOrderId':'" + ID
                        + "','status':'CANCELED','executedQty':'0.3'}");
        assertThat(events.take())
                .containsExactly("ask trades 0 " + ID + " 5", "status " + ID + " 0 5 CANCELED 3 - 1002");
    }

    @Test
    void balancesComeByStreamAndByReply() {
        frame(
                FrameChannel.PRIVATE_STREAM,
                "account",
                "{'subscriptionId':0,'event':{'e':'outboundAccountPosition','E':5,'u':4,'B':[{'a':'ETH','f':'10.5','l':'0.0'}]}}");
        reply("account - - status=200", "{'updateTime':3,'balances':[{'asset':'BTC','free':'1.00','locked':'2.00'}]}");
        assertThat(events.take())
                .containsExactly(
                        "balance BINANCE ETH 105 0 1 5000000 1001", "balance BINANCE BTC 100 200 2 3000000 1002");
    }

    @Test
    void anAccountStreamThatIsBackAsksForAllThatMayHaveHappened() {
        report("NEW", "NEW", "0.0", "0.0", ID, "");
        events.take();
        frame(FrameChannel.CONNECTED, "account", "");
        assertThat(events.take()).containsExactly("ask account", "ask openOrders 0", "ask order 0 " + ID);
    }

    private void report(String execution, String status, String last, String filled, String c, String original) {
        frame(
                FrameChannel.PRIVATE_STREAM,
                "account",
                "{'subscriptionId':0,'event':{'e':'executionReport','E':9,'s':'BNBBTC','c':'" + c + "','C':'" + original
                        + "','x':'" + execution + "','X':'" + status + "','r':'NONE','i':5,'l':'" + last + "','z':'"
                        + filled + "','L':'1.0','n':'0.01','N':'BNB','T':8,'t':77,'w':true,'m':true}}");
    }

    private void join() {
        raw("{'lastUpdateId':8,'bids':[['1','1']],'asks':[['3','1']]}");
        diff(9, 10, "['1','2']", "");
        events.take();
    }

    private void diff(long first, long last, String bids, String asks) {
        stream(
                "depth@100ms",
                "{'e':'depthUpdate','E':7,'s':'BNBBTC','U':" + first + ",'u':" + last + ",'b':[" + bids + "],'a':["
                        + asks + "]}");
    }

    private void stream(String kind, String data) {
        raw("{'stream':'bnbbtc@" + kind + "','data':" + data + "}");
    }

    private void raw(String json) {
        frame(FrameChannel.PUBLIC_STREAM, "public", json);
    }

    private void reply(String context, String json) {
        frame(FrameChannel.REPLY, context, json);
    }

    private void clock(long timeNs) {
        codec.frame("", FrameChannel.CLOCK, 0, timeNs, "", new byte[0], 0, 0);
    }

    private void frame(FrameChannel channel, String context, String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        codec.frame("BINANCE", channel, 0, ++now, context, bytes, 0, bytes.length);
    }
}
